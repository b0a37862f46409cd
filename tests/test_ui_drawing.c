/* What is drawn when: only what changed, all that changed, and nothing of what stands still. */
#include "check.h"
#include "ui_desk.h"
#include <stdlib.h>

typedef struct {
    Desk *desk;
    cairo_surface_t *window;
} Screen;

static Screen open_screen(double scale)
{
    Screen screen = {.desk = desk_new(scale)};
    const Ui *ui = screen.desk->ui;
    screen.window = cairo_image_surface_create(CAIRO_FORMAT_RGB24, ui->width, ui->height);
    ui_draw(screen.desk->ui, screen.window);
    return screen;
}

static void close_screen(Screen *screen)
{
    cairo_surface_destroy(screen->window);
    desk_delete(screen->desk);
}

static const uint32_t *row_of(cairo_surface_t *surface, int y)
{
    return (const uint32_t *)(const void *)(cairo_image_surface_get_data(surface) +
                                            (ptrdiff_t)y * cairo_image_surface_get_stride(surface));
}

static cairo_surface_t *copy_of(cairo_surface_t *surface)
{
    cairo_surface_t *copy =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, cairo_image_surface_get_width(surface),
                                   cairo_image_surface_get_height(surface));
    cairo_t *cr = cairo_create(copy);
    cairo_set_source_surface(cr, surface, 0.0, 0.0);
    cairo_paint(cr);
    cairo_destroy(cr);
    return copy;
}

static int difference(uint32_t a, uint32_t b)
{
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        const int by = abs((int)((a >> shift) & 0xff) - (int)((b >> shift) & 0xff));
        most = by > most ? by : most;
    }
    return most;
}

/* Pixels that differ by more than `tolerance` of 255, outside of a rectangle. */
static unsigned differences(cairo_surface_t *a, cairo_surface_t *b, Rect but, int tolerance)
{
    unsigned count = 0;
    for (int y = 0; y < cairo_image_surface_get_height(a); y++) {
        const uint32_t *left = row_of(a, y), *right = row_of(b, y);
        for (int x = 0; x < cairo_image_surface_get_width(a); x++) {
            count += !rect_holds(but, x, y) && difference(left[x], right[x]) > tolerance;
        }
    }
    return count;
}

/* The window is as if it had just been drawn whole. Where cairo draws less of a curve, it rounds the
 * share of a pixel on its edge otherwise: of the 33 steps of the programme's light, a few. */
static void assert_whole(Screen *screen)
{
    const int rounding = 4;
    cairo_surface_t *whole = copy_of(screen->window);
    screen->desk->ui->paint.all = true;
    ui_draw(screen->desk->ui, whole);
    assert_int_equal(differences(screen->window, whole, (Rect){0}, rounding), 0);
    cairo_surface_destroy(whole);
}

/* Draw what changed, if anything: nothing else did. */
static Rect draw_change(Screen *screen)
{
    Rect changed = {0};
    cairo_surface_t *before = copy_of(screen->window);
    desk_wait(screen->desk, 0.04);
    changed = ui_draw(screen->desk->ui, screen->window);
    assert_int_equal(differences(before, screen->window, changed, 0), 0);
    cairo_surface_destroy(before);
    return changed;
}

static void tell_meters(Desk *desk, float db)
{
    float spectrum[SPECTRUM_POINTS];
    for (int i = 0; i < SPECTRUM_POINTS; i++) {
        spectrum[i] = db - (float)(i % 7);
    }
    ui_port(desk->ui, PORT_IN_PEAK_LEFT, db);
    ui_port(desk->ui, PORT_OUT_PEAK_RIGHT, db - 1.0f);
    ui_port(desk->ui, PORT_OUT_LOUDNESS, db - 10.0f);
    ui_spectrum(desk->ui, spectrum);
}

/* ------------------------------------------------------------------------------------------- */

