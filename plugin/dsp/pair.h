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
    return __builtin_shufflevector(x, x, 1, 0);
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

#endif
