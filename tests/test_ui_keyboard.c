/* The keyboard: typed values, Tab and arrows, what is left to the host. */
#include "check.h"
#include "ui_desk.h"

static Rect value_of(const Desk *desk, PortIndex port)
{
    const Place place = desk_place(desk, PLACE_KNOB, (int)port);
    return place_value(&place);
}

static void begin_value(Desk *desk, PortIndex port)
{
    desk_double_click(desk, value_of(desk, port));
    assert_int_equal(desk->ui->overlay.kind, OVERLAY_VALUE);
    assert_true(desk->keyboard);
}

/* ---------------------------------------------------------------------------------- values -- */

static void values_are_typed_with_their_units(void **state)
{
    Desk *desk = *state;
    const struct {
        PortIndex port;
        const char *typed;
        double value;
    } cases[] = {
        {PORT_CUTOFF, "1.2k", 1200.0}, {PORT_CUTOFF, "700 Hz", 700.0}, {PORT_LEVEL, "-6dB", -6.0},
        {PORT_WIDTH, "50%", 50.0},     {PORT_FEED, "4,5", 4.5},        {PORT_LEVEL, "−12,5", -12.5},
        {PORT_CUTOFF, "3k", 2000.0},
    };
    for (unsigned i = 0; i < COUNT(cases); i++) {
        begin_value(desk, cases[i].port);
        desk_type(desk, cases[i].typed);
        assert_true(desk_key(desk, i % 2 ? KEY_TAB : KEY_ENTER));
        assert_close(desk_value(desk, cases[i].port), cases[i].value, 1e-6, "%s", cases[i].typed);
        assert_false(desk->keyboard);
        assert_true(desk_none_touched(desk));
        assert_int_equal(desk->ui->focus, -1);
    }
}

static void escape_drops_what_was_typed(void **state)
{
    Desk *desk = *state;
    begin_value(desk, PORT_FEED);
    desk_type(desk, "9");
    assert_true(desk_key(desk, KEY_ESCAPE));
    assert_int_equal(desk->writes, 0);
    assert_false(desk->keyboard);
}

static void losing_the_keyboard_takes_it(void **state)
{
    Desk *desk = *state;
    begin_value(desk, PORT_FEED);
    desk_type(desk, "9");
    ui_lost_keyboard(desk->ui, desk->time_s);
    assert_true(desk_value(desk, PORT_FEED) == 9.0);
    assert_false(desk->keyboard);
    begin_value(desk, PORT_FEED);
    desk_type(desk, "nine");
    ui_lost_keyboard(desk->ui, desk->time_s);
    assert_true(desk_value(desk, PORT_FEED) == 9.0);
    assert_false(desk->keyboard);
}

static void a_press_elsewhere_takes_it_and_is_a_press(void **state)
{
    Desk *desk = *state;
    begin_value(desk, PORT_FEED);
    desk_type(desk, "9");
    desk_click(desk, BUTTON_LEFT, desk_place(desk, PLACE_SWITCH, PORT_MUTE).at);
    assert_true(desk_value(desk, PORT_FEED) == 9.0);
    assert_true(desk_value(desk, PORT_MUTE) == 1.0);
    assert_false(desk->keyboard);
}

static void what_is_no_value_is_said(void **state)
{
    Desk *desk = *state;
    begin_value(desk, PORT_CUTOFF);
    desk_type(desk, "12 parsecs");
    desk_key(desk, KEY_ENTER);
    assert_true(desk->keyboard);
    assert_string_equal(desk->ui->overlay.fault, "300 Hz to 2.00 kHz, please");
    desk_key(desk, KEY_HOME);
    desk_key(desk, KEY_DELETE);
    assert_string_equal(desk->ui->overlay.fault, "");
    assert_string_equal(desk->ui->overlay.field.text, "2 parsecs");
    desk_key(desk, KEY_ESCAPE);
    assert_int_equal(desk->writes, 0);
}

/* What the display rounds is not rounded by looking at it. */
static void a_value_that_is_left_alone_stays(void **state)
{
    Desk *desk = *state;
    ui_port(desk->ui, PORT_CUTOFF, 703.4f);
    begin_value(desk, PORT_CUTOFF);
    assert_string_equal(desk->ui->overlay.field.text, "703 Hz");
    desk_key(desk, KEY_ENTER);
    assert_int_equal(desk->writes, 0);
}

/* ------------------------------------------------------------------------------------ focus -- */

static void focus_on(Desk *desk, PlaceKind kind, int of)
{
    for (unsigned i = 0; i <= desk->ui->layout.count; i++) {
        const int focus = desk->ui->focus;
        if (focus >= 0 && desk->ui->layout.places[focus].kind == kind &&
            desk->ui->layout.places[focus].of == of) {
            return;
        }
        assert_true(desk_key(desk, KEY_TAB));
    }
    fail_msg("the Tab key never got there");
}

static void the_hosts_keys_stay_with_the_host(void **state)
{
    Desk *desk = *state;
    const UiKey keys[] = {KEY_ENTER, KEY_ESCAPE, KEY_BACKSPACE, KEY_DELETE, KEY_LEFT,
                          KEY_RIGHT, KEY_UP,     KEY_DOWN,      KEY_HOME,   KEY_END};
    for (unsigned i = 0; i < COUNT(keys); i++) {
        assert_false(desk_key(desk, keys[i]));
    }
    assert_false(ui_key(desk->ui, KEY_TEXT, " ", desk->keys, 1.0));
    focus_on(desk, PLACE_KNOB, PORT_FEED);
    assert_false(ui_key(desk->ui, KEY_TEXT, " ", desk->keys, 1.0));
    assert_false(ui_key(desk->ui, KEY_TEXT, "r", desk->keys, 1.0));
    desk->keys.control = true;
    assert_false(ui_key(desk->ui, KEY_TEXT, "s", desk->keys, 1.0));
    assert_false(desk_key(desk, KEY_TAB));
    assert_int_equal(desk->writes, 0);
    assert_int_equal(desk->keyboards, 0);
}

