/* The noise of a stage, added to what the ears hear: see stage.h. The same bits however the slices
 * are cut. */
#ifndef EARFIELD_STAGE_NOISE_H
#define EARFIELD_STAGE_NOISE_H

#include "noise_field.h"
#include "slice.h"
#include "stage.h"

/** The way of the field to the ears at one setting. */
typedef struct {
    StageSpec spec;
    double gain;
    bool leaks;
    EarsBiquad isolation[GRAPHIC_BANDS];
    EarsBiquad leak;
    Biquad colour[STAGE_FIELD_FILTERS];
} StageWay;

typedef struct {
    double rate_hz;
    NoiseField through_shell, through_leak;
    StageWay ways[2]; /* the one that is heard, and the one that it fades from */
    unsigned heard;
    bool fades; /* in this transition */
} StageNoise;

/** At rest, with `spec` heard at once. Audio thread: bounded, some 60 µs, no allocation. */
void stage_noise_init(StageNoise *noise, double rate_hz, const StageSpec *spec);

/** Go over to `spec` under the transition that begins: the slices' rise. Audio thread: bounded,
 * some 60 µs, no allocation. */
void stage_noise_change(StageNoise *noise, const StageSpec *spec);

/** Add the noise; off, the slice stays as it is. Audio thread. */
void stage_noise_process(StageNoise *noise, Slice *slice);

/** Clear all history. Audio thread. */
void stage_noise_forget(StageNoise *noise);

#endif
