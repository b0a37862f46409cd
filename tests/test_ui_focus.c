/* Hands on the keyboard, and who has it: the UI only while something is typed. */
#include "check.h"
#include "temporary_folder.h"
#include "ui_places.h"
#include "x_server.h"

#include <stdlib.h>

enum { ENTER = 0xff0d, ESCAPE = 0xff1b, TAB = 0xff09, RIGHT = 0xff53, CONTROL = 0xffe3 };

/* ------------------------------------------------------------------------------------ typing -- */

static void a_value_is_typed_with_its_unit(void **state)
{
    Rig *rig = *state;
    const struct {
        const char *text;
        double hz;
    } typed[] = {{"1.2k", 1200.0}, {"650 Hz", 650.0}, {"0,9k", 900.0}, {"440", 440.0}};
    for (size_t i = 0; i < COUNT(typed); i++) {
        type_into(rig, PORT_CUTOFF, typed[i].text);
        rig_key(rig, i % 2 ? TAB : ENTER);
        assert_close(rig->values[PORT_CUTOFF], typed[i].hz, 1e-3, "Hz, of %s", typed[i].text);
        assert_int_equal(rig_focus(rig), rig->parent);
        rig_idle(rig, 500); /* so that the next click is no third one */
    }
    assert_only_written(rig, PORT_CUTOFF);
}

static void escape_drops_what_is_typed(void **state)
{
    Rig *rig = *state;
    type_into(rig, PORT_CUTOFF, "1500");
    rig_key(rig, ESCAPE);
    assert_int_equal(rig_focus(rig), rig->parent);
    assert_int_equal(rig->writes[PORT_CUTOFF], 0);
}

static void a_click_in_what_is_typed_keeps_the_keyboard(void **state)
{
    Rig *rig = *state;
    const Rect at = value_of(PORT_WIDTH);
    const double before_it = 50.0; /* the field is as wide on either side */
    type_into(rig, PORT_WIDTH, "50");
    rig_click(rig, 1, middle_x(at) - before_it, middle_y(at));
    assert_int_equal(rig_focus(rig), rig->widget);
    rig_type(rig, "1");
    rig_key(rig, ENTER);
    assert_close(rig->values[PORT_WIDTH], 150.0, 1e-3, "%%");
    assert_int_equal(rig_focus(rig), rig->parent);
    assert_only_written(rig, PORT_WIDTH);
}

static void losing_the_keyboard_takes_what_is_typed(void **state)
{
    Rig *rig = *state;
    type_into(rig, PORT_CUTOFF, "1500");
    xcb_set_input_focus(rig->connection, XCB_INPUT_FOCUS_PARENT, rig->parent, XCB_CURRENT_TIME);
    xcb_flush(rig->connection);
    assert_true(rig_idle(rig, 100));
    assert_close(rig->values[PORT_CUTOFF], 1500.0, 1e-3, "Hz");
    assert_int_equal(rig_focus(rig), rig->parent);
}

static void the_keyboard_goes_back_to_who_had_it(void **state)
{
    Rig *rig = *state;
    const xcb_window_t entry = xcb_generate_id(rig->connection);
    xcb_create_window(rig->connection, XCB_COPY_FROM_PARENT, entry, rig->root, 1000, 0, 100, 30, 0,
                      XCB_WINDOW_CLASS_INPUT_OUTPUT, XCB_COPY_FROM_PARENT, 0, NULL);
    xcb_map_window(rig->connection, entry);
    xcb_set_input_focus(rig->connection, XCB_INPUT_FOCUS_POINTER_ROOT, entry, XCB_CURRENT_TIME);
    type_into(rig, PORT_CUTOFF, "500");
    rig_key(rig, ENTER);
    assert_int_equal(rig_focus(rig), entry);
    rig_idle(rig, 500);
    type_into(rig, PORT_CUTOFF, "600");
    xcb_destroy_window(rig->connection, entry);
    rig_key(rig, ENTER);
    assert_int_equal(rig_focus(rig), rig->parent); /* where that is gone, to the host's window */
    assert_close(rig->values[PORT_CUTOFF], 600.0, 1e-3, "Hz");
}

static void closing_gives_the_keyboard_back(void **state)
{
    Rig *rig = *state;
    type_into(rig, PORT_CUTOFF, "500");
    rig_cleanup(rig);
    assert_int_equal(rig_focus(rig), rig->parent);
}

/* -------------------------------------------------------------------------------------- keys -- */

/* Keys that reached the host's window since the last call, which is to be so many; those that a client
 * sent, that is: that we handed up. The server may take its time. */
static void assert_keys_at_the_host(Rig *rig, unsigned expected)
{
    unsigned keys = 0;
    for (int look = 0; look < 100 && (look < 2 || keys < expected); look++) {
        rig_idle(rig, 20);
        for (xcb_generic_event_t *e; (e = xcb_poll_for_event(rig->connection)); free(e)) {
            keys += (e->response_type & 0x7fu) == XCB_KEY_PRESS;
        }
    }
    assert_int_equal(keys, expected);
}

