/* The peak meters: two bars of the input and two of the output, between them their scale,
 * and across the output the limiter's ceiling. */
#ifndef EARFIELD_METER_BARS_H
#define EARFIELD_METER_BARS_H

#include "gfx.h"
#include "view_model.h"

/** How wide they are in a view of that width. */
double meter_bars_width(double view_width);

/** Where the moving part looks otherwise with `b` than with `a`; false: nowhere. */
bool meter_bars_changed(Rect area, const ViewModel *a, const ViewModel *b, Rect *where);

void meter_bars_draw_still(cairo_t *cr, Rect area, const ViewModel *view);
void meter_bars_draw_moving(cairo_t *cr, Rect area, const ViewModel *view, Rect part);

#endif