static void a_still_picture_does_nothing(void **state)
{
    (void)state;
    Screen screen = open_screen(1.0);
    Desk *desk = screen.desk;
    desk_wait(desk, 0.1);
    ui_draw(desk->ui, screen.window);
    assert_false(desk_wait(desk, 3.0));
    for (int i = 0; i < 30; i++) { /* every port at every idle, as some hosts do */
        for (int port = 0; port < PORT_COUNT; port++) {
            ui_port(desk->ui, (PortIndex)port, desk->ui->model.values[port]);
        }
        assert_false(desk_wait(desk, 0.03));
    }
    ui_port(desk->ui, PORT_WIDTH, 50.0f);
    assert_true(desk_wait(desk, 0.03));
    ui_draw(desk->ui, screen.window);
    assert_false(desk_wait(desk, 0.5));
    close_screen(&screen);
}

static void a_knob_is_a_small_rectangle(void **state)
{
    (void)state;
    Screen screen = open_screen(1.0);
    Desk *desk = screen.desk;
    const Rect at = desk_place(desk, PLACE_KNOB, PORT_LEVEL).at;
    desk_move(desk, at.x + 2.0, at.y + 2.0);
    const Rect changed = draw_change(&screen);
    assert_true(changed.width > 0.0);
    assert_whole(&screen);
    assert_true(draw_change(&screen).width == 0.0);
    close_screen(&screen);
}

static void meters_redraw_meters_alone(void **state)
{
    (void)state;
    Screen screen = open_screen(1.0);
    Desk *desk = screen.desk;
    const Rect at = desk_place(desk, PLACE_METERS, 0).at;
    ui_port(desk->ui, PORT_IN_PEAK_LEFT, -12.0f);
    const Rect changed = draw_change(&screen);
    assert_true(changed.width > 0.0);
    assert_true(changed.x >= floor(at.x) && changed.x + changed.width <= ceil(at.x + at.width));
    assert_true(changed.y >= floor(at.y) && changed.y + changed.height <= ceil(at.y + at.height));
    close_screen(&screen);
}

/* What was told since the meters were last looked at counts in whatever is drawn next. */
static void no_reading_is_lost(void **state)
{
    (void)state;
    Screen screen = open_screen(1.0);
    Desk *desk = screen.desk;
    const Rect at = desk_place(desk, PLACE_KNOB, PORT_LEVEL).at;
    draw_change(&screen);
    ui_port(desk->ui, PORT_OUT_LOUDNESS, -10.0f);
    desk_move(desk, at.x + 2.0, at.y + 2.0);
    ui_draw(desk->ui, screen.window);
    draw_change(&screen);
    assert_whole(&screen);
    close_screen(&screen);
}

/* The match gain moves with the programme: beside its figure it is in what is masked, no view else. */
static void the_match_gain_redraws_what_hangs_on_it(void **state)
{
    (void)state;
    Screen screen = open_screen(1.0);
    Desk *desk = screen.desk;
    const Paint *paint = &desk->ui->paint;
    ui_port(desk->ui, PORT_MODE, 3.0f);
    ui_port(desk->ui, PORT_STAGE, 1.0f);
    ui_port(desk->ui, PORT_LEVEL_MATCH, 1.0f);
    tell_meters(desk, -60.0f);
    draw_change(&screen);
    ui_port(desk->ui, PORT_MATCH_GAIN, 20.0f);
    desk_wait(desk, 0.04);
    for (unsigned i = 0; i < desk->ui->layout.count; i++) {
        assert_int_equal(paint->dirty[i], desk->ui->layout.places[i].of == PORT_MATCH_GAIN &&
                                              desk->ui->layout.places[i].kind == PLACE_READING);
    }
    draw_change(&screen);
    assert_whole(&screen);
    close_screen(&screen);
}

/* However often the host calls. */
static void what_moves_is_drawn_30_times_a_second(void **state)
{
    (void)state;
    Screen screen = open_screen(1.0);
    Desk *desk = screen.desk;
    unsigned drawn = 0;
    ui_tick(desk->ui, desk->time_s);
    for (int i = 0; i < 400; i++) { /* 2 s at 200 Hz */
        tell_meters(desk, -40.0f + (float)(i % 30));
        if (ui_tick(desk->ui, desk->time_s + i / 200.0)) {
            ui_draw(desk->ui, screen.window);
            drawn++;
        }
    }
    assert_at_most(drawn, 68, "in 2 s");
    assert_true(drawn >= 50);
    close_screen(&screen);
}

