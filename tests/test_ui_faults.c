/* Whatever happens to the UI's window, server or host: it refuses to open or says that it is closed,
 * leaks nothing, and the host lives. */
#include "check.h"
#include "ui_rig.h"
#include "x_server.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const RigWish usual = {0};

/* ------------------------------------------------------------------------- without a window -- */

static void assert_refuses(const RigWish *wish)
{
    Rig rig = {0};
    assert_false(rig_instantiate(&rig, wish));
    assert_int_equal(rig.said_open, 0);
    rig_cleanup(&rig);
}

static void without_a_display_it_refuses(void **state)
{
    (void)state;
    const char *usual_display = getenv("DISPLAY");
    char display[64];
    assert_non_null(usual_display);
    snprintf(display, sizeof display, "%s", usual_display);
    unsetenv("DISPLAY");
    assert_refuses(&(RigWish){.alone = true});
    setenv("DISPLAY", ":4242", 1);
    assert_refuses(&(RigWish){.alone = true});
    setenv("DISPLAY", "nonsense", 1);
    assert_refuses(&(RigWish){.bad_parent = 42});
    setenv("DISPLAY", display, 1);
}

static void in_a_parent_that_is_none_it_refuses(void **state)
{
    (void)state;
    assert_refuses(&(RigWish){.bad_parent = 42});
    assert_refuses(&(RigWish){.bad_parent = 0xfffffff0});
    Rig gone;
    assert_true(rig_connect(&gone));
    const xcb_window_t parent = gone.parent;
    rig_close(&gone);
    assert_refuses(&(RigWish){.bad_parent = parent});
}

static void for_another_plugin_it_refuses(void **state)
{
    (void)state;
    Rig rig;
    assert_true(rig_open(&rig, &usual));
    LV2UI_Widget widget = NULL;
    const LV2_Feature *const none[] = {NULL};
    assert_null(rig.descriptor->instantiate(rig.descriptor, "urn:earfield:other", BUNDLE, NULL,
                                            NULL, &widget, none));
    rig_close(&rig);
}

/* ------------------------------------------------------------------------- taken from under it -- */

static void when_its_parent_is_destroyed_it_closes(void **state)
{
    (void)state;
    Rig rig;
    assert_true(rig_open(&rig, &usual));
    xcb_destroy_window(rig.connection, rig.parent);
    xcb_flush(rig.connection);
    assert_false(rig_idle(&rig, 500));
    assert_int_not_equal(rig.idle->idle(rig.ui), 0); /* and stays closed */
    rig_tell_port(&rig, PORT_LEVEL, -3.0f);
    rig_close(&rig);
}

static void when_its_window_is_destroyed_it_closes(void **state)
{
    (void)state;
    Rig rig;
    assert_true(rig_open(&rig, &usual));
    xcb_destroy_window(rig.connection, rig.widget);
    xcb_flush(rig.connection);
    assert_false(rig_idle(&rig, 500));
    rig_close(&rig);
}

/* As suil's containers for GTK and Qt tell it what its ports are once they have cleaned it up. */
static void what_it_is_told_when_it_is_gone_passes(void **state)
{
    (void)state;
    Rig rig;
    const float value = 1.0f;
    assert_true(rig_open(&rig, &usual));
    rig.descriptor->cleanup(rig.ui);
    rig.ui = NULL;
    const LV2UI_Resize *window = rig.descriptor->extension_data(LV2_UI__resize);
    rig.descriptor->port_event(NULL, PORT_LEVEL, sizeof value, 0, &value);
    assert_int_not_equal(rig.idle->idle(NULL), 0);
    assert_int_not_equal(window->ui_resize(NULL, 900, 560), 0);
    rig.descriptor->cleanup(NULL);
    rig_close(&rig);
}

static volatile sig_atomic_t broken_pipes;

static void note_broken_pipe(int number)
{
    (void)number;
    broken_pipes = broken_pipes + 1;
}

/* A host that minds SIGPIPE would be ended by one (test_ui_pipe_guard.c). */
static void when_the_server_dies_it_closes(void **state)
{
    (void)state;
    Rig rig;
    signal(SIGPIPE, note_broken_pipe);
    assert_true(rig_open(&rig, &usual));
    x_server_stop();
    const LV2UI_Resize *resize = rig.descriptor->extension_data(LV2_UI__resize);
    resize->ui_resize(rig.ui, 1000, 700); /* writes, before anything was read of the end */
    assert_false(rig_idle(&rig, 1000));
    for (int i = 0; i < 3; i++) {
        rig_tell_port(&rig, PORT_LEVEL, (float)-i);
        resize->ui_resize(rig.ui, 1000 + i, 700);
        assert_int_not_equal(rig.idle->idle(rig.ui), 0);
    }
    rig_cleanup(&rig);
    assert_int_equal(rig.said_closed, 1);
    assert_int_equal(broken_pipes, 0);
    rig_close(&rig);
    signal(SIGPIPE, SIG_DFL);
    assert_refuses(&(RigWish){.alone = true});
    assert_true(x_server_start(NULL));
}

