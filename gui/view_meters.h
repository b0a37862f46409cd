/* The view of what the meters read. */
#ifndef EARFIELD_VIEW_METERS_H
#define EARFIELD_VIEW_METERS_H

#include "gfx.h"
#include "view_model.h"

/** Scales and names, which stand until a control changes, over an opaque ground; and what moves. */
void view_meters_draw_still(cairo_t *cr, Rect at, const ViewModel *view);
void view_meters_draw_moving(cairo_t *cr, Rect at, const ViewModel *view);

/** Whether the moving part would look otherwise with `b` than with `a`; both of the same size. */
bool view_meters_differ(const ViewModel *a, const ViewModel *b);

/** Whether a click there clears clips and holds. */
bool view_meters_clears(Rect at, double x, double y);

#endif
