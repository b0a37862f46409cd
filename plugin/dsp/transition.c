#include "transition.h"

#include "raised_cosine.h"
#include "slice.h"
#include <math.h>
#include <stdlib.h>

static const double transition_s = 0.020;

bool transition_init(Transition *t, double rate_hz)
{
    const uint32_t length = (uint32_t)lround(transition_s * rate_hz);
    const uint32_t slices = (length + SLICE_FRAMES - 1) / SLICE_FRAMES;
    *t = (Transition){.frames = slices * SLICE_FRAMES};
    t->rise = malloc(t->frames * sizeof *t->rise);
    if (!t->rise) {
        return false;
    }
    raised_cosine_fill(t->rise, length);
    for (uint32_t i = length; i < t->frames; i++) {
        t->rise[i] = 1.0f;
    }
    return true;
}

void transition_free(Transition *t)
{
    free(t->rise);
}

void transition_begin(Transition *t)
{
    t->at = 0;
    t->moving = true;
}

const float *transition_rise(const Transition *t)
{
    return t->moving ? t->rise + t->at : NULL;
}

void transition_advance(Transition *t, uint32_t frames)
{
    if (t->moving) {
        t->at += frames;
        t->moving = t->at < t->frames;
    }
}
