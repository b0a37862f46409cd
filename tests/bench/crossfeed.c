/* The crossfeeds alone against libbs2b in the same run. */
#include "../../plugin/dsp/classic.h"
#include "../../plugin/dsp/flush.h"
#include "../../plugin/dsp/natural.h"
#include "../noise.h"
#include "bars.h"
#include "timing.h"
#include <bs2b.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PASSES = 41 };

enum { CROSSFEED_FRAMES = 1 << 16 };

typedef struct {
    Stereo noise;
    float *interleaved;
    t_bs2bdp bs2b;
    Natural natural;
    Classic classic;
} Crossfeeds;

static double time_bs2b(Crossfeeds *c)
{
    for (size_t i = 0; i < CROSSFEED_FRAMES; i++) {
        c->interleaved[2 * i] = c->noise.left[i];
        c->interleaved[2 * i + 1] = c->noise.right[i];
    }
    const double start = timing_now_s();
    bs2b_cross_feed_f(c->bs2b, c->interleaved, CROSSFEED_FRAMES);
    return timing_now_s() - start;
}

/* From planar buffers to planar buffers, slices and all, as the engine works. */
static double time_ours(Crossfeeds *c, int classic)
{
    Stereo out = stereo_new(CROSSFEED_FRAMES);
    const double start = timing_now_s();
    for (size_t i = 0; i < CROSSFEED_FRAMES; i += SLICE_FRAMES) {
        Slice slice = {.frames = SLICE_FRAMES};
        memcpy(slice.left, c->noise.left + i, sizeof slice.left);
        memcpy(slice.right, c->noise.right + i, sizeof slice.right);
        if (classic) {
            classic_process(&c->classic, &slice);
        } else {
            natural_process(&c->natural, &slice);
        }
        memcpy(out.left + i, slice.left, sizeof slice.left);
        memcpy(out.right + i, slice.right, sizeof slice.right);
    }
    const double took = timing_now_s() - start;
    stereo_free(&out);
    return took;
}

static void bench_crossfeed(void)
{
    const NaturalSpec natural = {6.0, 700.0, 383e-6};
    const ClassicSpec classic = {4.5, 700.0};
    Crossfeeds c = {.noise = programme_noise(CROSSFEED_FRAMES, 48000, 5),
                    .interleaved = malloc(2 * sizeof(float) * CROSSFEED_FRAMES),
                    .bs2b = bs2b_open(),
                    .natural = {.design = natural_design(&natural, 48000)},
                    .classic = {.design = classic_design(&classic, 48000)}};
    double bs2b_s[PASSES], natural_s[PASSES], classic_s[PASSES];
    bs2b_set_srate(c.bs2b, 48000);
    for (size_t pass = 0; pass < PASSES; pass++) {
        bs2b_s[pass] = time_bs2b(&c);
        natural_s[pass] = time_ours(&c, 0);
        classic_s[pass] = time_ours(&c, 1);
    }
    const double ns = 1e9 / CROSSFEED_FRAMES;
    const double theirs = timing_quantile(bs2b_s, PASSES, 0.5) * ns;
    const double ours[] = {timing_quantile(natural_s, PASSES, 0.5) * ns,
                           timing_quantile(classic_s, PASSES, 0.5) * ns};
    const char *rows[] = {"8 Natural crossfeed over libbs2b", "8 Classic crossfeed over libbs2b"};
    for (int k = 0; k < 2; k++) {
        bar_ratio(rows[k], ours[k], theirs, 0.5);
    }
    bs2b_close(c.bs2b);
    free(c.interleaved);
    stereo_free(&c.noise);
}

int main(void)
{
    timing_pin();
    const uint64_t mode = flush_denormals();
    bench_crossfeed();
    flush_restore(mode);
    return bars_exit();
}
