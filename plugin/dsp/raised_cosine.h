/* The shape of every fade: its slope is 0 at both ends, so that nothing clicks. */
#ifndef EARFIELD_RAISED_COSINE_H
#define EARFIELD_RAISED_COSINE_H

#include <math.h>
#include <stdint.h>

/** From just above 0 to exactly 1 over `frames` frames. Not for the audio thread. */
static inline void raised_cosine_fill(float *rise, uint32_t frames)
{
    const double pi = acos(-1.0);
    for (uint32_t i = 0; i < frames; i++) {
        rise[i] = (float)(0.5 - 0.5 * cos(pi * (i + 1) / frames));
    }
}

#endif
