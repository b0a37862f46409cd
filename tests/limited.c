#include "limited.h"

#include <stdlib.h>
#include <string.h>

Limited limited_new(double rate_hz, const LimiterSpec *spec)
{
    Limited l = {.rate_hz = rate_hz};
    if (!limiter_init(&l.limiter, rate_hz) || !transition_init(&l.transition, rate_hz)) {
        abort();
    }
    limiter_set(&l.limiter, spec);
    return l;
}

void limited_free(Limited *l)
{
    limiter_free(&l->limiter);
    transition_free(&l->transition);
}

void limited_change(Limited *l, const LimiterSpec *spec)
{
    if (l->frame % SLICE_FRAMES != 0 || l->transition.moving) {
        abort();
    }
    limiter_change(&l->limiter, spec);
    transition_begin(&l->transition);
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

Stereo limited_render(Limited *l, const Stereo *in, size_t block)
{
    Stereo out = stereo_new(in->frames);
    for (size_t at = 0; at < in->frames;) {
        const size_t to_block = block - at % block,
                     to_slice = SLICE_FRAMES - l->frame % SLICE_FRAMES;
        const size_t frames = smaller(smaller(to_block, to_slice), in->frames - at);
        const size_t bytes = frames * sizeof(float);
        Slice slice = {.frames = (uint32_t)frames, .rise = transition_rise(&l->transition)};
        memcpy(slice.left, in->left + at, bytes);
        memcpy(slice.right, in->right + at, bytes);
        limiter_process(&l->limiter, &slice);
        transition_advance(&l->transition, slice.frames);
        memcpy(out.left + at, slice.left, bytes);
        memcpy(out.right + at, slice.right, bytes);
        l->frame += frames;
        at += frames;
    }
    return out;
}

Stereo limited(const Stereo *in, double rate_hz, const LimiterSpec *spec)
{
    Limited l = limited_new(rate_hz, spec);
    Stereo out = limited_render(&l, in, in->frames);
    limited_free(&l);
    return out;
}
