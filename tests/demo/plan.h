/* Picture: a room from above, to scale. */
#ifndef EARFIELD_DEMO_PLAN_H
#define EARFIELD_DEMO_PLAN_H

#include "plot.h"
#include "rendered_room.h"

/** Walls, listener, loudspeakers, direct sound, and how the left one's comes by way of one wall. */
void draw_plan(cairo_t *cr, Rect at, const RenderedRoom *rendered);

/** The same without words and reflections, its lower left corner at (x, y); for one with walls. */
void draw_room(cairo_t *cr, double x, double y, double scale, const RenderedRoom *rendered);

#endif
