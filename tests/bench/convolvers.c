/* The convolver alone against zita-convolver in the same run, and how evenly it works. */
#define _GNU_SOURCE
#include "../convolve.h"
#include "timing.h"
#include "zita.h"
#include <malloc.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PASSES = 15, RATE_HZ = 48000, LONGEST_BLOCK = 1024 };

typedef struct {
    ConvolverRig convolving;
    NoiseResponse response;
    Stereo in, out;
} Rig;

static int missed;

static const char *verdict(double value, double bar)
{
    missed += value > bar;
    return value <= bar ? "holds" : "MISSED";
}

static void rig_up(Rig *rig, unsigned frames, bool symmetric)
{
    rig->response = noise_response(frames, symmetric, 1);
    rig->in = white_noise(2 * RATE_HZ, 0.3f, 2);
    rig->out = stereo_new(2 * RATE_HZ);
    convolver_rig_up(&rig->convolving, kernels_best());
    convolver_rig_offer(&rig->convolving, &rig->response);
}

static void rig_down(Rig *rig)
{
    convolver_rig_down(&rig->convolving);
    noise_response_free(&rig->response);
    stereo_free(&rig->in);
    stereo_free(&rig->out);
}

/* -------------------------------------------------------------------------------- against zita -- */

static double zita_pass_s(Zita *zita, Rig *rig, size_t block)
{
    const double start = timing_process_s();
    for (size_t at = 0; at + block <= rig->in.frames; at += block) {
        zita_process(zita, rig->in.left + at, rig->in.right + at, rig->out.left + at,
                     rig->out.right + at);
    }
    return timing_process_s() - start;
}

static double our_pass_s(Rig *rig, size_t block)
{
    const double start = timing_process_s();
    for (size_t at = 0; at < rig->in.frames; at += block) {
        const size_t rest = rig->in.frames - at;
        convolve(rig->convolving.convolver, &rig->in, &rig->out, at,
                 at + (block < rest ? block : rest), block);
    }
    return timing_process_s() - start;
}

static void against_zita(unsigned frames, size_t block, double bar)
{
    Rig rig, same_sides;
    rig_up(&rig, frames, false);
    rig_up(&same_sides, frames, true);
    Zita *zita = zita_new((const float *const *)rig.response.paths, frames, (unsigned)block);
    double ours[PASSES], symmetric[PASSES], theirs[PASSES];
    for (size_t pass = 0; pass < PASSES; pass++) {
        theirs[pass] = zita_pass_s(zita, &rig, block);
        ours[pass] = our_pass_s(&rig, block);
        symmetric[pass] = our_pass_s(&same_sides, block);
    }
    const double ns = 1e9 / (double)rig.in.frames;
    const double our_ns = timing_quantile(ours, PASSES, 0.5) * ns;
    const double their_ns = timing_quantile(theirs, PASSES, 0.5) * ns;
    const double symmetric_ns = timing_quantile(symmetric, PASSES, 0.5) * ns;
    printf("%6.1f s %7zu %9.1f %9.1f %7.2f %6.2f %-7s %12.1f %6.2f\n", frames / (double)RATE_HZ,
           block, our_ns, their_ns, our_ns / their_ns, bar, verdict(our_ns / their_ns, bar),
           symmetric_ns, symmetric_ns / their_ns);
    zita_free(zita);
    rig_down(&rig);
    rig_down(&same_sides);
}

/* -------------------------------------------------------------------------------- even load -- */

/* Each block's time at its least over the passes, and all times, in `all`. */
static void time_blocks(Rig *rig, size_t block, double *least, double *all, size_t blocks)
{
    for (size_t b = 0; b < blocks; b++) {
        least[b] = INFINITY;
    }
    for (size_t pass = 0; pass < PASSES; pass++) {
        convolver_forget(rig->convolving.convolver);
        for (size_t b = 0; b < blocks; b++) {
            const double start = timing_now_s();
            convolve(rig->convolving.convolver, &rig->in, &rig->out, b * block, (b + 1) * block,
                     block);
            const double took = timing_now_s() - start;
            all[pass * blocks + b] = took;
            least[b] = fmin(least[b], took);
        }
    }
}

static void evenness(size_t block)
{
    Rig rig;
    rig_up(&rig, RATE_HZ / 2, false);
    const size_t blocks = rig.in.frames / block;
    double *least = malloc(blocks * sizeof *least), *all = malloc(PASSES * blocks * sizeof *all);
    time_blocks(&rig, block, least, all, blocks);
    const double p50 = timing_quantile(all, PASSES * blocks, 0.5);
    const double p99 = timing_quantile(all, PASSES * blocks, 0.99);
    const double worst = timing_quantile(least, blocks, 1.0);
    printf("%7zu %9.2f %9.2f %-7s %9.2f %-7s\n", block, p50 * 1e6, p99 / p50,
           verdict(p99 / p50, 1.5), worst / p50, verdict(worst / p50, 1.8));
    free(least);
    free(all);
    rig_down(&rig);
}

static double frame_cost_ns(Rig *rig, size_t block)
{
    double passes[PASSES];
    for (size_t pass = 0; pass < PASSES; pass++) {
        passes[pass] = our_pass_s(rig, block) * 1e9 / (double)rig->in.frames;
    }
    return timing_quantile(passes, PASSES, 0.5);
}