static void tab_and_arrows_move_through_the_controls(void **state)
{
    Rig *rig = *state;
    rig_point(rig, 300.0, 300.0); /* the keyboard follows the pointer within the focus */
    rig_key(rig, TAB);            /* to the first place: Hear As */
    rig_key(rig, RIGHT);
    assert_close(rig->values[PORT_MODE], 2.0, 0.0, "Speakers");
    rig_key(rig, ESCAPE);
    assert_keys_at_the_host(rig, 0);
    assert_int_equal(rig_focus(rig), rig->parent);
    rig_idle(rig, 500);
    assert_one_gesture(rig, PORT_MODE);
}

static void the_space_bar_stays_with_the_host(void **state)
{
    Rig *rig = *state;
    rig_point(rig, 300.0, 300.0);
    rig_key(rig, ' ');
    rig_key(rig, 'r');
    assert_keys_at_the_host(rig, 2);
    type_into(rig, PORT_CUTOFF, "7 0");
    assert_keys_at_the_host(rig, 0); /* but not while it is typed */
    rig_key(rig, ESCAPE);
    assert_keys_at_the_host(rig, 0);
}

static void keys_that_a_client_sent_are_dropped(void **state)
{
    Rig *rig = *state;
    xcb_key_press_event_t key = {.response_type = XCB_KEY_PRESS,
                                 .detail = 65,
                                 .root = rig->root,
                                 .event = rig->widget,
                                 .same_screen = 1};
    for (int i = 0; i < 256; i++) {
        key.detail = (uint8_t)(i < 8 ? 8 : i);
        xcb_send_event(rig->connection, 0, rig->widget, XCB_EVENT_MASK_KEY_PRESS,
                       (const char *)&key);
    }
    xcb_flush(rig->connection);
    assert_true(rig_idle(rig, 100));
    assert_keys_at_the_host(rig, 0);
    assert_only_written(rig, PORT_COUNT);
}

static void control_z_undoes_a_gesture(void **state)
{
    Rig *rig = *state;
    drag_up(rig, knob_of(PORT_WIDTH), 52);
    rig_release(rig, 1);
    rig_key_down(rig, CONTROL);
    rig_key(rig, 'z');
    rig_key_up(rig, CONTROL);
    assert_close(rig->values[PORT_WIDTH], 100.0, 0.0, "%%");
}

/* ------------------------------------------------------------------------------------- files -- */

static void show_page(Rig *rig, Page page)
{
    click_at(rig, 1, place_on(PAGE_HEADPHONES, PLACE_TAB, (int)page).at);
}

static void a_path_is_typed(void **state)
{
    Rig *rig = *state;
    const char *path = temporary_file("curve.txt", "Preamp: -3 dB\n", 14);
    const Place file = place_on(PAGE_CORRECTION, PLACE_FILE, OWN_CORRECTION);
    show_page(rig, PAGE_CORRECTION);
    click_at(rig, 1, place_file_name(&file));
    assert_int_equal(rig_focus(rig), rig->widget);
    rig_type(rig, path);
    rig_key(rig, ENTER);
    assert_string_equal(rig->file[OWN_CORRECTION], path);
    assert_int_equal(rig->files_set, 1);
    assert_int_equal(rig_focus(rig), rig->parent);
    click_at(rig, 1, place_file_clear(&file));
    assert_string_equal(rig->file[OWN_CORRECTION], "");
    assert_int_equal(rig->files_set, 2);
}

static void the_hosts_chooser_is_asked_where_there_is_one(void **state)
{
    (void)state;
    Rig rig;
    const Place file = place_on(PAGE_CORRECTION, PLACE_FILE, OWN_CORRECTION);
    assert_true(rig_open(&rig, &(RigWish){.has_chooser = true}));
    show_page(&rig, PAGE_CORRECTION);
    click_at(&rig, 1, place_file_name(&file));
    assert_int_equal(rig.chooser_calls, 1);
    assert_int_equal(rig_focus(&rig), rig.parent);
    rig_close(&rig);
}

static int setup(void **state)
{
    return temporary_folder_make(state) || x_server_setup(state);
}

static int teardown(void **state)
{
    return x_server_teardown(state) || temporary_folder_remove(state);
}

#define GESTURE(name) cmocka_unit_test_setup_teardown(name, places_open, places_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        GESTURE(a_value_is_typed_with_its_unit),
        GESTURE(escape_drops_what_is_typed),
        GESTURE(a_click_in_what_is_typed_keeps_the_keyboard),
        GESTURE(losing_the_keyboard_takes_what_is_typed),
        GESTURE(the_keyboard_goes_back_to_who_had_it),
        GESTURE(closing_gives_the_keyboard_back),
        GESTURE(tab_and_arrows_move_through_the_controls),
        GESTURE(the_space_bar_stays_with_the_host),
        GESTURE(keys_that_a_client_sent_are_dropped),
        GESTURE(control_z_undoes_a_gesture),
        GESTURE(a_path_is_typed),
        cmocka_unit_test(the_hosts_chooser_is_asked_where_there_is_one),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
