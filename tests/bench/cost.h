/* Picture: what it costs, over the rate, the size of the blocks and the length of a response. */
#ifndef EARFIELD_BENCH_COST_H
#define EARFIELD_BENCH_COST_H

#include "../demo/plot.h"

enum { COST_POINTS = 16 };

typedef struct {
    const char *name;
    const Pen *pen;
    double x[COST_POINTS], percent[COST_POINTS]; /* of one core */
    size_t count;
} CostCurve;

/** A card with the curves over `x`. */
void cost_draw(cairo_t *cr, Rect at, const char *title, const Axis *x, const CostCurve *curves,
               size_t count);

#endif