static void without_shared_memory_it_works(void **state)
{
    (void)state;
    x_server_stop();
    assert_true(x_server_start("MIT-SHM"));
    Rig rig;
    assert_true(rig_open(&rig, &usual));
    for (int i = 0; i < 10; i++) {
        rig_tell_port(&rig, PORT_OUT_PEAK_LEFT, (float)(-60 + i));
        assert_true(rig_idle(&rig, 20));
    }
    rig_close(&rig);
    x_server_stop();
    assert_true(x_server_start(NULL));
}

/* --------------------------------------------------------------------------------- many of them -- */

static void two_on_one_plugin_get_along(void **state)
{
    (void)state;
    Rig one, two;
    assert_true(rig_open(&one, &usual));
    assert_true(rig_open(&two, &usual));
    rig_tell_port(&one, PORT_LEVEL, -12.0f);
    assert_true(rig_idle(&one, 20));
    assert_true(rig_idle(&two, 20));
    rig_close(&one);
    assert_true(rig_idle(&two, 50));
    Picture picture = rig_look(&two);
    assert_true(picture_shows_something(&picture));
    free(picture.pixels);
    rig_close(&two);
}

static double resident_mb(void)
{
    FILE *file = fopen("/proc/self/statm", "r");
    char line[128] = "", *second = NULL;
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    fclose(file);
    strtol(line, &second, 10); /* pages of addresses; then those in memory */
    const long resident = strtol(second, NULL, 10);
    return (double)resident * (double)sysconf(_SC_PAGESIZE) / 1e6;
}

static void two_hundred_openings_leave_nothing(void **state)
{
    (void)state;
    Rig host;
    assert_true(rig_connect(&host)); /* so that the server always has a client */
    double after_first_mb = 0.0;
    for (int opening = 0; opening < 200; opening++) {
        Rig rig;
        assert_true(rig_connect(&rig));
        assert_true(rig_instantiate(&rig, &usual));
        assert_true(rig_idle(&rig, 10));
        rig_close(&rig);
        if (opening == 9) {
            after_first_mb = resident_mb();
        }
    }
    const double grown_mb = resident_mb() - after_first_mb;
#ifndef __SANITIZE_ADDRESS__ /* which keeps what was freed for a while */
    assert_at_most(grown_mb, 2.0, "MB grown over 190 openings");
#endif
    (void)grown_mb;
    rig_close(&host);
}

static void a_storm_of_sizes_passes(void **state)
{
    (void)state;
    Rig rig;
    assert_true(rig_open(&rig, &usual));
    const unsigned mask = XCB_CONFIG_WINDOW_WIDTH | XCB_CONFIG_WINDOW_HEIGHT;
    for (int i = 0; i < 500; i++) {
        const uint32_t size[] = {1 + (uint32_t)(i * 397 % 1600), 1 + (uint32_t)(i * 211 % 1100)};
        xcb_configure_window(rig.connection, rig.widget, mask, size);
        xcb_flush(rig.connection);
        if (i % 3 == 0) {
            assert_int_equal(rig.idle->idle(rig.ui), 0);
        }
    }
    const uint32_t least[] = {1, 1}, last[] = {1000, 640};
    xcb_configure_window(rig.connection, rig.widget, mask, least);
    xcb_flush(rig.connection);
    assert_true(rig_idle(&rig, 30));
    xcb_configure_window(rig.connection, rig.widget, mask, last);
    xcb_flush(rig.connection);
    assert_true(rig_idle(&rig, 100));
    Picture picture = rig_look(&rig);
    assert_int_equal(picture.width, 1000);
    assert_true(picture_shows_something(&picture));
    free(picture.pixels);
    rig_close(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_display_it_refuses),
        cmocka_unit_test(in_a_parent_that_is_none_it_refuses),
        cmocka_unit_test(for_another_plugin_it_refuses),
        cmocka_unit_test(when_its_parent_is_destroyed_it_closes),
        cmocka_unit_test(when_its_window_is_destroyed_it_closes),
        cmocka_unit_test(what_it_is_told_when_it_is_gone_passes),
        cmocka_unit_test(when_the_server_dies_it_closes),
        cmocka_unit_test(without_shared_memory_it_works),
        cmocka_unit_test(two_on_one_plugin_get_along),
        cmocka_unit_test(two_hundred_openings_leave_nothing),
        cmocka_unit_test(a_storm_of_sizes_passes),
    };
    return cmocka_run_group_tests(tests, x_server_setup, x_server_teardown);
}
