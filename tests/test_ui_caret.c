/* The caret of what is typed goes where a hand points, and stays in sight. */
#include "../gui/overlay_field.h"
#include "check.h"
#include "ui_desk.h"
#include "ui_font.h"
#include <string.h>

static const char long_path[] =
    "/a/path/that/is/far/too/long/to/be/seen/whole/in/the/field/that/it/is/typed/in/and/of/which/"
    "the/end/counts/é/€/😀/more.txt";

static Overlay *begin_value(Desk *desk)
{
    const Place knob = desk_place(desk, PLACE_KNOB, PORT_CUTOFF);
    desk_double_click(desk, place_value(&knob));
    assert_int_equal(desk->ui->overlay.kind, OVERLAY_VALUE);
    assert_string_equal(desk->ui->overlay.field.text, "700 Hz");
    return &desk->ui->overlay;
}

static Overlay *begin_path(Desk *desk)
{
    desk_click(desk, BUTTON_LEFT, desk_place(desk, PLACE_TAB, PAGE_CORRECTION).at);
    const Place file = desk_place(desk, PLACE_FILE, OWN_CORRECTION);
    desk_click(desk, BUTTON_LEFT, place_file_name(&file));
    desk_type(desk, long_path);
    return &desk->ui->overlay;
}

/* Where a byte of the text is drawn. */
static double place_of(const Desk *desk, size_t byte)
{
    const Overlay *overlay = &desk->ui->overlay;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1);
    cairo_t *cr = cairo_create(surface);
    cairo_scale(cr, desk->ui->scale, desk->ui->scale);
    const double x =
        overlay_text(overlay).x - overlay->shift + overlay_reach(cr, &overlay->field, byte);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    return x;
}

static double upright(const Desk *desk)
{
    const Rect field = overlay_field(&desk->ui->overlay);
    return field.y + field.height / 2.0;
}

static void point(Desk *desk, double x)
{
    desk->time_s += 1.0;
    desk_press(desk, BUTTON_LEFT, x, upright(desk));
    desk_release(desk, BUTTON_LEFT, x, upright(desk));
}

static void a_click_puts_the_caret(void **state)
{
    Desk *desk = *state;
    const TextField *field = &begin_value(desk)->field;
    for (size_t byte = 0; byte <= strlen("700 Hz"); byte++) {
        point(desk, place_of(desk, byte) + 1.0);
        assert_int_equal(field->caret, byte);
        assert_int_equal(field->anchor, byte);
    }
    point(desk, overlay_field(&desk->ui->overlay).x + 1.0);
    desk_type(desk, "1");
    assert_string_equal(field->text, "1700 Hz");
    assert_true(desk->keyboard);
    desk_key(desk, KEY_ENTER);
    assert_close(desk_value(desk, PORT_CUTOFF), 1700.0, 1e-6, "Hz");
}

static void a_drag_selects(void **state)
{
    Desk *desk = *state;
    const TextField *field = &begin_value(desk)->field;
    desk_press(desk, BUTTON_LEFT, place_of(desk, 0), upright(desk));
    desk_move(desk, place_of(desk, 2), upright(desk));
    desk_move(desk, place_of(desk, 3), upright(desk) + 200.0); /* and may stray */
    desk_release(desk, BUTTON_LEFT, place_of(desk, 3), upright(desk) + 200.0);
    desk_move(desk, place_of(desk, 5), upright(desk)); /* no more */
    assert_int_equal(field->anchor, 0);
    assert_int_equal(field->caret, 3);
    desk->keys.shift = true;
    point(desk, place_of(desk, 2));
    desk->keys.shift = false;
    assert_int_equal(field->anchor, 0);
    desk_type(desk, "5");
    assert_string_equal(field->text, "50 Hz");
}

static void assert_caret_in_sight(const Desk *desk)
{
    const Overlay *overlay = &desk->ui->overlay;
    const Rect text = overlay_text(overlay);
    const double caret = place_of(desk, overlay->field.caret);
    assert_true(caret >= text.x - 1e-6 && caret <= text.x + text.width);
}

/* And a text does not run away from the hand that points at it. */
static void a_long_text_moves_as_little_as_it_must(void **state)
{
    (void)state;
    const double scales[] = {1.0, 1.25, 2.0};
    for (unsigned i = 0; i < COUNT(scales); i++) {
        Desk *desk = desk_new(scales[i]);
        const Overlay *overlay = begin_path(desk);
        assert_caret_in_sight(desk);
        const double shift = overlay->shift;
        const Rect text = overlay_text(overlay);
        assert_true(shift > 100.0);
        for (int tenth = 9; tenth > 0; tenth--) {
            const double x = text.x + tenth / 10.0 * text.width;
            point(desk, x);
            assert_close(place_of(desk, overlay->field.caret), x, 6.0, "under the pointer");
            assert_close(overlay->shift, shift, 0.0, "stays");
        }
        for (int left = (int)strlen(long_path); left > 0; left--) {
            desk_key(desk, KEY_LEFT);
            assert_caret_in_sight(desk);
        }
        assert_close(overlay->shift, 0.0, 0.0, "at the beginning");
        desk_key(desk, KEY_END);
        assert_close(overlay->shift, shift, 1e-9, "at the end");
        desk_delete(desk);
    }
}

/* What was deleted makes no empty room on the left. */
static void what_is_left_of_a_text_is_seen(void **state)
{
    Desk *desk = *state;
    const Overlay *overlay = begin_path(desk);
    assert_true(overlay->shift > 100.0);
    while (overlay->field.text[0]) {
        desk_key(desk, KEY_BACKSPACE);
        assert_caret_in_sight(desk);
    }
    assert_close(overlay->shift, 0.0, 0.0, "nothing is left");
}

#define DESK_TEST(test) cmocka_unit_test_setup_teardown(test, desk_make, desk_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(a_click_puts_the_caret),
        DESK_TEST(a_drag_selects),
        cmocka_unit_test(a_long_text_moves_as_little_as_it_must),
        DESK_TEST(what_is_left_of_a_text_is_seen),
    };
    return cmocka_run_group_tests(tests, ui_font, NULL);
}
