/* Axes and curves of a view on a cairo context. */
#ifndef EARFIELD_CHART_H
#define EARFIELD_CHART_H

#include "gfx.h"
#include <stddef.h>

typedef struct {
    double from, to;
    bool logarithmic;
} ChartAxis;

typedef struct {
    Rect box; /* of the curves; words stand to its left and below it */
    ChartAxis x, y;
} Chart;

/** What the words of the axes take, at the left, below and at the right. */
extern const double chart_left, chart_below, chart_right;

double chart_x(const Chart *chart, double value);
double chart_y(const Chart *chart, double value);

void chart_ground(cairo_t *cr, const Chart *chart);

/** A line of the grid, with its word (empty: none). */
void chart_mark_x(cairo_t *cr, const Chart *chart, double value, const char *words);
void chart_mark_y(cairo_t *cr, const Chart *chart, double value, const char *words);

/** The grid of an axis from 20 Hz to 20 kHz. */
void chart_mark_hz(cairo_t *cr, const Chart *chart);

/** The grid of an axis in dB, as dense as its words allow. */
void chart_mark_db(cairo_t *cr, const Chart *chart);

/** Words of a second axis in dBFS at the right, without a grid: from 0 at the top to `bottom_db`. */
void chart_mark_right_db(cairo_t *cr, const Chart *chart, double bottom_db);

/** Points joined, x rising, kept within the box. */
void chart_curve(cairo_t *cr, const Chart *chart, const Pen *pen, const double *x, const double *y,
                 size_t count);

/** All below the points, filled with what the context paints. */
void chart_area(cairo_t *cr, const Chart *chart, const double *x, const double *y, size_t count);

/** What lies between two values of x, the whole height: what is behind shines through a tint
 * below a solid edge. */
void chart_band(cairo_t *cr, const Chart *chart, Color color, double from, double to);

/** Points as dots, kept within the box. */
void chart_dots(cairo_t *cr, const Chart *chart, Color color, double radius, const double *x,
                const double *y, size_t count);

#endif
