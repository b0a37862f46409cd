/* What the pens of a view stand for. */
#ifndef EARFIELD_LEGEND_H
#define EARFIELD_LEGEND_H

#include "gfx.h"
#include <stddef.h>

typedef enum { LEGEND_LINE, LEGEND_AREA, LEGEND_DOTS } LegendKind;

enum { LEGEND_WORDS = 32 };

typedef struct {
    LegendKind kind;
    Pen pen;
    char words[LEGEND_WORDS];
} LegendItem;

enum { LEGEND_ITEMS = 8 };

typedef struct {
    LegendItem items[LEGEND_ITEMS];
    size_t count;
} Legend;

/** One more; what there is no room for is left out. */
void legend_add(Legend *legend, LegendKind kind, const Pen *pen, const char *words);

/** Samples and words, in rows taken off the top of `area`. */
void legend_draw(cairo_t *cr, Rect *area, const Legend *legend);

/** Take the same rows off and draw nothing. */
void legend_skip(cairo_t *cr, Rect *area, const Legend *legend);

#endif
