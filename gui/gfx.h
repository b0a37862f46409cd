/* What all drawing of the UI is made of: rectangles, colours, words on a cairo context. Knows no
 * window and no parameter. Lengths are in pixels of scale 1; the context is scaled before. */
#ifndef EARFIELD_GFX_H
#define EARFIELD_GFX_H

#include <cairo.h>
#include <stdbool.h>

typedef struct {
    double x, y;
} Point;

typedef struct {
    double x, y, width, height;
} Rect;

typedef struct {
    double red, green, blue;
} Color;

/** A line to be told apart by everyone: by colour and by dash. */
typedef struct {
    Color color;
    double width;
    double dash[4];
    int dashes; /* 0: solid */
} Pen;

typedef enum { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT } Align;

typedef enum { WEIGHT_NORMAL, WEIGHT_BOLD } Weight;

bool rect_holds(Rect rect, double x, double y);

/** Whether they share more than an edge. */
bool rects_meet(Rect a, Rect b);

/** The least that holds both. */
Rect rects_joined(Rect a, Rect b);

/** `rect` less `margin` on each side. */
Rect rect_inset(Rect rect, double margin);

/** `rect` cut off: the first `width` from the left (negative: from the right), which is returned;
 * `rect` keeps the rest. And the same from the top (negative: from the bottom). */
Rect rect_take_column(Rect *rect, double width);
Rect rect_take_row(Rect *rect, double height);

/** Draw into a surface, in pixels of scale 1; the caller destroys it. */
cairo_t *gfx_begin(cairo_surface_t *surface, double scale);

void gfx_color(cairo_t *cr, Color color);

void gfx_fill(cairo_t *cr, Rect rect, Color color);

/** What is painted next comes from `from`, pixel for pixel, wherever both have one. */
void gfx_pixels(cairo_t *cr, cairo_surface_t *from);

/** Filled, with round corners. */
void gfx_card(cairo_t *cr, Rect rect, double radius, Color color);

/** The same over whatever was there: the ground's colour is beside its corners. */
void gfx_card_on(cairo_t *cr, Rect rect, double radius, Color color, Color ground);

/** A disc to the path, of a few pixels. */
void gfx_dot(cairo_t *cr, double x, double y, double radius);

void gfx_frame(cairo_t *cr, Rect rect, double radius, double width, Color color);

/** Colour, width and dash of what is stroked next. */
void gfx_pen(cairo_t *cr, const Pen *pen);

/** One line of words, its baseline at `y`; leaves no path behind. */
void gfx_text(cairo_t *cr, double x, double y, double size, Weight weight, Color color, Align align,
              const char *words);

/** The same, in the middle of `rect` upright, and within it: what is too long ends in "…". */
void gfx_text_in(cairo_t *cr, Rect rect, double size, Weight weight, Color color, Align align,
                 const char *words);

double gfx_text_width(cairo_t *cr, double size, Weight weight, const char *words);

#endif
