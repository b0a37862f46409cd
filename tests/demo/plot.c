#include "plot.h"

#include <math.h>

const Color night = {0.063, 0.078, 0.102}, panel = {0.094, 0.114, 0.145},
            faint = {0.180, 0.208, 0.247}, quiet = {0.620, 0.659, 0.710},
            bright = {0.914, 0.929, 0.949}, blue = {0.337, 0.706, 0.914},
            orange = {0.925, 0.624, 0.106}, grey = {0.741, 0.757, 0.780};

const Pen solid_blue = {{0.337, 0.706, 0.914}, 3.0, {0}, 0};
const Pen dashed_orange = {{0.925, 0.624, 0.106}, 3.0, {12.0, 6.0}, 2};
const Pen dotted_grey = {{0.741, 0.757, 0.780}, 3.0, {0.1, 7.0}, 2};
const Pen thin_blue = {{0.337, 0.706, 0.914}, 2.0, {0}, 0};
const Pen thin_orange = {{0.925, 0.624, 0.106}, 2.0, {6.0, 4.0}, 2};
const Pen thin_bright = {{0.914, 0.929, 0.949}, 2.0, {0}, 0};

void set_color(cairo_t *cr, Color color)
{
    cairo_set_source_rgb(cr, color.red, color.green, color.blue);
}

void set_pen(cairo_t *cr, const Pen *pen)
{
    set_color(cr, pen->color);
    cairo_set_line_width(cr, pen->width);
    cairo_set_dash(cr, pen->dash, pen->dashes, 0.0);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
}

static void say(cairo_t *cr, double x, double y, Align align, const char *words)
{
    cairo_text_extents_t extents;
    cairo_text_extents(cr, words, &extents);
    const double share = align == ALIGN_LEFT ? 0.0 : align == ALIGN_CENTRE ? 0.5 : 1.0;
    cairo_move_to(cr, x - share * extents.x_advance, y);
    cairo_show_text(cr, words);
    cairo_new_path(cr);
}

void text(cairo_t *cr, double x, double y, double size, Color color, Align align, const char *words)
{
    cairo_select_font_face(cr, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cr, size);
    set_color(cr, color);
    say(cr, x, y, align, words);
}

void heading(cairo_t *cr, double x, double y, double size, const char *words)
{
    cairo_select_font_face(cr, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
    cairo_set_font_size(cr, size);
    set_color(cr, bright);
    say(cr, x, y, ALIGN_LEFT, words);
}

void label(cairo_t *cr, double x, double y, Color color, Color ground, const char *words)
{
    const double size = 15.0;
    cairo_text_extents_t extents;
    cairo_select_font_face(cr, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cr, size);
    cairo_text_extents(cr, words, &extents);
    const double width = extents.x_advance + 12.0, height = size + 8.0;
    set_color(cr, ground);
    cairo_rectangle(cr, x - 0.5 * width, y - 0.5 * height, width, height);
    cairo_fill(cr);
    text(cr, x, y + 0.36 * size, size, color, ALIGN_CENTRE, words);
}

void card(cairo_t *cr, Rect at)
{
    const double radius = 12.0, right = at.x + at.width, bottom = at.y + at.height,
                 turn = 1.57079632679489661923;
    cairo_new_sub_path(cr);
    cairo_arc(cr, right - radius, at.y + radius, radius, -turn, 0.0);
    cairo_arc(cr, right - radius, bottom - radius, radius, 0.0, turn);
    cairo_arc(cr, at.x + radius, bottom - radius, radius, turn, 2.0 * turn);
    cairo_arc(cr, at.x + radius, at.y + radius, radius, 2.0 * turn, 3.0 * turn);
    cairo_close_path(cr);
    set_color(cr, panel);
    cairo_fill(cr);
}

static double share(const Axis *axis, double value)
{
    return axis->logarithmic ? log(value / axis->from) / log(axis->to / axis->from)
                             : (value - axis->from) / (axis->to - axis->from);
}

double plot_x(const Plot *plot, double value)
{
    return plot->box.x + plot->box.width * share(&plot->x, value);
}

double plot_y(const Plot *plot, double value)
{
    return plot->box.y + plot->box.height * (1.0 - share(&plot->y, value));
}

static void grid_line(cairo_t *cr, double from_x, double from_y, double to_x, double to_y)
{
    set_color(cr, faint);
    cairo_set_line_width(cr, 1.0);
    cairo_set_dash(cr, NULL, 0, 0.0);
    cairo_move_to(cr, round(from_x) + 0.5, round(from_y) + 0.5);
    cairo_line_to(cr, round(to_x) + 0.5, round(to_y) + 0.5);
    cairo_stroke(cr);
}

void plot_frame(cairo_t *cr, const Plot *plot)
{
    const Rect b = plot->box;
    const double size = 15.0, bottom = b.y + b.height;
    for (size_t i = 0; i < plot->x.tick_count; i++) {
        const double x = plot_x(plot, plot->x.ticks[i]);
        grid_line(cr, x, b.y, x, bottom);
        text(cr, x, bottom + 22.0, size, quiet, ALIGN_CENTRE, plot->x.labels[i]);
    }
    for (size_t i = 0; i < plot->y.tick_count; i++) {
        const double y = plot_y(plot, plot->y.ticks[i]);
        grid_line(cr, b.x, y, b.x + b.width, y);
        text(cr, b.x - 10.0, y + 5.0, size, quiet, ALIGN_RIGHT, plot->y.labels[i]);
    }
    text(cr, b.x + b.width / 2.0, bottom + 46.0, size, quiet, ALIGN_CENTRE, plot->x.title);
    text(cr, b.x - 10.0, b.y - 14.0, size, quiet, ALIGN_RIGHT, plot->y.title);
}

void plot_curve(cairo_t *cr, const Plot *plot, const Pen *pen, const double *x, const double *y,
                size_t count)
{
    cairo_save(cr);
    cairo_rectangle(cr, plot->box.x, plot->box.y, plot->box.width, plot->box.height);
    cairo_clip(cr);
    set_pen(cr, pen);
    for (size_t i = 0; i < count; i++) {
        cairo_line_to(cr, plot_x(plot, x[i]), plot_y(plot, y[i]));
    }
    cairo_stroke(cr);
    cairo_restore(cr);
}

double legend(cairo_t *cr, double x, double y, const Pen *pen, const char *words)
{
    const double size = 16.0, sample = 40.0;
    cairo_save(cr);
    set_pen(cr, pen);
    cairo_move_to(cr, x, y - 0.35 * size);
    cairo_line_to(cr, x + sample, y - 0.35 * size);
    cairo_stroke(cr);
    cairo_restore(cr);
    text(cr, x + sample + 12.0, y, size, bright, ALIGN_LEFT, words);
    cairo_text_extents_t extents;
    cairo_text_extents(cr, words, &extents);
    return x + sample + 12.0 + extents.x_advance + 24.0;
}