/* A session of a minute: at each step the window is what a new one would be. */
static void pieces_make_the_whole(void **state)
{
    (void)state;
    const double scales[] = {1.0, 1.25, 2.0};
    for (unsigned i = 0; i < COUNT(scales); i++) {
        Screen screen = open_screen(scales[i]);
        Desk *desk = screen.desk;
        for (int mode = 0; mode < 4; mode++) {
            ui_port(desk->ui, PORT_MODE, (float)mode);
            tell_meters(desk, -20.0f - (float)mode);
            draw_change(&screen);
            assert_whole(&screen);
            desk_click(desk, BUTTON_RIGHT, desk_place(desk, PLACE_KNOB, PORT_LEVEL).at);
            draw_change(&screen);
            assert_whole(&screen);
            tell_meters(desk, -30.0f - (float)mode); /* beneath the menu */
            draw_change(&screen);
            assert_whole(&screen);
            desk_key(desk, KEY_ESCAPE);
            draw_change(&screen);
            assert_whole(&screen);
            desk_scroll(desk, 3.0, desk_place(desk, PLACE_KNOB, PORT_LEVEL).at);
            draw_change(&screen);
            desk_click(desk, BUTTON_LEFT, desk_place(desk, PLACE_ACTION, ACTION_PRESETS).at);
            draw_change(&screen);
            desk_choose(desk, (unsigned)mode * 5);
            draw_change(&screen);
            assert_whole(&screen);
        }
        close_screen(&screen);
    }
}

static void a_new_size_is_drawn_whole(void **state)
{
    (void)state;
    Screen screen = open_screen(1.0);
    const int sizes[][2] = {{720, 450}, {1500, 700}, {1, 1}, {960, 600}, {960, 600}};
    for (unsigned i = 0; i < COUNT(sizes); i++) {
        cairo_surface_destroy(screen.window);
        screen.window = cairo_image_surface_create(CAIRO_FORMAT_RGB24, sizes[i][0], sizes[i][1]);
        ui_resized(screen.desk->ui, sizes[i][0], sizes[i][1]);
        assert_true(ui_tick(screen.desk->ui, screen.desk->time_s));
        const Rect changed = ui_draw(screen.desk->ui, screen.window);
        assert_true(changed.width == sizes[i][0] && changed.height == sizes[i][1]);
        assert_whole(&screen);
    }
    close_screen(&screen);
}

static void messages_are_drawn(void **state)
{
    (void)state;
    static float left[ENERGY_POINTS], right[ENERGY_POINTS];
    Screen screen = open_screen(1.0);
    Desk *desk = screen.desk;
    ui_energy(desk->ui, left, right);
    assert_true(draw_change(&screen).width > 0.0);
    ui_energy(desk->ui, left, right); /* no news */
    assert_true(draw_change(&screen).width == 0.0);
    ui_energy(desk->ui, NULL, NULL);
    assert_true(draw_change(&screen).width > 0.0);
    ui_correction(desk->ui, left, right);
    assert_true(draw_change(&screen).width > 0.0);
    ui_facts(desk->ui, &(UiFacts){96000.0, 20.0});
    assert_true(draw_change(&screen).width > 0.0);
    assert_whole(&screen);
    close_screen(&screen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_still_picture_does_nothing),
        cmocka_unit_test(a_knob_is_a_small_rectangle),
        cmocka_unit_test(meters_redraw_meters_alone),
        cmocka_unit_test(no_reading_is_lost),
        cmocka_unit_test(the_match_gain_redraws_what_hangs_on_it),
        cmocka_unit_test(what_moves_is_drawn_30_times_a_second),
        cmocka_unit_test(pieces_make_the_whole),
        cmocka_unit_test(a_new_size_is_drawn_whole),
        cmocka_unit_test(messages_are_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
