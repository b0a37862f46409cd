/* What the views show as pictures: heads, loudspeakers, lines, and words in place. */
#ifndef EARFIELD_SKETCH_H
#define EARFIELD_SKETCH_H

#include "gfx.h"

/** From `from`, `away` px in a direction: 0 up, positive to the left (as angles of sound are). */
Point point_toward(Point from, double degrees, double away);

void sketch_line(cairo_t *cr, const Pen *pen, Point from, Point to);

/** From above; a yaw of 0 looks up, positive turns to the left. */
void sketch_head(cairo_t *cr, Point middle, double radius, double yaw_degrees, Color color);

/** How much wider than its radius a head is, ears and nose included. */
extern const double sketch_head_reach;

/** A box that opens towards `facing_degrees`. */
void sketch_loudspeaker(cairo_t *cr, Point middle, double facing_degrees, double size, Color color);

/** What of a view's rectangle is inside of its card, below the title. */
Rect sketch_inside(Rect at);

/** The card of a view with its title and a quiet word at the right; sketch_inside() of it. */
Rect sketch_card(cairo_t *cr, Rect at, const char *title, const char *words);

/** Quiet words in the middle of `area`, one line. */
void sketch_words(cairo_t *cr, Rect area, const char *words);

#endif
