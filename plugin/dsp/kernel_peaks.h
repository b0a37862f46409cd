/* Oversampling and its peaks, LANES frames at a time; oversampled.h explains it. For the kernels
 * alone. */
#ifndef EARFIELD_KERNEL_PEAKS_H
#define EARFIELD_KERNEL_PEAKS_H

#include "lanes.h"
#include "oversampled.h"

typedef int LanesOfBits __attribute__((vector_size(LANES * sizeof(int))));

/* Twice the phases: what the last halving steps over is counted too. */
enum { FRAME = 2 * OVERSAMPLED_PHASES };

/** The greater magnitude; a NaN in `x` counts for nothing. */
INLINE Lanes raise_to_magnitude(Lanes peak, Lanes x)
{
    const Lanes magnitude = (Lanes)((LanesOfBits)x & 0x7fffffff);
    for (int lane = 0; lane < LANES; lane++) {
        peak[lane] = magnitude[lane] > peak[lane] ? magnitude[lane] : peak[lane];
    }
    return peak;
}

/** The point `sixteenths` of a frame after frame `i`, which is a whole number of eighths. */
INLINE Lanes point(const Oversampled *line, unsigned i, int sixteenths)
{
    const int frame = (sixteenths + HALF_TAPS * FRAME) / FRAME - HALF_TAPS; /* rounded down */
    return load_anywhere(&line->phase[(sixteenths - frame * FRAME) / 2][(int)i + frame]);
}

/** Half way between points `distance` sixteenths before and after. */
INLINE Lanes between(const Oversampled *line, unsigned i, int sixteenths, int distance,
                     const float *taps, int count)
{
    Lanes sums[2] = {{0}}; /* two chains: a group alone would wait for each sum */
#pragma GCC unroll 20
    for (int k = 0; k < count; k++) {
        const int far = (2 * k + 1) * distance;
        sums[k % 2] +=
            taps[k] * (point(line, i, sixteenths - far) + point(line, i, sixteenths + far));
    }
    return sums[0] + sums[1];
}

/** Every `step`-th phase from `first` on, the others known. */
INLINE void fill(Oversampled *line, int first, int step, const float *taps, int count,
                 unsigned begin, unsigned frames)
{
    for (unsigned i = begin; i < begin + frames; i += LANES) {
        Lanes filled[OVERSAMPLED_PHASES];
#pragma GCC unroll 4
        for (int phase = first; phase < OVERSAMPLED_PHASES; phase += step) {
            filled[phase] = between(line, i, 2 * phase, step, taps, count);
        }
#pragma GCC unroll 4
        for (int phase = first; phase < OVERSAMPLED_PHASES; phase += step) {
            store_anywhere(&line->phase[phase][i], filled[phase]);
        }
    }
}

INLINE Lanes peak_of_frame(const OversampleTaps *taps, const Oversampled *line, unsigned i,
                           Lanes peak)
{
#pragma GCC unroll 8
    for (int phase = 0; phase < OVERSAMPLED_PHASES; phase++) {
        peak = raise_to_magnitude(peak, point(line, i, 2 * phase));
        peak = raise_to_magnitude(
            peak, between(line, i, 2 * phase + 1, 1, taps->sixteenth, SIXTEENTH_TAPS));
    }
    return peak;
}

/* Stage by stage on both channels: neither waits for what it has only just stored. */
static void oversampled_peaks(const OversampleTaps *taps, Oversampled lines[2], unsigned newest,
                              unsigned frames, float *peaks)
{
    for (int c = 0; c < 2; c++) {
        fill(&lines[c], 4, 8, taps->half, HALF_TAPS, newest - HALF_LAG, frames);
    }
    for (int c = 0; c < 2; c++) {
        fill(&lines[c], 2, 4, taps->quarter, QUARTER_TAPS, newest - QUARTER_LAG, frames);
    }
    for (int c = 0; c < 2; c++) {
        fill(&lines[c], 1, 2, taps->eighth, EIGHTH_TAPS, newest - EIGHTH_LAG, frames);
    }
    for (unsigned i = 0; i < frames; i += LANES) {
        Lanes peak = {0};
        for (int c = 0; c < 2; c++) {
            peak = peak_of_frame(taps, &lines[c], newest - SIXTEENTH_LAG + i, peak);
        }
        store_anywhere(peaks + i, peak);
    }
}

#endif