static void odd_blocks(void)
{
    const size_t blocks[] = {1, 2, 7, 16, 33, 100, 333, 1000};
    Rig rig;
    rig_up(&rig, RATE_HZ / 2, false);
    const double at_64 = frame_cost_ns(&rig, 64);
    printf("\nAny block: cost a frame over that at 64 frames (%.1f ns)\n", at_64);
    for (size_t b = 0; b < sizeof blocks / sizeof *blocks; b++) {
        const double ratio = frame_cost_ns(&rig, blocks[b]) / at_64;
        const double bar = blocks[b] >= 16 ? 1.2 : blocks[b] == 1 ? 4.0 : INFINITY;
        printf("%7zu %9.2f %s\n", blocks[b], ratio, isfinite(bar) ? verdict(ratio, bar) : "");
    }
    rig_down(&rig);
}

/* -------------------------------------------------------------------------- changes and memory -- */

enum { FADE_FRAMES = 3 * 4096 }; /* from the offer until the last level has arrived */

/* Change after change; blocks of 64 frames, each at its least over the passes. */
static void during_fades(void)
{
    enum { BLOCK = 64, BLOCKS = FADE_FRAMES / BLOCK };
    Rig rig;
    rig_up(&rig, RATE_HZ / 2, false);
    double least[BLOCKS], all[PASSES * BLOCKS], sum = 0.0;
    time_blocks(&rig, BLOCK, least, all, BLOCKS);
    const double p50 = timing_quantile(least, BLOCKS, 0.5); /* measured as the others are */
    for (size_t b = 0; b < BLOCKS; b++) {
        least[b] = INFINITY;
    }
    for (size_t pass = 0; pass < PASSES; pass++) {
        convolver_rig_offer(&rig.convolving, &rig.response);
        for (size_t b = 0; b < BLOCKS; b++) {
            const double start = timing_now_s();
            convolve(rig.convolving.convolver, &rig.in, &rig.out, b * BLOCK, (b + 1) * BLOCK,
                     BLOCK);
            least[b] = fmin(least[b], timing_now_s() - start);
        }
        convolver_rig_free_retired(&rig.convolving);
    }
    for (size_t b = 0; b < BLOCKS; b++) {
        sum += least[b];
    }
    const double mean = sum / BLOCKS / p50, worst = timing_quantile(least, BLOCKS, 1.0) / p50;
    printf("\nDuring a change, blocks of 64 over the steady p50:\n  mean %.2f, bar 1.9, %s\n", mean,
           verdict(mean, 1.9));
    printf("  worst %.2f, bar 2.6, %s\n", worst, verdict(worst, 2.6));
    rig_down(&rig);
}

static void changes(void)
{
    Rig rig;
    rig_up(&rig, RATE_HZ / 2, false);
    const BinauralResponse paths = noise_response_paths(&rig.response);
    double made[PASSES];
    for (size_t pass = 0; pass < PASSES; pass++) {
        const double start = timing_now_s();
        ConvolverPart *parts[CONVOLVER_LEVELS];
        for (unsigned level = 0; level < CONVOLVER_LEVELS; level++) {
            parts[level] = convolver_part_new(&rig.convolving.plan, level, &paths,
                                              rig.convolving.slots[level]);
        }
        made[pass] = timing_now_s() - start;
        for (unsigned level = 0; level < CONVOLVER_LEVELS; level++) {
            convolver_part_free(parts[level]);
        }
    }
    const double ms = timing_quantile(made, PASSES, 0.5) * 1e3;
    printf("\nA 0.5 s response prepared: %.2f ms, bar 5 ms, %s\n", ms, verdict(ms, 5.0));
    rig_down(&rig);
}

static void memory(unsigned frames, double bar_mb)
{
    NoiseResponse response = noise_response(frames, false, 1);
    const struct mallinfo2 before = mallinfo2();
    ConvolverRig rig;
    convolver_rig_up(&rig, kernels_best());
    convolver_rig_offer(&rig, &response);
    const struct mallinfo2 after = mallinfo2();
    const double mb =
        (double)((after.uordblks + after.hblkhd) - (before.uordblks + before.hblkhd)) / 1e6;
    printf("Heap at %.1f s: %.2f MB, bar %.1f MB, %s\n", frames / (double)RATE_HZ, mb, bar_mb,
           verdict(mb, bar_mb));
    convolver_rig_down(&rig);
    noise_response_free(&response);
}

int main(void)
{
    timing_pin();
    printf("%s, %u lanes\n", timing_machine(), kernels_best()->lanes);
    printf("\nConvolver alone, four paths, processor time against zita-convolver 4\n");
    printf("%8s %7s %9s %9s %7s %6s %-7s %12s %6s\n", "response", "block", "ns/frame", "zita",
           "ratio", "bar", "", "alike sides", "ratio");
    against_zita(RATE_HZ / 2, 64, 0.55);
    against_zita(RATE_HZ / 2, 128, 0.80);
    against_zita(RATE_HZ / 2, 256, 0.80);
    against_zita(RATE_HZ / 2, 1024, 1.0);
    against_zita(RATE_HZ / 10, 64, 0.45);
    against_zita(RATE_HZ, 64, 0.60);
    against_zita(RATE_HZ, 256, 0.85);
    printf("\nEven load: %7s\n%7s %9s %9s %-7s %9s\n", "", "block", "p50 us", "p99/p50", "",
           "worst/p50");
    for (size_t block = 32; block <= LONGEST_BLOCK; block *= 2) {
        evenness(block);
    }
    odd_blocks();
    during_fades();
    changes();
    memory(RATE_HZ / 2, 2.5);
    memory(RATE_HZ, 4.0);
    return missed ? EXIT_FAILURE : EXIT_SUCCESS;
}
