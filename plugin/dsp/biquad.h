/* Second-order filters: design apart from time.
 * Source: R. Bristow-Johnson, "Cookbook formulae for audio equalizer biquad filter coefficients".
 */
#ifndef EARFIELD_BIQUAD_H
#define EARFIELD_BIQUAD_H

#include "pair.h"
#include <complex.h>

typedef enum {
    BIQUAD_PEAK,
    BIQUAD_LOW_SHELF,
    BIQUAD_HIGH_SHELF,
    BIQUAD_LOW_PASS,
    BIQUAD_HIGH_PASS
} BiquadKind;

typedef struct {
    BiquadKind kind;
    double frequency_hz, gain_db, q;
} BiquadSpec;

/** H(z) = (b0 + b1/z + b2/z²) / (1 + a1/z + a2/z²) */
typedef struct {
    double b0, b1, b2, a1, a2;
} BiquadDesign;

/** A stereo filter that runs: transposed direct form II. */
typedef struct {
    BiquadDesign design;
    Pair s1, s2;
} Biquad;

/** The filter of `spec`; one at or above 0.49 of the rate passes everything. Pure. */
BiquadDesign biquad_design(const BiquadSpec *spec, double rate_hz);

/** H at z = exp(jω), from 1/z. Pure. */
double complex biquad_response(const BiquadDesign *design, double complex z_inverse);

/** At rest. Audio thread. */
void biquad_init(Biquad *biquad, BiquadDesign design);

/** Clear its history. Audio thread. */
void biquad_forget(Biquad *biquad);

/** One frame. Audio thread. In this order of additions the way from one y to the next, which is what
 * a filter waits for, is the shortest. */
static inline Pair biquad_tick(const BiquadDesign *d, Pair *s1, Pair *s2, Pair x)
{
    const Pair y = d->b0 * x + *s1;
    *s1 = (d->b1 * x + *s2) - d->a1 * y;
    *s2 = d->b2 * x - d->a2 * y;
    return y;
}

/** `count` filters in series over `frames` frames of `x`, in place. Audio thread. */
void biquads_run(Biquad *biquads, unsigned count, Pair *x, uint32_t frames);

/** The same over a slice. Audio thread. */
void biquads_process(Biquad *biquads, unsigned count, Slice *slice);

#endif
