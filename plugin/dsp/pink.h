/* Pink noise on two lanes, independent of each other: the power between two frequencies is ln of
 * their ratio, from 15 Hz to 20 kHz or 0.46 of the rate, whichever is less, within ±0.2 dB.
 *
 * It is white noise from a counter (the splitmix64 of G. L. Steele, D. Lea and C. H. Flood, "Fast
 * splittable pseudorandom number generators", OOPSLA 2014) through a ladder of poles and zeros. The
 * same seed gives the same bits, however the frames are cut. */
#ifndef EARFIELD_PINK_H
#define EARFIELD_PINK_H

#include "biquad.h"
#include <stdint.h>

enum { PINK_FILTERS = 5 };

typedef struct {
    uint64_t counter;
    Biquad filter[PINK_FILTERS];
} Pink;

/** Begin anew. Audio thread: bounded, no allocation. */
void pink_init(Pink *pink, double rate_hz, uint64_t seed);

/** Clear its history and count from `seed` again. Audio thread. */
void pink_forget(Pink *pink, uint64_t seed);

/** The coming frames. Audio thread. */
void pink_fill(Pink *pink, Pair *x, uint32_t frames);

/** A-weighted power of pink noise from 20 Hz to 20 kHz, or to 0.46 of the rate where that is less,
 * after a filter of the first order that falls from `corner_hz` on (infinite: none). Pure; 20 µs.
 */
double pink_a_weighted_power(double rate_hz, double corner_hz);

#endif
