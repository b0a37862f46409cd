/* The true peak of two channels together, frame by frame: the largest magnitude that the continuous
 * signal has from each frame up to the next, on either side (ITU-R BS.1770-4, annex 2, with finer
 * steps).
 *
 * Points lie a 16th of a frame apart. For tones up to 0.4535 of the rate (20 kHz at 44.1 kHz) the
 * peak is at most 0.07 dB more than is found (0.035 dB of it that of a tone that is met half way
 * between the points), and at most 0.04 dB less. What came in is one of the points: no sample is
 * ever larger than its peak. */
#ifndef EARFIELD_TRUE_PEAK_H
#define EARFIELD_TRUE_PEAK_H

#include "kernels.h"
#include "slice.h"

enum { TRUE_PEAK_DELAY = SIXTEENTH_LAG + OVERSAMPLED_GROUP }; /* frames; peaks are that late */

typedef struct {
    OversampleTaps taps;
    const Kernels *kernels;
    Oversampled lines[2];                          /* left, right */
    float peaks[OVERSAMPLED_GROUP + SLICE_FRAMES]; /* a group ahead of what is given out */
    uint32_t filled; /* frames since the histories were last moved up, below SLICE_FRAMES */
} TruePeak;

/** With silence behind it. Not for the audio thread (it works out the taps). */
void true_peak_init(TruePeak *t);

/** peaks[i]: from TRUE_PEAK_DELAY frames before the slice's i-th on up to the next. Any number of
 * frames costs the same a frame: the work is done in groups of OVERSAMPLED_GROUP. Audio thread. */
void true_peak_find(TruePeak *t, const Slice *slice, float *peaks);

/** Forget all audio but `past`, which came last before the next slice. Audio thread. */
void true_peak_restart(TruePeak *t, const Slice *past);

#endif
