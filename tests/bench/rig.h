/* The convolver at work in a benchmark: two seconds of noise through a response of noise. */
#ifndef EARFIELD_BENCH_RIG_H
#define EARFIELD_BENCH_RIG_H

#include "../convolve.h"

enum { RIG_RATE_HZ = 48000, RIG_FRAMES = 2 * RIG_RATE_HZ };

typedef struct {
    ConvolverRig convolving;
    NoiseResponse response;
    Stereo in, out;
} Rig;

/** In place. A response of `frames`; `alike`: it treats both sides alike. */
void rig_up(Rig *rig, unsigned frames, bool alike);

void rig_down(Rig *rig);

/** All of the noise in blocks of `block` frames: processor time in seconds. */
double rig_pass_s(Rig *rig, size_t block);

/** Block `index` of the noise: seconds by the clock. */
double rig_block_s(Rig *rig, size_t block, size_t index);

#endif
