/* The window of the UI in a host: its size and scale, what it shows, what it says to the plugin. */
#include "../gui/steady.h"
#include "check.h"
#include "host.h"
#include "ui_rig.h"
#include "x_server.h"

#include <lv2/atom/atom.h>
#include <stdlib.h>
#include <string.h>

enum { USUAL_WIDTH = 960, USUAL_HEIGHT = 600 };

static const RigWish usual = {0};

static void get_size(Rig *rig, int *width, int *height)
{
    xcb_get_geometry_reply_t *size = xcb_get_geometry_reply(
        rig->connection, xcb_get_geometry(rig->connection, rig->widget), NULL);
    assert_non_null(size);
    *width = size->width;
    *height = size->height;
    free(size);
}

/* Sooner or later: it is for the server to do. */
static void assert_size(Rig *rig, int width, int height)
{
    int is_width = 0, is_height = 0;
    get_size(rig, &is_width, &is_height);
    for (int look = 0; look < 100 && (is_width != width || is_height != height); look++) {
        assert_true(rig_idle(rig, 20));
        get_size(rig, &is_width, &is_height);
    }
    assert_int_equal(is_width, width);
    assert_int_equal(is_height, height);
}

/* -------------------------------------------------------------------------------------- size -- */

static void it_opens_in_the_size_that_it_prefers(void **state)
{
    (void)state;
    Rig rig;
    assert_true(rig_open(&rig, &usual));
    assert_size(&rig, USUAL_WIDTH, USUAL_HEIGHT);
    assert_int_equal(rig.asked_width, USUAL_WIDTH);
    assert_int_equal(rig.asked_height, USUAL_HEIGHT);
    rig_close(&rig);
}

static void it_tells_how_small_it_can_be(void **state)
{
    (void)state;
    Rig rig;
    assert_true(rig_open(&rig, &usual));
    xcb_get_property_reply_t *hints = xcb_get_property_reply(
        rig.connection,
        xcb_get_property(rig.connection, 0, rig.widget, XCB_ATOM_WM_NORMAL_HINTS,
                         XCB_ATOM_WM_SIZE_HINTS, 0, 18),
        NULL);
    assert_non_null(hints);
    assert_int_equal(xcb_get_property_value_length(hints), 18 * sizeof(uint32_t));
    const uint32_t *fields = xcb_get_property_value(hints);
    assert_true(fields[0] & (1u << 4)); /* a minimum is given */
    assert_int_equal(fields[5], 720);
    assert_int_equal(fields[6], 450);
    free(hints);
    rig_close(&rig);
}

static void it_follows_the_size_that_it_is_given(void **state)
{
    (void)state;
    Rig rig;
    assert_true(rig_open(&rig, &usual));
    const uint32_t larger[] = {1200, 800};
    xcb_configure_window(rig.connection, rig.widget,
                         XCB_CONFIG_WINDOW_WIDTH | XCB_CONFIG_WINDOW_HEIGHT, larger);
    xcb_flush(rig.connection);
    assert_true(rig_idle(&rig, 100));
    Picture picture = rig_look(&rig);
    assert_int_equal(picture.width, 1200);
    assert_int_equal(picture.height, 800);
    assert_true(picture_shows_something(&picture));
    free(picture.pixels);
    rig_close(&rig);
}

static void a_host_can_set_its_size(void **state)
{
    (void)state;
    Rig rig;
    assert_true(rig_open(&rig, &usual));
    const LV2UI_Resize *resize = rig.descriptor->extension_data(LV2_UI__resize);
    assert_non_null(resize);
    assert_null(rig.descriptor->extension_data("urn:nobody:knows"));
    assert_int_equal(resize->ui_resize(rig.ui, 1000, 700), 0);
    assert_true(rig_idle(&rig, 50));
    assert_size(&rig, 1000, 700);
    rig_close(&rig);
}

/* ------------------------------------------------------------------------------------- scale -- */

static void assert_width_with_option(const LV2_Options_Option *option, int width)
{
    const LV2_Options_Option options[] = {*option, {0}};
    Rig rig;
    assert_true(rig_open(&rig, &(RigWish){.options = options}));
    assert_size(&rig, width, width * USUAL_HEIGHT / USUAL_WIDTH);
    rig_close(&rig);
}

static LV2_URID number_of(const char *uri)
{
    return host_map.map(host_map.handle, uri);
}

static void the_host_can_choose_its_scale(void **state)
{
    (void)state;
    const float scale = 1.5f;
    const LV2_Options_Option option = {.key = number_of(LV2_UI__scaleFactor),
                                       .size = sizeof scale,
                                       .type = number_of(LV2_ATOM__Float),
                                       .value = &scale};
    assert_width_with_option(&option, 1440);
}

static void a_scale_that_is_none_is_passed_over(void **state)
{
    (void)state;
    const float nonsense[] = {NAN, -1.0f, 0.0f, 1e9f};
    const double of_another_type = 1.5;
    const LV2_URID key = number_of(LV2_UI__scaleFactor);
    LV2_Options_Option option = {.key = key, .type = number_of(LV2_ATOM__Float)};
    option.size = sizeof *nonsense;
    for (size_t i = 0; i < COUNT(nonsense); i++) {
        option.value = &nonsense[i];
        assert_width_with_option(&option, USUAL_WIDTH);
    }
    option.value = NULL;
    assert_width_with_option(&option, USUAL_WIDTH);
    option = (LV2_Options_Option){.key = key,
                                  .size = sizeof of_another_type,
                                  .type = number_of(LV2_ATOM__Double),
                                  .value = &of_another_type};
    assert_width_with_option(&option, USUAL_WIDTH);
}

