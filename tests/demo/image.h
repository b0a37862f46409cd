/* Picture: where a programme lies between the sides. */
#ifndef EARFIELD_DEMO_IMAGE_H
#define EARFIELD_DEMO_IMAGE_H

#include "panorama.h"
#include "plot.h"
#include "response.h"

/** Level difference across, frequency upwards; brighter where the energy is; and how far out
 * a sound on one side alone is heard, by the response to it. */
void draw_panorama(cairo_t *cr, Rect at, const char *title, const Panorama *panorama,
                   const Response *response);

typedef struct {
    const char *label;
    const Pen *pen;
    const Panorama *panorama;
} Width;

/** Side over mid by frequency, one curve a setting. */
void draw_widths(cairo_t *cr, Rect at, const Width *widths, size_t count);

#endif
