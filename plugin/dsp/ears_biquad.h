/* Second-order filters that differ between the two ears (or any two lanes), at the cost of one:
 * each lane has its own coefficients. Transposed direct form II. */
#ifndef EARFIELD_EARS_BIQUAD_H
#define EARFIELD_EARS_BIQUAD_H

#include "biquad.h"

/** Coefficients as in BiquadDesign, by ear. Zeroed, it is silent. */
typedef struct {
    Pair b0, b1, b2, a1, a2;
} EarsDesign;

/** Zeroed but for its design, it is at rest. */
typedef struct {
    EarsDesign design;
    Pair s1, s2;
} EarsBiquad;

/** Pure. */
EarsDesign ears_design(const BiquadDesign *left, const BiquadDesign *right);

/** `count` filters in series over `frames` frames of `x`, in place. Audio thread. */
void ears_biquads_run(EarsBiquad *biquads, unsigned count, Pair *x, uint32_t frames);

/** Clear the history of `count` filters. Audio thread. */
void ears_biquads_forget(EarsBiquad *biquads, unsigned count);

#endif
