/* More of what the stage is drawn with: what is worn, loudspeakers by their names, tips of arrows. */
#ifndef EARFIELD_SKETCH_EARS_H
#define EARFIELD_SKETCH_EARS_H

#include "../plugin/acoustics/targets.h"
#include "sketch.h"

/** On a head that looks up, from above: shells open or closed, or buds. */
void sketch_worn(cairo_t *cr, Point head, double radius, Device worn);

/** One of a pair that looks at `toward`; its name, L or R, stands behind it and outwards. */
void sketch_loudspeaker_of_pair(cairo_t *cr, Point middle, Point toward, double size, bool left);

/** The tip of an arrow that ends in `at` and heads there as point_toward() has it: 0 up, 90 left. */
void sketch_arrow_tip(cairo_t *cr, Color color, Point at, double heading_degrees, double size);

#endif
