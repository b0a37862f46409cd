#include "draw_parts.h"

static double between(double from, double to, double share)
{
    return from + share * (to - from);
}

Color color_between(Color from, Color to, double share)
{
    return (Color){between(from.red, to.red, share), between(from.green, to.green, share),
                   between(from.blue, to.blue, share)};
}

Color look_name(Look look)
{
    return !look.acts ? theme_faint : look.over || look.held ? theme_bright : theme_quiet;
}

Color look_value(Look look)
{
    return look.acts ? theme_bright : theme_faint;
}

Color look_accent(Look look)
{
    return look.acts ? theme_accent : theme_faint;
}

void draw_raised(cairo_t *cr, Rect at, Look look)
{
    const bool lit = look.acts && (look.over || look.held);
    gfx_card(cr, at, 4.0, lit ? theme_hover : theme_raised);
}

void draw_well(cairo_t *cr, Rect at)
{
    gfx_card(cr, at, 4.0, theme_night);
}

void draw_words(cairo_t *cr, Rect at, Color color, Align align, const char *words)
{
    gfx_text_in(cr, at, theme_small, WEIGHT_NORMAL, color, align, words);
}

void draw_name(cairo_t *cr, const Place *place, Look look, Align align)
{
    draw_words(cr, place_name(place), look_name(look), align, place_words(place));
}

void draw_chevron(cairo_t *cr, double x, double y, Color color)
{
    gfx_color(cr, color);
    cairo_move_to(cr, x - 4.0, y - 2.0);
    cairo_line_to(cr, x, y + 2.0);
    cairo_line_to(cr, x + 4.0, y - 2.0);
    cairo_set_line_width(cr, 1.5);
    cairo_set_dash(cr, NULL, 0, 0.0);
    cairo_stroke(cr);
}

void draw_focus(cairo_t *cr, Rect at, Look look)
{
    if (look.focus) {
        gfx_frame(cr, at, 4.0, 1.5, theme_accent);
    }
}

void draw_warning(cairo_t *cr, double x, double y, double size)
{
    const double half = size * 0.55;
    gfx_color(cr, theme_alarm);
    cairo_move_to(cr, x, y - size / 2.0);
    cairo_line_to(cr, x + half, y + size / 2.0);
    cairo_line_to(cr, x - half, y + size / 2.0);
    cairo_close_path(cr);
    cairo_fill(cr);
    gfx_fill(cr, (Rect){x - 0.75, y - size * 0.15, 1.5, size * 0.32}, theme_night);
    gfx_fill(cr, (Rect){x - 0.75, y + size * 0.25, 1.5, 1.5}, theme_night);
}
