/* A gain or a share that changes by a transition, and what it is applied to. */
#ifndef EARFIELD_GLIDE_H
#define EARFIELD_GLIDE_H

#include "slice.h"
#include <stdbool.h>

typedef struct {
    float now, old; /* during a transition from `old` to `now` */
} Glide;

static inline void glide_to(Glide *glide, float target)
{
    glide->old = glide->now;
    glide->now = target;
}

static inline void glide_jump(Glide *glide, float target)
{
    glide->old = glide->now = target;
}

/** True where `slice` has one value of the glide all through. */
static inline bool glide_is_steady(const Glide *glide, const Slice *slice)
{
    return !slice->rise || glide->old == glide->now;
}

/** Times the gain; a steady gain of 1 leaves the slice as it is, bit for bit. Audio thread. */
void glide_gain(const Glide *gain, Slice *slice);

/** The share `share` of `other`, the rest of the slice; a steady 0 leaves the slice as it is, a
 * steady 1 makes it a copy; what is the same in both stays, bit for bit. Audio thread. */
void glide_mix(const Glide *share, const Slice *other, Slice *slice);

#endif
