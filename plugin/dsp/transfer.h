/* What a setting does to the two channels at one frequency, into each ear. */
#ifndef EARFIELD_TRANSFER_H
#define EARFIELD_TRANSFER_H

#include <complex.h>

typedef struct {
    double complex left_left, left_right; /* into the left ear: from left, from right */
    double complex right_left, right_right;
} Transfer;

/** The transfer of what treats both sides alike: `mid` for the sum, `side` for the difference. */
static inline Transfer transfer_from_mid_side(double complex mid, double complex side)
{
    const double complex direct = (mid + side) / 2.0, crossed = (mid - side) / 2.0;
    return (Transfer){direct, crossed, crossed, direct};
}

static inline Transfer transfer_scaled(Transfer t, double complex h)
{
    return (Transfer){t.left_left * h, t.left_right * h, t.right_left * h, t.right_right * h};
}

#endif
