/* Axes, curves and words on a cairo context: the graphic house style of the demo's picture. */
#ifndef EARFIELD_DEMO_PLOT_H
#define EARFIELD_DEMO_PLOT_H

#include <cairo.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct {
    double red, green, blue;
} Color;

/** Told apart by everyone (M. Okabe and K. Ito, "Color universal design", 2008), and by dash. */
typedef struct {
    Color color;
    double width;
    double dash[4];
    int dashes; /* 0: solid */
} Pen;

extern const Color night, panel, faint, quiet, bright, blue, orange, grey;
extern const Pen solid_blue, dashed_orange, dotted_grey;
extern const Pen thin_blue, thin_orange, thin_bright;

typedef struct {
    double x, y, width, height;
} Rect;

typedef struct {
    double from, to;
    bool logarithmic;
    const double *ticks;
    const char *const *labels; /* one a tick */
    size_t tick_count;
    const char *title;
} Axis;

typedef struct {
    Rect box;
    Axis x, y;
} Plot;

typedef enum { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT } Align;

void set_color(cairo_t *cr, Color color);

/** For a line of one's own. */
void set_pen(cairo_t *cr, const Pen *pen);

/** One line, its baseline at y. */
void text(cairo_t *cr, double x, double y, double size, Color color, Align align,
          const char *words);

/** The same in bold. */
void heading(cairo_t *cr, double x, double y, double size, const char *words);

/** One line with its middle at a point, on a patch of `ground` that covers what is there. */
void label(cairo_t *cr, double x, double y, Color color, Color ground, const char *words);

/** A card that holds a plot. */
void card(cairo_t *cr, Rect at);

/** Background, grid, ticks, titles of the axes. */
void plot_frame(cairo_t *cr, const Plot *plot);

double plot_x(const Plot *plot, double value);
double plot_y(const Plot *plot, double value);

/** Points joined, kept within the box. */
void plot_curve(cairo_t *cr, const Plot *plot, const Pen *pen, const double *x, const double *y,
                size_t count);

/** A sample of the pen and what it stands for. Returns where the next one may begin. */
double legend(cairo_t *cr, double x, double y, const Pen *pen, const char *words);

#endif
