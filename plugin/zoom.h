/* How large the plugin's own window is drawn: kept with the state, changed by patch:Set. */
#ifndef EARFIELD_ZOOM_H
#define EARFIELD_ZOOM_H

#include <math.h>

static const float zoom_default = 1.0F;

/** Within 0.75 and 2, of any number but NaN. */
static inline float zoom_clamped(float zoom)
{
    return fminf(fmaxf(zoom, 0.75F), 2.0F);
}

#endif
