/* A piece of the engine by itself: a signal through it as the engine would hand it over. */
#ifndef EARFIELD_TEST_SLICES_H
#define EARFIELD_TEST_SLICES_H

#include "../plugin/dsp/slice.h"
#include "signals.h"

typedef void SliceStep(void *piece, Slice *slice);

/** Frames `from` to `to` of `x`, in place, in whole slices. */
void process_slices(SliceStep *step, void *piece, Stereo *x, size_t from, size_t to);

/** All of `x`, in place, as in host blocks of 1 to 150 frames. */
void process_cut_slices(SliceStep *step, void *piece, Stereo *x);

/** Copies. */
Stereo stereo_copy(const Stereo *x);

/** The mean of squares of frames `from` to `to`. */
double mean_square(const float *x, size_t from, size_t to);

#endif
