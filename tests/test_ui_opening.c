/* One opening of the UI, with a bit of everything: what `make check` has valgrind look at. */
#include "check.h"
#include "ui_rig.h"
#include "x_server.h"

#include <stdlib.h>

static void it_opens_hears_resizes_and_closes(void **state)
{
    (void)state;
    Rig rig;
    assert_true(rig_open(&rig, &(RigWish){0}));
    for (int i = 0; i < 5; i++) {
        rig_tell_port(&rig, PORT_OUT_PEAK_LEFT, (float)(-40 + i));
        rig_tell_port(&rig, PORT_MODE, (float)(i % 4));
        assert_true(rig_idle(&rig, 20));
    }
    const uint32_t size[] = {1100, 700};
    xcb_configure_window(rig.connection, rig.widget,
                         XCB_CONFIG_WINDOW_WIDTH | XCB_CONFIG_WINDOW_HEIGHT, size);
    xcb_flush(rig.connection);
    rig_click(&rig, 1, 300, 300);
    rig_wheel(&rig, 2);
    rig_key(&rig, 'a');
    assert_true(rig_idle(&rig, 20));
    Picture picture = rig_look(&rig);
    assert_true(picture_shows_something(&picture));
    free(picture.pixels);
    rig_close(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(it_opens_hears_resizes_and_closes)};
    return cmocka_run_group_tests(tests, x_server_setup, x_server_teardown);
}