static void the_screen_chooses_its_scale(void **state)
{
    (void)state;
    const char resources[] = "*customization:\t-color\nXft.dpi:\t144\nXft.hinting:\t1\n";
    Rig rig;
    assert_true(rig_connect(&rig));
    xcb_change_property(rig.connection, XCB_PROP_MODE_REPLACE, rig.root, XCB_ATOM_RESOURCE_MANAGER,
                        XCB_ATOM_STRING, 8, sizeof resources - 1, resources);
    xcb_flush(rig.connection);
    assert_true(rig_instantiate(&rig, &usual));
    assert_true(rig_idle(&rig, 20));
    assert_size(&rig, 1440, 900);
    xcb_delete_property(rig.connection, rig.root, XCB_ATOM_RESOURCE_MANAGER);
    rig_focus(&rig); /* an answer: it is deleted before the next test opens */
    rig_close(&rig);
}

/* ----------------------------------------------------------------------------------- showing -- */

static Picture picture_of_opening(void)
{
    Rig rig;
    assert_true(rig_open(&rig, &usual));
    const Picture picture = rig_look(&rig);
    rig_close(&rig);
    return picture;
}

static void it_shows_the_same_without_shared_memory(void **state)
{
    (void)state;
    const Picture shared = picture_of_opening();
    assert_true(picture_shows_something(&shared));
    x_server_stop();
    assert_true(x_server_start("MIT-SHM"));
    const Picture sent = picture_of_opening();
    x_server_stop();
    assert_true(x_server_start(NULL));
    assert_true(pictures_are_equal(&shared, &sent));
    free(shared.pixels);
    free(sent.pixels);
}

static void what_was_covered_comes_back(void **state)
{
    (void)state;
    Rig rig;
    assert_true(rig_open(&rig, &usual));
    Picture before = rig_look(&rig);
    xcb_unmap_window(rig.connection, rig.parent);
    xcb_map_window(rig.connection, rig.parent);
    xcb_flush(rig.connection);
    assert_true(rig_idle(&rig, 50));
    Picture after = rig_look(&rig);
    assert_true(pictures_are_equal(&before, &after));
    free(before.pixels);
    free(after.pixels);
    rig_close(&rig);
}

/* ----------------------------------------------------------------------------- what it says -- */

static void it_says_that_it_is_open_and_when_it_closes(void **state)
{
    (void)state;
    Rig rig;
    assert_true(rig_connect(&rig));
    assert_true(rig_instantiate(&rig, &usual));
    assert_int_equal(rig.said_open, 1);
    assert_int_equal(rig.questions, OWN_FILES + 2); /* and the message, and the zoom */
    const double from_s = steady_now_s();
    assert_true(rig_idle(&rig, 2500));
    assert_in_range(rig.said_open, 3, 2 + (unsigned)(steady_now_s() - from_s)); /* each second */
    assert_int_equal(rig.said_closed, 0);
    rig_cleanup(&rig);
    assert_int_equal(rig.said_closed, 1);
    rig_close(&rig);
}

static void opening_writes_no_port(void **state)
{
    (void)state;
    Rig rig;
    assert_true(rig_open(&rig, &usual));
    assert_true(rig_idle(&rig, 200));
    rig_cleanup(&rig);
    for (int port = 0; port < PORT_COUNT; port++) {
        assert_int_equal(rig.writes[port], 0);
        assert_int_equal(rig.grabs[port], 0);
    }
    rig_close(&rig);
}

static void it_opens_without_any_feature(void **state)
{
    (void)state;
    Rig rig;
    assert_true(rig_open(&rig, &(RigWish){.bare = true}));
    assert_int_equal(rig.said_open, 0); /* it has no words for it */
    rig_tell_port(&rig, PORT_LEVEL, -6.0f);
    assert_true(rig_idle(&rig, 50));
    rig_close(&rig);
}

static void it_can_stand_alone(void **state)
{
    (void)state;
    Rig rig;
    assert_true(rig_open(&rig, &(RigWish){.alone = true}));
    xcb_client_message_event_t message = {
        .response_type = XCB_CLIENT_MESSAGE, .format = 32, .window = rig.widget};
    const char *const names[] = {"WM_PROTOCOLS", "WM_DELETE_WINDOW"};
    xcb_atom_t atoms[COUNT(names)];
    for (size_t i = 0; i < COUNT(names); i++) {
        xcb_intern_atom_reply_t *reply = xcb_intern_atom_reply(
            rig.connection,
            xcb_intern_atom(rig.connection, 0, (uint16_t)strlen(names[i]), names[i]), NULL);
        assert_non_null(reply);
        atoms[i] = reply->atom;
        free(reply);
    }
    message.type = atoms[0];
    message.data.data32[0] = atoms[1];
    xcb_send_event(rig.connection, 0, rig.widget, 0, (const char *)&message);
    xcb_flush(rig.connection);
    assert_false(rig_idle(&rig, 500)); /* the frame's button closes it */
    rig_close(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_opens_in_the_size_that_it_prefers),
        cmocka_unit_test(it_tells_how_small_it_can_be),
        cmocka_unit_test(it_follows_the_size_that_it_is_given),
        cmocka_unit_test(a_host_can_set_its_size),
        cmocka_unit_test(the_host_can_choose_its_scale),
        cmocka_unit_test(a_scale_that_is_none_is_passed_over),
        cmocka_unit_test(the_screen_chooses_its_scale),
        cmocka_unit_test(it_shows_the_same_without_shared_memory),
        cmocka_unit_test(what_was_covered_comes_back),
        cmocka_unit_test(it_says_that_it_is_open_and_when_it_closes),
        cmocka_unit_test(opening_writes_no_port),
        cmocka_unit_test(it_opens_without_any_feature),
        cmocka_unit_test(it_can_stand_alone),
    };
    return cmocka_run_group_tests(tests, x_server_setup, x_server_teardown);
}
