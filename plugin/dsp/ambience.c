#include "ambience.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static uint32_t design_taps(const AmbienceTap *taps, double rate_hz, AmbienceTapDesign *design)
{
    uint32_t longest = 0;
    for (unsigned i = 0; i < AMBIENCE_TAPS; i++) {
        const uint32_t frames = (uint32_t)lround(taps[i].delay_s * rate_hz);
        design[i] = (AmbienceTapDesign){frames, (float)taps[i].gain};
        longest = frames > longest ? frames : longest;
    }
    return longest;
}

bool ambience_init(Ambience *a, const AmbienceSpec *spec, double rate_hz)
{
    const double butterworth_q = 0.70710678;
    const BiquadSpec high_cut = {BIQUAD_LOW_PASS, spec->high_cut_hz, 0.0, butterworth_q};
    *a = (Ambience){0};
    biquad_init(&a->high_cut, biquad_design(&high_cut, rate_hz));
    const uint32_t same = design_taps(spec->same, rate_hz, a->same);
    const uint32_t other = design_taps(spec->other, rate_hz, a->other);
    uint32_t length = SLICE_FRAMES;
    while (length < (same > other ? same : other) + SLICE_FRAMES) {
        length *= 2;
    }
    a->mask = length - 1;
    a->left = calloc(length, sizeof *a->left);
    a->right = calloc(length, sizeof *a->right);
    if (!a->left || !a->right) {
        ambience_free(a);
        return false;
    }
    return true;
}

void ambience_free(Ambience *a)
{
    free(a->left);
    free(a->right);
    a->left = a->right = NULL;
}

/* The frames from place `from` on that lie before the end of the line; the rest is at its start. */
static uint32_t frames_to_end(const Ambience *a, uint32_t from, uint32_t frames)
{
    const uint32_t to_end = a->mask + 1 - from;
    return frames < to_end ? frames : to_end;
}

static void write_line(const Ambience *a, float *line, const float *x, uint32_t frames)
{
    const uint32_t from = a->at & a->mask, first = frames_to_end(a, from, frames);
    memcpy(line + from, x, first * sizeof *x);
    memcpy(line, x + first, (frames - first) * sizeof *x);
}

static void remember(Ambience *a, const Slice *played)
{
    Slice dull = *played;
    biquads_process(&a->high_cut, 1, &dull);
    write_line(a, a->left, dull.left, dull.frames);
    write_line(a, a->right, dull.right, dull.frames);
}

static void add(float *sum, const float *x, float gain, uint32_t frames)
{
    for (uint32_t i = 0; i < frames; i++) {
        sum[i] += gain * x[i];
    }
}

static void add_taps(const Ambience *a, const AmbienceTapDesign *taps, const float *line,
                     float *sum, uint32_t frames)
{
    for (unsigned t = 0; t < AMBIENCE_TAPS; t++) {
        const uint32_t from = (a->at - taps[t].delay_frames) & a->mask;
        const uint32_t first = frames_to_end(a, from, frames);
        add(sum, line + from, taps[t].gain, first);
        add(sum + first, line, taps[t].gain, frames - first);
    }
}

void ambience_process(Ambience *a, const Slice *played, Slice *heard)
{
    const uint32_t frames = played->frames;
    remember(a, played);
    *heard = (Slice){.frames = frames, .rise = played->rise};
    add_taps(a, a->same, a->left, heard->left, frames);
    add_taps(a, a->other, a->right, heard->left, frames);
    add_taps(a, a->same, a->right, heard->right, frames);
    add_taps(a, a->other, a->left, heard->right, frames);
    a->at += frames;
}

void ambience_forget(Ambience *a)
{
    const size_t bytes = ((size_t)a->mask + 1) * sizeof(float);
    memset(a->left, 0, bytes);
    memset(a->right, 0, bytes);
    biquad_forget(&a->high_cut);
}
