#include "draw_parts.h"

#include "value_text.h"

static const double pi = 3.14159265358979323846;

static void fill_disc(cairo_t *cr, double x, double y, double radius, Color color)
{
    cairo_arc(cr, x, y, radius, 0.0, 2.0 * pi);
    gfx_color(cr, color);
    cairo_fill(cr);
}

static void draw_ring(cairo_t *cr, double x, double y, double radius, Color color)
{
    cairo_arc(cr, x, y, radius, 0.0, 2.0 * pi);
    gfx_color(cr, color);
    cairo_set_line_width(cr, 1.5);
    cairo_set_dash(cr, NULL, 0, 0.0);
    cairo_stroke(cr);
}

/* On: full, its button at the right. Off: hollow, at the left. */
static void draw_pill(cairo_t *cr, Rect at, bool on, Look look)
{
    const double height = 14.0, y = at.y + at.height / 2.0;
    const Rect pill = {at.x, y - height / 2.0, PILL_WIDTH, height};
    const double middle = height / 2.0;
    if (on) {
        gfx_card(cr, pill, middle, look_accent(look));
        fill_disc(cr, pill.x + PILL_WIDTH - middle, y, 4.5, theme_night);
    } else {
        gfx_card(cr, pill, middle, look.over ? theme_raised : theme_night);
        gfx_frame(cr, pill, middle - 0.75, 1.5, look_name(look));
        fill_disc(cr, pill.x + middle, y, 3.5, look_name(look));
    }
}

static void draw_pill_switch(cairo_t *cr, const Place *place, bool on, Look look)
{
    char text[VALUE_TEXT_SIZE];
    Rect box = place_box(place);
    draw_name(cr, place, look, ALIGN_LEFT);
    draw_pill(cr, rect_take_column(&box, PILL_WIDTH), on, look);
    if (!place_is_line(place)) {
        rect_take_column(&box, WORDS_MARGIN);
        draw_words(cr, box, look_value(look), ALIGN_LEFT,
                   value_write(text, (PortIndex)place->of, on ? 1.0f : 0.0f));
    }
    draw_focus(cr, place->at, look);
}

/* What makes everything quieter, or silent, must not be forgotten. */
static Color lamp_color(PortIndex port, Look look)
{
    return !look.acts          ? theme_faint
           : port == PORT_MUTE ? theme_alarm
           : port == PORT_DIM  ? theme_second
                               : theme_accent;
}

static void draw_latch(cairo_t *cr, const Place *place, bool on, Look look)
{
    const Color lamp = lamp_color((PortIndex)place->of, look);
    Rect words = place->at;
    draw_raised(cr, words, look);
    if (on) {
        gfx_card(cr, words, 4.0, color_between(theme_card, lamp, 0.28));
        gfx_frame(cr, words, 4.0, 1.0, lamp);
    }
    const Rect at = rect_take_column(&words, LAMP_WIDTH);
    const double x = at.x + at.width / 2.0 + 2.0, y = at.y + at.height / 2.0;
    if (on) {
        fill_disc(cr, x, y, 3.5, lamp);
    } else {
        draw_ring(cr, x, y, 2.75, look_name(look));
    }
    draw_words(cr, words, on ? theme_bright : look_name(look), ALIGN_CENTRE, place_words(place));
    draw_focus(cr, place->at, look);
}

static void draw_power(cairo_t *cr, const Place *place, bool on, Look look)
{
    const Rect at = place->at;
    const double x = at.x + at.width / 2.0, y = at.y + at.height / 2.0;
    const Color sign = on ? theme_night : look_name(look);
    if (on) {
        fill_disc(cr, x, y, 10.5,
                  look.over ? color_between(theme_accent, theme_bright, 0.3) : theme_accent);
    } else {
        draw_ring(cr, x, y, 10.0, look_name(look));
    }
    gfx_color(cr, sign);
    cairo_set_line_width(cr, 1.75);
    cairo_arc(cr, x, y + 0.5, 5.0, -pi / 2.0 + 0.7, 1.5 * pi - 0.7);
    cairo_stroke(cr);
    cairo_move_to(cr, x, y - 6.5);
    cairo_line_to(cr, x, y - 0.5);
    cairo_stroke(cr);
    draw_focus(cr, at, look);
}

void draw_switch(cairo_t *cr, const Place *place, bool on, Look look)
{
    switch (switch_look((PortIndex)place->of)) {
    case SWITCH_LATCH:
        draw_latch(cr, place, on, look);
        break;
    case SWITCH_PILL:
        draw_pill_switch(cr, place, on, look);
        break;
    case SWITCH_POWER:
        draw_power(cr, place, on, look);
        break;
    }
}

/* As high as what stands below a name. */
void draw_push(cairo_t *cr, const Place *place, Look look)
{
    Rect box = place->at;
    rect_take_row(&box, NAME_HEIGHT);
    draw_raised(cr, box, look);
    draw_words(cr, box, look_value(look), ALIGN_CENTRE, place_words(place));
    draw_focus(cr, box, look);
}
