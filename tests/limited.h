/* Signals through the limiter alone, slice by slice as the engine hands them on. */
#ifndef EARFIELD_TEST_LIMITED_H
#define EARFIELD_TEST_LIMITED_H

#include "../plugin/dsp/limiter.h"
#include "../plugin/dsp/transition.h"
#include "signals.h"

typedef struct {
    double rate_hz;
    Limiter limiter;
    Transition transition;
    uint64_t frame;
} Limited;

Limited limited_new(double rate_hz, const LimiterSpec *spec);

void limited_free(Limited *limited);

/** A new spec from the next multiple of SLICE_FRAMES on, which is where it must stand; 20 ms. */
void limited_change(Limited *limited, const LimiterSpec *spec);

/** What becomes of the next frames, in blocks of `block`. */
Stereo limited_render(Limited *limited, const Stereo *in, size_t block);

/** All at once, with one spec. */
Stereo limited(const Stereo *in, double rate_hz, const LimiterSpec *spec);

#endif