static void tab_goes_round_both_ways(void **state)
{
    Desk *desk = *state;
    assert_true(desk_key(desk, KEY_TAB));
    const int first = desk->ui->focus;
    assert_true(desk_key(desk, KEY_BACK_TAB));
    const int last = desk->ui->focus;
    assert_true(last > first);
    assert_true(desk_key(desk, KEY_TAB));
    assert_int_equal(desk->ui->focus, first);
    desk->keys.shift = true;
    assert_true(desk_key(desk, KEY_TAB));
    assert_int_equal(desk->ui->focus, last);
    desk->keys.shift = false;
    assert_true(desk_key(desk, KEY_ESCAPE));
    assert_int_equal(desk->ui->focus, -1);
    assert_true(desk_key(desk, KEY_BACK_TAB));
    assert_int_equal(desk->ui->focus, last);
    ui_lost_keyboard(desk->ui, desk->time_s);
    assert_int_equal(desk->ui->focus, -1);
}

static void arrows_step_with_a_touch(void **state)
{
    Desk *desk = *state;
    focus_on(desk, PLACE_KNOB, PORT_FEED);
    assert_true(desk_key(desk, KEY_UP));
    assert_true(desk_key(desk, KEY_RIGHT));
    assert_true(desk->touched[PORT_FEED]);
    assert_close(desk_value(desk, PORT_FEED), 7.0, 1e-6, "two half decibels");
    desk->keys.shift = true;
    assert_true(desk_key(desk, KEY_DOWN));
    desk->keys.shift = false;
    assert_close(desk_value(desk, PORT_FEED), 6.95, 1e-6, "a fine one back");
    desk_wait(desk, 0.4);
    assert_true(desk_none_touched(desk));
    assert_int_equal(desk->touches, 1);
    assert_true(desk_key(desk, KEY_END));
    assert_true(desk_value(desk, PORT_FEED) == 15.0);
    focus_on(desk, PLACE_CHOICES, PORT_MODE);
    assert_true(desk_key(desk, KEY_RIGHT));
    assert_true(desk_value(desk, PORT_MODE) == 2.0);
    assert_true(desk->ui->layout.places[desk->ui->focus].of == PORT_MODE);
    focus_on(desk, PLACE_SWITCH, PORT_MUTE);
    assert_true(desk_key(desk, KEY_ENTER));
    assert_true(desk_value(desk, PORT_MUTE) == 1.0);
    assert_true(desk_key(desk, KEY_LEFT));
    assert_true(desk_value(desk, PORT_MUTE) == 0.0);
}

static void enter_opens_what_opens(void **state)
{
    Desk *desk = *state;
    focus_on(desk, PLACE_KNOB, PORT_FEED);
    assert_true(desk_key(desk, KEY_ENTER));
    desk_type(desk, "8");
    assert_true(desk_key(desk, KEY_ENTER));
    assert_true(desk_value(desk, PORT_FEED) == 8.0);
    focus_on(desk, PLACE_LIST, PORT_WEARING);
    assert_true(desk_key(desk, KEY_ENTER));
    assert_int_equal(desk->ui->overlay.kind, OVERLAY_LIST);
    assert_false(ui_key(desk->ui, KEY_TEXT, " ", desk->keys, desk->time_s));
    assert_true(desk_key(desk, KEY_DOWN));
    assert_true(desk_key(desk, KEY_ENTER));
    assert_true(desk_value(desk, PORT_WEARING) == 1.0);
    assert_int_equal(desk->keyboards, 1); /* none for the list */
    focus_on(desk, PLACE_TAB, PAGE_SAFETY);
    assert_true(desk_key(desk, KEY_ENTER));
    focus_on(desk, PLACE_PUSH, PORT_DOSE_RESET);
    assert_true(desk_key(desk, KEY_ENTER));
    assert_true(desk_value(desk, PORT_DOSE_RESET) == 1.0);
    desk_wait(desk, 0.15);
    assert_true(desk_value(desk, PORT_DOSE_RESET) == 0.0);
}

static void control_z_takes_back(void **state)
{
    Desk *desk = *state;
    desk_drag(desk, desk_place(desk, PLACE_KNOB, PORT_WIDTH).at, 0.0, -52.0, 4);
    desk->keys.control = true;
    assert_true(ui_key(desk->ui, KEY_TEXT, "z", desk->keys, desk->time_s));
    assert_true(desk_value(desk, PORT_WIDTH) == 100.0);
    desk->keys.shift = true;
    assert_true(ui_key(desk->ui, KEY_TEXT, "Z", desk->keys, desk->time_s));
    assert_close(desk_value(desk, PORT_WIDTH), 150.0, 1e-6, "again");
}

#define DESK_TEST(test) cmocka_unit_test_setup_teardown(test, desk_make, desk_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(values_are_typed_with_their_units),
        DESK_TEST(escape_drops_what_was_typed),
        DESK_TEST(losing_the_keyboard_takes_it),
        DESK_TEST(a_press_elsewhere_takes_it_and_is_a_press),
        DESK_TEST(what_is_no_value_is_said),
        DESK_TEST(a_value_that_is_left_alone_stays),
        DESK_TEST(the_hosts_keys_stay_with_the_host),
        DESK_TEST(tab_goes_round_both_ways),
        DESK_TEST(arrows_step_with_a_touch),
        DESK_TEST(enter_opens_what_opens),
        DESK_TEST(control_z_takes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
