/* Picture: a room's measures in figures. */
#ifndef EARFIELD_DEMO_FIGURES_H
#define EARFIELD_DEMO_FIGURES_H

#include "../room_measures.h"
#include "plot.h"

void draw_figures(cairo_t *cr, Rect at, const RoomMeasures *measures);

#endif
