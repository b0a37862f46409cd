/* Parts of a window, in its pixels, whole: what is to be drawn anew. Pure but for the list itself. */
#ifndef EARFIELD_PAINT_AREAS_H
#define EARFIELD_PAINT_AREAS_H

#include "gfx.h"
#include "layout.h"
#include "view_meters.h"
#include "view_programme.h"

enum { MOST_AREAS = LAYOUT_PLACES + METER_AREAS + PROGRAMME_AREAS + 2 };

typedef struct {
    int width, height; /* of the window */
    double scale;      /* its pixels in one of scale 1 */
    Rect areas[MOST_AREAS];
    unsigned count;
} Areas;

/** The whole pixels that a rectangle of scale 1 touches, of those that the window has. */
Rect areas_pixels(const Areas *areas, Rect at);

/** One more, of scale 1; none where the window has nothing of it. */
void areas_add(Areas *areas, Rect at);

/** The least rectangle that holds them all; empty: there are none. */
Rect areas_joined(const Areas *areas);

#endif
