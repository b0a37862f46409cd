/* Second-order filters that differ between left and right, at the cost of one: each side has its
 * own lane and its own coefficients. */
#ifndef EARFIELD_BIQUAD_PAIR_H
#define EARFIELD_BIQUAD_PAIR_H

#include "biquad.h"

/** Runs: transposed direct form II. */
typedef struct {
    Pair b0, b1, b2, a1, a2;
    Pair s1, s2;
} BiquadPair;

/** At rest. */
void biquad_pair_init(BiquadPair *pair, const BiquadDesign *left, const BiquadDesign *right);

/** Clear its history. Audio thread. */
void biquad_pair_forget(BiquadPair *pair);

/** `count` filters in series over `frames` frames of `x`, in place. Audio thread. */
void biquad_pairs_run(BiquadPair *pairs, unsigned count, Pair *x, uint32_t frames);

#endif
