/* make bench: what Earfield costs, as ratios against named peers in the same run. */
#include "../../plugin/dsp/classic.h"
#include "../../plugin/dsp/flush.h"
#include "../../plugin/dsp/natural.h"
#include "../host.h"
#include "../noise.h"
#include "bars.h"
#include "timing.h"
#include <bs2b.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PASSES = 41 };

/* ------------------------------------------------------------------------------ whole plugin -- */

typedef struct {
    double ns_a_frame;     /* median over passes */
    double p50_us, p99_us; /* of a block */
    double worst_us;       /* the dearest block, each at the least it took over the passes */
} BlockCost;

enum { BLOCK_BENCH_FRAMES = 48000 };

static BlockCost cost_of_blocks(const char *settings, uint32_t block)
{
    const size_t blocks = BLOCK_BENCH_FRAMES / block;
    double *least = malloc(blocks * sizeof *least), pass_ns[PASSES];
    double *all = malloc(blocks * PASSES * sizeof *all);
    for (size_t b = 0; b < blocks; b++) {
        least[b] = INFINITY;
    }
    Stereo in = programme_noise(BLOCK_BENCH_FRAMES, 48000, 3), out = stereo_new(in.frames);
    Host host = host_open(48000);
    host_apply(&host, settings);
    const uint32_t in_left = host_port(&host, "in_left"), in_right = host_port(&host, "in_right");
    const uint32_t out_left = host_port(&host, "out_left");
    const uint32_t out_right = host_port(&host, "out_right");
    for (size_t pass = 0; pass < PASSES; pass++) {
        double sum = 0.0;
        host_restart(&host); /* the same absolute frames each time */
        for (size_t b = 0; b < blocks; b++) {
            lilv_instance_connect_port(host.instance, in_left, in.left + b * block);
            lilv_instance_connect_port(host.instance, in_right, in.right + b * block);
            lilv_instance_connect_port(host.instance, out_left, out.left + b * block);
            lilv_instance_connect_port(host.instance, out_right, out.right + b * block);
            const double start = timing_now_s();
            lilv_instance_run(host.instance, block);
            const double took = timing_now_s() - start;
            least[b] = fmin(least[b], took);
            all[pass * blocks + b] = took;
            sum += took;
        }
        pass_ns[pass] = sum * 1e9 / (double)(blocks * block);
    }
    BlockCost cost = {.ns_a_frame = timing_quantile(pass_ns, PASSES, 0.5),
                      .worst_us = timing_quantile(least, blocks, 1.0) * 1e6};
    cost.p50_us = timing_quantile(all, blocks * PASSES, 0.5) * 1e6;
    cost.p99_us = timing_quantile(all, blocks * PASSES, 0.99) * 1e6;
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
    free(least);
    free(all);
    return cost;
}

static void bench_plugin(void)
{
    const uint32_t blocks[] = {32, 64, 256, 1024};
    const struct {
        const char *name, *settings;
    } rows[] = {{"Direct", "mode=0 limiter=1"},
                {"Direct, limiter off", "mode=0"},
                {"Direct, limiter at work", "mode=0 limiter=1 ceiling=-24"},
                {"The same, Look-Ahead", "mode=0 limiter=1 ceiling=-24 look_ahead=1"},
                {"Headphones, Natural", "mode=1 limiter=1"},
                {"Headphones, Classic", "mode=1 crossfeed=2 limiter=1"},
                {"Headphones, in-ears to closed", "mode=1 wearing=2 design=2 limiter=1"},
                {"In-Ears, custom fit", "mode=3 drivers=3 link=2 limiter=1"},
                {"In-Ears, FM, both leaking",
                 "mode=3 drivers=1 link=1 seal_left=0.2 seal_right=0.4 limiter=1"},
                {"In-Ears, custom fit on a stage",
                 "mode=3 drivers=3 link=2 stage=1 calibrated=1 limiter=1"}};
    printf("\nWhole plugin through lilv, 48 kHz, limiter and meters on\n");
    printf("%-30s %6s %9s %8s %8s %8s %9s\n", "", "block", "ns/frame", "p50 us", "p99 us",
           "worst us", "% of core");
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        for (size_t b = 0; b < sizeof blocks / sizeof *blocks; b++) {
            const BlockCost c = cost_of_blocks(rows[r].settings, blocks[b]);
            printf("%-30s %6u %9.1f %8.2f %8.2f %8.2f %9.3f\n", rows[r].name, blocks[b],
                   c.ns_a_frame, c.p50_us, c.p99_us, c.worst_us, c.ns_a_frame * 48000e-9 * 100.0);
        }
    }
}

/* ---------------------------------------------------------------------- crossfeed against bs2b -- */

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
    const char *names[] = {"Natural", "Classic"};
    printf("\nCrossfeed alone against libbs2b (%s), %d frames\n", bs2b_runtime_version(),
           CROSSFEED_FRAMES);
    printf("%-30s %9s %9s %7s %6s\n", "", "ns/frame", "libbs2b", "ratio", "bar");
    for (int k = 0; k < 2; k++) {
        const double ratio = ours[k] / theirs;
        printf("%-30s %9.2f %9.2f %7.2f %6.2f %s\n", names[k], ours[k], theirs, ratio, 0.5,
               bar_verdict(ratio, 0.5));
    }
    bs2b_close(c.bs2b);
    free(c.interleaved);
    stereo_free(&c.noise);
}

int main(void)
{
    timing_pin();
    printf("%s\n", timing_machine());
    bench_plugin();
    const uint64_t mode = flush_denormals();
    bench_crossfeed();
    flush_restore(mode);
    return bars_exit();
}
