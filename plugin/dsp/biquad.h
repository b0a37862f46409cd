/* Second-order filters: design apart from time.
 * Source: R. Bristow-Johnson, "Cookbook formulae for audio equalizer biquad filter coefficients".
 */
#ifndef EARFIELD_BIQUAD_H
#define EARFIELD_BIQUAD_H

#include "pair.h"
#include <complex.h>
#include <stdbool.h>

typedef enum {
    BIQUAD_PEAK,
    BIQUAD_LOW_SHELF,
    BIQUAD_HIGH_SHELF,
    BIQUAD_LOW_PASS,
    BIQUAD_HIGH_PASS,
    BIQUAD_BAND_PASS, /* 0 dB at its peak */
    BIQUAD_NOTCH,
    BIQUAD_ALL_PASS
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

/** The Q of a shelf of slope `slope`: the cookbook's S, 1 for the steepest that is monotonic. Not a
 * number where no shelf of this gain is so steep. Pure. */
double biquad_q_of_slope(double slope, double gain_db);

/** The Q of a filter `octaves` wide between the points of -3 dB (band pass, notch) or of half its
 * gain in dB (peak), the bilinear transform's narrowing towards half the rate made up for. Pure. */
double biquad_q_of_bandwidth(double octaves, double frequency_hz, double rate_hz);

/** H at z = exp(jω), from 1/z. Pure. */
double complex biquad_response(const BiquadDesign *design, double complex z_inverse);

/** The same of `count` in series. Pure. */
double complex biquads_response(const BiquadDesign *designs, unsigned count,
                                double complex z_inverse);

/** `design` with a gain. Pure. */
BiquadDesign biquad_scaled(BiquadDesign design, double gain);

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

/** True where both lists ask for the same filters in the same order. Pure. */
bool biquad_specs_same(const BiquadSpec *a, unsigned a_count, const BiquadSpec *b,
                       unsigned b_count);

/** Go over to the filters of `specs`, where `running` run now. Those that stay carry on, those that
 * change begin at rest. Audio thread. */
void biquads_set(Biquad *biquads, unsigned running, const BiquadSpec *specs, unsigned count,
                 double rate_hz);

/** H of `count` filters that run in series. Pure. */
double complex biquads_transfer(const Biquad *biquads, unsigned count, double complex z_inverse);

/** `count` filters in series over `frames` frames of `x`, in place. Audio thread. */
void biquads_run(Biquad *biquads, unsigned count, Pair *x, uint32_t frames);

/** The same over a slice. Audio thread. */
void biquads_process(Biquad *biquads, unsigned count, Slice *slice);

#endif
