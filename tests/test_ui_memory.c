/* Short memory: the UI refuses to open or works without what it did not get, and is whole again when
 * there is memory. */
#include "check.h"
#include "golden_picture.h"
#include "short_memory.h"
#include "ui_desk.h"
#include "ui_font.h"
#include "ui_rig.h"
#include "x_server.h"
#include <stdlib.h>
#include <string.h>

static const RigWish linked = {.linked = lv2ui_descriptor};

static void give_size(Rig *rig, uint32_t width, uint32_t height)
{
    const uint32_t size[] = {width, height};
    xcb_configure_window(rig->connection, rig->widget,
                         XCB_CONFIG_WINDOW_WIDTH | XCB_CONFIG_WINDOW_HEIGHT, size);
    xcb_flush(rig->connection);
}

/* A life from which everything is asked that asks for memory. */
static void live(Rig *rig)
{
    rig_idle(rig, 20);
    for (int mode = 0; mode < 4; mode++) {
        rig_tell_port(rig, PORT_MODE, (float)mode);
        rig_tell_port(rig, PORT_OUT_PEAK_LEFT, (float)-mode);
        assert_true(rig_idle(rig, 15));
    }
    give_size(rig, 1200, 900);
    assert_true(rig_idle(rig, 30));
}

static bool open_with(Rig *rig, unsigned nth, bool on)
{
    assert_true(rig_connect(rig));
    short_memory_from(nth, on);
    return rig_instantiate(rig, &linked);
}

static void assert_whole_again(Rig *rig)
{
    short_memory_from(0, false);
    give_size(rig, 1000, 640);
    assert_true(rig_idle(rig, 50));
    Picture picture = rig_look(rig);
    assert_int_equal(picture.width, 1000);
    assert_true(picture_shows_something(&picture));
    free(picture.pixels);
}

static unsigned requests_of_a_life(void)
{
    Rig rig;
    assert_true(open_with(&rig, 0, false));
    live(&rig);
    const unsigned requests = short_memory_requests();
    rig_close(&rig);
    return requests;
}

static void fail_each(bool on)
{
    const unsigned requests = requests_of_a_life();
    unsigned refused = 0;
    assert_true(requests >= 8);
    for (unsigned nth = 1; nth <= requests; nth++) {
        Rig rig;
        if (open_with(&rig, nth, on)) {
            live(&rig);
            assert_whole_again(&rig);
        } else {
            assert_int_equal(rig.said_open, 0);
            refused++;
        }
        rig_close(&rig);
        short_memory_from(0, false);
    }
    assert_true(refused >= 3); /* without an instance, a window or a UI */
    assert_true(refused < requests);
}

static void without_one_thing_it_refuses_or_works(void **state)
{
    (void)state;
    fail_each(false);
}

static void without_any_more_it_refuses_or_lives(void **state)
{
    (void)state;
    fail_each(true);
}

static void without_shared_memory_the_same(void **state)
{
    (void)state;
    x_server_stop();
    assert_true(x_server_start("MIT-SHM"));
    fail_each(false);
    fail_each(true);
    x_server_stop();
    assert_true(x_server_start(NULL));
}

/* Of the memory for pictures, the `refused`th request and all after it are not granted; 0: all are. */
static cairo_surface_t *drawn(unsigned refused, unsigned *requests)
{
    float spectrum[SPECTRUM_POINTS];
    for (int i = 0; i < SPECTRUM_POINTS; i++) {
        spectrum[i] = -30.0f - (float)(i % 7);
    }
    Desk *desk = desk_new(1.5);
    const Ui *ui = desk->ui;
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, ui->width, ui->height);
    desk_click(desk, BUTTON_RIGHT, desk_place(desk, PLACE_KNOB, PORT_LEVEL).at);
    ui_port(desk->ui, PORT_OUT_PEAK_LEFT, -3.0f);
    ui_spectrum(desk->ui, spectrum);
    short_memory_from(refused, true);
    for (int i = 0; i < 2; i++) {
        desk_wait(desk, 0.05);
        ui_draw(desk->ui, surface);
    }
    *requests = short_memory_requests();
    short_memory_from(0, false);
    desk_delete(desk);
    cairo_surface_flush(surface);
    return surface;
}

/* Two layers and the faces of knobs; but for the rounding of what is mixed in at once, or before. */
static void without_what_is_kept_it_looks_the_same(void **state)
{
    (void)state;
    unsigned requests, tried;
    cairo_surface_t *with = drawn(0, &requests);
    assert_true(requests >= 3);
    for (unsigned refused = 1; refused <= requests; refused++) {
        cairo_surface_t *without = drawn(refused, &tried);
        const PictureDistance distance = picture_distance(with, without);
        assert_at_most(distance.mean, 0.001, "mean, without %u", refused);
        assert_close(distance.share, 0.0, 0.0, "without %u", refused);
        cairo_surface_destroy(without);
    }
    cairo_surface_destroy(with);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(without_one_thing_it_refuses_or_works, x_server_setup,
                                        x_server_teardown),
        cmocka_unit_test_setup_teardown(without_any_more_it_refuses_or_lives, x_server_setup,
                                        x_server_teardown),
        cmocka_unit_test_setup_teardown(without_shared_memory_the_same, x_server_setup,
                                        x_server_teardown),
        cmocka_unit_test(without_what_is_kept_it_looks_the_same),
    };
    return cmocka_run_group_tests(tests, ui_font, NULL);
}
