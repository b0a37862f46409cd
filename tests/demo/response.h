/* Picture: what a sound on the left does at each ear, over frequency. */
#ifndef EARFIELD_DEMO_RESPONSE_H
#define EARFIELD_DEMO_RESPONSE_H

#include "../audio.h"
#include "plot.h"

enum { RESPONSE_POINTS = 300 };

typedef struct {
    double hz[RESPONSE_POINTS];
    double direct_db[RESPONSE_POINTS], crossed_db[RESPONSE_POINTS], mono_db[RESPONSE_POINTS];
} Response;

/** From the impulse on the left as a setting rendered it. */
Response response_of(const Audio *impulse);

void draw_response(cairo_t *cr, Rect at, const char *title, const Response *response);

#endif
