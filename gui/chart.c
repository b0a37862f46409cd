#include "chart.h"

#include "theme.h"
#include <math.h>
#include <stdio.h>

const double chart_left = 28.0, chart_below = 16.0, chart_right = 28.0;

static double share(const ChartAxis *axis, double value)
{
    return axis->logarithmic ? log(value / axis->from) / log(axis->to / axis->from)
                             : (value - axis->from) / (axis->to - axis->from);
}

double chart_x(const Chart *chart, double value)
{
    return chart->box.x + chart->box.width * share(&chart->x, value);
}

double chart_y(const Chart *chart, double value)
{
    return chart->box.y + chart->box.height * (1.0 - share(&chart->y, value));
}

void chart_ground(cairo_t *cr, const Chart *chart)
{
    gfx_fill(cr, chart->box, theme_night);
}

/* --------------------------------------------------------------------------------- grid -- */

/* Moved onto the pixels, so that it is one of them wide at any scale. */
static void grid_line(cairo_t *cr, double from_x, double from_y, double to_x, double to_y)
{
    double x[] = {from_x, to_x}, y[] = {from_y, to_y}, one_x = 1.0, one_y = 1.0;
    cairo_device_to_user_distance(cr, &one_x, &one_y);
    for (int end = 0; end < 2; end++) {
        cairo_user_to_device(cr, &x[end], &y[end]);
        x[end] = floor(x[end]) + 0.5;
        y[end] = floor(y[end]) + 0.5;
        cairo_device_to_user(cr, &x[end], &y[end]);
    }
    const Pen pen = {theme_line, one_x, {0}, 0};
    gfx_pen(cr, &pen);
    cairo_move_to(cr, x[0], y[0]);
    cairo_line_to(cr, x[1], y[1]);
    cairo_stroke(cr);
}

void chart_mark_x(cairo_t *cr, const Chart *chart, double value, const char *words)
{
    const Rect *b = &chart->box;
    const double x = chart_x(chart, value), bottom = b->y + b->height;
    const double half = 0.5 * gfx_text_width(cr, theme_small, WEIGHT_NORMAL, words);
    const double middle = fmin(x, b->x + b->width - half);
    grid_line(cr, x, b->y, x, bottom);
    gfx_text(cr, middle, bottom + 12.0, theme_small, WEIGHT_NORMAL, theme_quiet, ALIGN_CENTRE,
             words);
}

/* A baseline of words that stay beside the box. */
static double inside(const Rect *box, double y)
{
    const double ascent_px = 8.0;
    return fmin(fmax(y, box->y + ascent_px), box->y + box->height);
}

void chart_mark_y(cairo_t *cr, const Chart *chart, double value, const char *words)
{
    const Rect *b = &chart->box;
    const double y = chart_y(chart, value);
    grid_line(cr, b->x, y, b->x + b->width, y);
    gfx_text(cr, b->x - 4.0, inside(b, y + 4.0), theme_small, WEIGHT_NORMAL, theme_quiet,
             ALIGN_RIGHT, words);
}

void chart_mark_hz(cairo_t *cr, const Chart *chart)
{
    static const double hz[] = {20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000};
    static const char *const dense[] = {"20", "50", "100", "200",    "500",
                                        "1k", "2k", "5k",  "10 kHz", ""};
    static const char *const sparse[] = {"20", "", "100", "", "", "1k", "", "", "10 kHz", ""};
    const double densest_px = 330.0;
    for (size_t i = 0; i < sizeof hz / sizeof *hz; i++) {
        chart_mark_x(cr, chart, hz[i], chart->box.width < densest_px ? sparse[i] : dense[i]);
    }
}

static const char *db_words(char words[16], int db)
{
    snprintf(words, 16, "%s%d", db < 0 ? "−" : db > 0 ? "+" : "", db < 0 ? -db : db);
    return words;
}

void chart_mark_db(cairo_t *cr, const Chart *chart)
{
    static const int steps_db[] = {3, 6, 12, 24};
    const double word_px = 20.0, px_per_db = chart->box.height / (chart->y.to - chart->y.from);
    size_t step = 0;
    while (step < 3 && px_per_db * steps_db[step] < word_px) {
        step++;
    }
    const int lowest = (int)ceil(chart->y.from / steps_db[step]);
    for (int mark = lowest; mark * steps_db[step] <= chart->y.to; mark++) {
        char words[16];
        const int db = mark * steps_db[step];
        chart_mark_y(cr, chart, db, db_words(words, db));
    }
    gfx_text(cr, chart->box.x - 12.0, chart->box.y + chart->box.height + 12.0, theme_small,
             WEIGHT_NORMAL, theme_quiet, ALIGN_RIGHT, "dB");
}

