/* One channel at 8 times its rate, by halving the distance of the points three times, and the
 * magnitude between those once more. Each halving is a half-band filter: a point half way between
 * its neighbours is the sum of taps[k] · (k-th neighbour before + k-th after). So each of the 8
 * phases has the 40 taps of the first halving behind it and those of the later, ever shorter ones;
 * the points that come in pass untouched. */
#ifndef EARFIELD_OVERSAMPLED_H
#define EARFIELD_OVERSAMPLED_H

#include "slice.h"

enum {
    OVERSAMPLED_PHASES = 8,
    HALF_TAPS = 20, /* a side */
    QUARTER_TAPS = 4,
    EIGHTH_TAPS = 3,
    SIXTEENTH_TAPS = 2,
    /* What is newest of each, in frames behind the newest frame that came in: its own neighbours'
     * reach, rounded up, on top of its neighbours' lag. */
    HALF_LAG = HALF_TAPS,
    QUARTER_LAG = HALF_LAG + 2,
    EIGHTH_LAG = QUARTER_LAG + 1,
    SIXTEENTH_LAG = EIGHTH_LAG + 1,
    OVERSAMPLED_HISTORY = HALF_LAG + HALF_TAPS, /* frames that must be kept */
    OVERSAMPLED_GROUP = 8, /* frames that are worked out together: the widest vector */
    OVERSAMPLED_FRAMES = OVERSAMPLED_HISTORY + SLICE_FRAMES
};

typedef struct {
    float half[HALF_TAPS], quarter[QUARTER_TAPS], eighth[EIGHTH_TAPS], sixteenth[SIXTEENTH_TAPS];
} OversampleTaps;

/** phase[j][i] is the signal at frame i + j/8; phase 0 is what came in. */
typedef struct {
    float phase[OVERSAMPLED_PHASES][OVERSAMPLED_FRAMES];
} Oversampled;

#endif
