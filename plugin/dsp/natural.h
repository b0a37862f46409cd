/* Natural crossfeed: the mono sum is exact at every frequency (J. Meier's criterion).
 *
 * With the feed F in dB and the corner fc, the crossed path is
 *     X(f) = g exp(-j2πfτ) / (1 + jf/fc),   g = 1 / (1 + 10^(F/20))
 * and the direct path 1 - X: the mid passes untouched and the side becomes S (1 - 2X). At low
 * frequencies the ears are (τ + 1/(2πfc)) / (1-g) apart; τ is what is missing to the delay that the
 * speakers' angle asks for, and never negative. */
#ifndef EARFIELD_NATURAL_H
#define EARFIELD_NATURAL_H

#include "phasor.h"
#include "slice.h"

typedef struct {
    double feed_db, cutoff_hz;
    double delay_s; /* between the ears at low frequency, wanted */
} NaturalSpec;

/** X(z) = gain · delay · (a + 1/z)/(1 + a/z) · (b0 + b1/z)/(1 - pole/z) */
typedef struct {
    double gain;
    uint32_t delay_frames;
    double allpass; /* a: the fraction of the delay */
    double b0, b1, pole;
} NaturalDesign;

enum { NATURAL_LINE = 256 }; /* 0.75 ms at 192 kHz and to spare; a power of two */

/** A crossed path that runs, on the difference of the sides. */
typedef struct {
    NaturalDesign design;
    float line[NATURAL_LINE];
    uint32_t at;
    double delayed, shifted, crossed; /* last outputs of delay, all-pass and low-pass */
} Natural;

/** Pure. */
NaturalDesign natural_design(const NaturalSpec *spec, double rate_hz);

/** X at one frequency. Pure. */
double complex natural_crossed(const NaturalDesign *design, const Phasor *at);

/** Audio thread. */
void natural_process(Natural *natural, Slice *slice);

/** Clear its history. Audio thread. */
void natural_forget(Natural *natural);

#endif
