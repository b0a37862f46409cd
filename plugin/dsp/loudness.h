/* Loudness by ITU-R BS.1770-4 (K-weighting, both channels at weight 1), momentary over 400 ms and
 * short-term over 3 s (EBU Tech 3341), and what the mono sum loses.
 * The two filters of BS.1770 are given there for 48 kHz only; at other rates they are the analogue
 * filters behind those figures (B. De Man, "Evaluation of implementations of the EBU R128 loudness
 * measurement", AES 145, 2018). */
#ifndef EARFIELD_LOUDNESS_H
#define EARFIELD_LOUDNESS_H

#include "biquad.h"
#include "energy_window.h"

enum { K_WEIGHTING_FILTERS = 2 };

typedef struct {
    Biquad k_weighting[K_WEIGHTING_FILTERS];
    EnergyWindow energy;
} Loudness;

/** The shelf and the high-pass. Pure. */
void k_weighting_design(double rate_hz, BiquadDesign filters[K_WEIGHTING_FILTERS]);

void loudness_init(Loudness *loudness, double rate_hz);

/** True where the readings are new (every 10 ms). Audio thread: bounded, no allocation. */
bool loudness_process(Loudness *loudness, const Slice *slice);

/** In LUFS, -120 for silence. Audio thread: O(1). */
double loudness_momentary(const Loudness *loudness);
double loudness_short_term(const Loudness *loudness);

/** Loudness of (L+R)/2 on both sides against stereo, in dB over 400 ms; 0 for silence, not below
 * -60. Audio thread: O(1). */
double loudness_mono_loss(const Loudness *loudness);

#endif
