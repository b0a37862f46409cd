/* Pink noise from all around, at the two ears of a head: as alike as a diffuse field is below some
 * 1 kHz and independent above, that is, of coherence sinc(f/550 Hz) · max(0, 1 - f/2700 Hz) within
 * ±0.06 (reference: tests/golden/diffuse_field_coherence.csv). Its power between two frequencies is
 * ln of their ratio at each ear, within ±0.3 dB up to 16 kHz; above 24 kHz there is none.
 *
 * Left and right are the sum and the difference of two independent noises of powers (1 + γ)/2 and
 * (1 - γ)/2, γ the coherence. */
#ifndef EARFIELD_NOISE_FIELD_H
#define EARFIELD_NOISE_FIELD_H

#include "ears_biquad.h"
#include "pink.h"

enum { NOISE_FIELD_COHERENCE = 3, NOISE_FIELD_LIMITS = 2 };

typedef struct {
    uint64_t seed;
    Pink pink;
    Biquad limit[NOISE_FIELD_LIMITS];
    EarsBiquad coherence[NOISE_FIELD_COHERENCE];
} NoiseField;

/** Fields of different seeds are independent. Audio thread: bounded, no allocation. */
void noise_field_init(NoiseField *field, double rate_hz, uint64_t seed);

/** The coming frames at the left and the right ear. Audio thread. */
void noise_field_fill(NoiseField *field, Pair *x, uint32_t frames);

/** Clear all history. Audio thread. */
void noise_field_forget(NoiseField *field);

#endif
