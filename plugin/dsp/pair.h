/* Left and right of one frame in one register, in double precision: a filter costs the same for
 * both ears as for one, and 20 Hz at 192 kHz keeps its digits. */
#ifndef EARFIELD_PAIR_H
#define EARFIELD_PAIR_H

#include "slice.h"

typedef double Pair __attribute__((vector_size(2 * sizeof(double))));

static inline Pair pair_both(double x)
{
    return (Pair){x, x};
}

/** Left and right exchanged. */
static inline Pair pair_swap(Pair x)
{
    return (Pair){x[1], x[0]};
}

static inline Pair pair_frame(const Slice *slice, uint32_t i)
{
    return (Pair){(double)slice->left[i], (double)slice->right[i]};
}

static inline void pair_store(Slice *slice, uint32_t i, Pair x)
{
    slice->left[i] = (float)x[0];
    slice->right[i] = (float)x[1];
}

static inline void pairs_from_slice(Pair *x, const Slice *slice)
{
    for (uint32_t i = 0; i < slice->frames; i++) {
        x[i] = pair_frame(slice, i);
    }
}

static inline void pairs_to_slice(Slice *slice, const Pair *x)
{
    for (uint32_t i = 0; i < slice->frames; i++) {
        pair_store(slice, i, x[i]);
    }
}

#endif
