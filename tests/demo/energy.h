/* Pictures: what arrives when, against the direct sound at the left ear. */
#ifndef EARFIELD_DEMO_ENERGY_H
#define EARFIELD_DEMO_ENERGY_H

#include "plot.h"
#include "rendered_room.h"

/** The first 80 ms at each ear, 0.2 ms a stick. */
void draw_early(cairo_t *cr, Rect at, const RenderedRoom *rendered);

/** To the end, 1 ms a point, with the line of T. */
void draw_decay(cairo_t *cr, Rect at, const RenderedRoom *rendered);

#endif