void chart_mark_right_db(cairo_t *cr, const Chart *chart, double bottom_db)
{
    const Rect *b = &chart->box;
    const int step_db = b->height < 100.0 ? 40 : 20;
    for (int db = 0; db > bottom_db; db -= step_db) {
        char words[16];
        const double y = b->y + b->height * db / bottom_db;
        gfx_text(cr, b->x + b->width + 4.0, inside(b, y + 4.0), theme_small, WEIGHT_NORMAL,
                 theme_quiet, ALIGN_LEFT, db_words(words, db));
    }
    gfx_text(cr, b->x + b->width + 2.0, b->y + b->height + 12.0, theme_small, WEIGHT_NORMAL,
             theme_quiet, ALIGN_LEFT, "dBFS");
}

/* ------------------------------------------------------------------------------- curves -- */

static void clip_to_box(cairo_t *cr, const Chart *chart)
{
    cairo_rectangle(cr, chart->box.x, chart->box.y, chart->box.width, chart->box.height);
    cairo_clip(cr);
}

/* Far outside of the box is as good as infinitely far. */
static double near_y(const Chart *chart, double value)
{
    const double span = chart->y.to - chart->y.from;
    return chart_y(chart, fmin(fmax(value, chart->y.from - span), chart->y.to + span));
}

/* From a point that a line passes, between which slopes it passes all since at a fraction of a pixel. */
typedef struct {
    Point from;
    double low, high;
} Reach;

static double slope_to(const Reach *reach, Point p)
{
    return (p.y - reach->from.y) / (p.x - reach->from.x);
}

static void narrow(Reach *reach, Point p)
{
    const double beside = 0.05 / (p.x - reach->from.x), slope = slope_to(reach, p);
    reach->low = fmax(reach->low, slope - beside);
    reach->high = fmin(reach->high, slope + beside);
}

/* A stroke is as dear as it has points: those that the line passes anyway it does not take. */
static void add_line(cairo_t *cr, const Chart *chart, const double *x, const double *y,
                     size_t count)
{
    Point last = {chart_x(chart, x[0]), near_y(chart, y[0])};
    Reach reach = {last, -INFINITY, INFINITY};
    cairo_move_to(cr, last.x, last.y);
    for (size_t i = 1; i < count; i++) {
        const Point p = {chart_x(chart, x[i]), near_y(chart, y[i])};
        const double slope = slope_to(&reach, p);
        if (slope < reach.low || slope > reach.high) {
            cairo_line_to(cr, last.x, last.y);
            reach = (Reach){last, -INFINITY, INFINITY};
        }
        narrow(&reach, p);
        last = p;
    }
    cairo_line_to(cr, last.x, last.y);
}

void chart_curve(cairo_t *cr, const Chart *chart, const Pen *pen, const double *x, const double *y,
                 size_t count)
{
    while (count > 2 && x[count - 2] > chart->x.to) { /* strokes are dear, seen or not */
        count--;
    }
    cairo_save(cr);
    clip_to_box(cr, chart);
    gfx_pen(cr, pen);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_BEVEL);
    add_line(cr, chart, x, y, count);
    cairo_stroke(cr);
    cairo_restore(cr);
}

void chart_area(cairo_t *cr, const Chart *chart, const double *x, const double *y, size_t count)
{
    const double bottom = chart->box.y + chart->box.height;
    cairo_save(cr);
    clip_to_box(cr, chart);
    cairo_move_to(cr, chart_x(chart, x[0]), bottom);
    for (size_t i = 0; i < count; i++) {
        cairo_line_to(cr, chart_x(chart, x[i]), near_y(chart, y[i]));
    }
    cairo_line_to(cr, chart_x(chart, x[count - 1]), bottom);
    cairo_fill(cr);
    cairo_restore(cr);
}

void chart_band(cairo_t *cr, const Chart *chart, Color color, double from, double to)
{
    const Rect *b = &chart->box;
    const double left = chart_x(chart, from), width = chart_x(chart, to) - left;
    cairo_set_source_rgba(cr, color.red, color.green, color.blue, 0.22);
    cairo_rectangle(cr, left, b->y, width, b->height);
    cairo_fill(cr);
    gfx_fill(cr, (Rect){left, b->y, width, 3.0}, color);
}

void chart_dots(cairo_t *cr, const Chart *chart, Color color, double radius, const double *x,
                const double *y, size_t count)
{
    cairo_save(cr);
    clip_to_box(cr, chart);
    gfx_color(cr, color);
    for (size_t i = 0; i < count; i++) {
        gfx_dot(cr, chart_x(chart, x[i]), near_y(chart, y[i]), radius);
    }
    cairo_fill(cr);
    cairo_restore(cr);
}
