/* The view of what the meters read. */
#ifndef EARFIELD_VIEW_METERS_H
#define EARFIELD_VIEW_METERS_H

#include "gfx.h"
#include "view_model.h"

/** Scales and names, which stand until a control changes, over an opaque ground; and what moves, as
 * far as it touches `part`, to which the caller clips. */
void view_meters_draw_still(cairo_t *cr, Rect at, const ViewModel *view);
void view_meters_draw_moving(cairo_t *cr, Rect at, const ViewModel *view, Rect part);

enum { METER_AREAS = 24 };

/** Where the moving part looks otherwise with `b` than with `a`, and in how many places. */
unsigned view_meters_changes(Rect at, const ViewModel *a, const ViewModel *b,
                             Rect changed[METER_AREAS]);

/** Whether a click there clears clips and holds. */
bool view_meters_clears(Rect at, double x, double y);

#endif
