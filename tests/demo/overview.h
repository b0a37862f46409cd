/* Picture: all rooms beside each other, to one scale. */
#ifndef EARFIELD_DEMO_OVERVIEW_H
#define EARFIELD_DEMO_OVERVIEW_H

#include "plot.h"
#include "rendered_room.h"

/** Each room once, as the first setting in it has it; those without walls are left out. */
void draw_overview(cairo_t *cr, Rect at, const RenderedRoom *rooms, size_t count);

#endif
