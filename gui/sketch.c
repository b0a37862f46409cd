#include "sketch.h"

#include "theme.h"
#include <math.h>

static const double pi = 3.14159265358979323846;

const double sketch_head_reach = 1.4;

Point point_toward(Point from, double degrees, double away)
{
    const double angle = degrees * pi / 180.0;
    return (Point){from.x - away * sin(angle), from.y - away * cos(angle)};
}

void sketch_line(cairo_t *cr, const Pen *pen, Point from, Point to)
{
    gfx_pen(cr, pen);
    cairo_move_to(cr, from.x, from.y);
    cairo_line_to(cr, to.x, to.y);
    cairo_stroke(cr);
}

void sketch_head(cairo_t *cr, Point middle, double radius, double yaw_degrees, Color color)
{
    cairo_save(cr);
    cairo_translate(cr, middle.x, middle.y);
    cairo_rotate(cr, -yaw_degrees * pi / 180.0);
    cairo_scale(cr, radius, radius);
    gfx_color(cr, color);
    cairo_arc(cr, 0.0, 0.0, 1.0, 0.0, 2.0 * pi);
    cairo_fill(cr);
    cairo_move_to(cr, -0.30, -0.90);
    cairo_line_to(cr, 0.0, -sketch_head_reach);
    cairo_line_to(cr, 0.30, -0.90);
    cairo_fill(cr);
    for (int side = -1; side <= 1; side += 2) {
        cairo_arc(cr, side, 0.08, 0.22, 0.0, 2.0 * pi);
        cairo_fill(cr);
    }
    cairo_restore(cr);
}

void sketch_loudspeaker(cairo_t *cr, Point middle, double facing_degrees, double size, Color color)
{
    cairo_save(cr);
    cairo_translate(cr, middle.x, middle.y);
    cairo_rotate(cr, pi - facing_degrees * pi / 180.0);
    cairo_scale(cr, size, size);
    cairo_move_to(cr, -0.50, 0.45);
    cairo_line_to(cr, -0.24, -0.02);
    cairo_line_to(cr, -0.24, -0.45);
    cairo_line_to(cr, 0.24, -0.45);
    cairo_line_to(cr, 0.24, -0.02);
    cairo_line_to(cr, 0.50, 0.45);
    cairo_close_path(cr);
    cairo_restore(cr);
    gfx_color(cr, color);
    cairo_fill(cr);
}

static const double title_px = 16.0;

Rect sketch_inside(Rect at)
{
    Rect inside = rect_inset(at, theme_gap);
    rect_take_row(&inside, title_px + 4.0);
    return inside;
}

Rect sketch_card(cairo_t *cr, Rect at, const char *title, const char *words)
{
    gfx_card_on(cr, at, theme_radius, theme_card, theme_night);
    Rect inside = rect_inset(at, theme_gap);
    Rect row = rect_take_row(&inside, title_px);
    const double width = gfx_text_width(cr, theme_text, WEIGHT_BOLD, title);
    gfx_text_in(cr, rect_take_column(&row, width + 1.0), theme_text, WEIGHT_BOLD, theme_bright,
                ALIGN_LEFT, title);
    rect_take_column(&row, theme_gap);
    gfx_text_in(cr, row, theme_small, WEIGHT_NORMAL, theme_quiet, ALIGN_RIGHT, words);
    return sketch_inside(at);
}

void sketch_words(cairo_t *cr, Rect area, const char *words)
{
    gfx_text_in(cr, area, theme_small, WEIGHT_NORMAL, theme_quiet, ALIGN_CENTRE, words);
}
