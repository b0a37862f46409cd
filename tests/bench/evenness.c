/* How evenly the convolver works: block by block, at any size of block, and through changes; and
 * what it takes beforehand. 0.5 s, four paths.
 *
 * A shared machine lengthens blocks at random: how much is told by a loop of constant work, timed in
 * the same way. The convolver does the same work for the same block in every pass, so what a block
 * takes is the median of its passes; p50 and p99 are those of the blocks, and a block that is dear
 * for the code's own reasons is dear in them. What single passes say, machine and all, stands beside
 * it. */
#include "bars.h"
#include "rig.h"
#include "timing.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { PASSES = 41, RESPONSE_FRAMES = RIG_RATE_HZ / 2 };

static double p99_over_p50(double *blocks_s, size_t count)
{
    return timing_quantile(blocks_s, count, 0.99) / timing_quantile(blocks_s, count, 0.5);
}

/* ------------------------------------------------------------------------------ block by block -- */

/* Seconds, by pass and block. */
typedef struct {
    double *s;
    size_t blocks;
} Timings;

static double *block_of(const Timings *t, size_t pass, size_t block)
{
    return &t->s[pass * t->blocks + block];
}

/* The blocks' quantiles over the passes: 0.5 their medians, 0 the least. To be freed. */
static double *over_passes(const Timings *t, double share)
{
    double *of_blocks = malloc(t->blocks * sizeof *of_blocks);
    for (size_t b = 0; b < t->blocks; b++) {
        double passes_s[PASSES];
        for (size_t pass = 0; pass < PASSES; pass++) {
            passes_s[pass] = *block_of(t, pass, b);
        }
        of_blocks[b] = timing_quantile(passes_s, PASSES, share);
    }
    return of_blocks;
}

/* p99/p50 in a pass: the median of the passes. */
static double in_a_pass(const Timings *t)
{
    double ratios[PASSES];
    double *pass_s = malloc(t->blocks * sizeof *pass_s);
    for (size_t pass = 0; pass < PASSES; pass++) {
        for (size_t b = 0; b < t->blocks; b++) {
            pass_s[b] = *block_of(t, pass, b);
        }
        ratios[pass] = p99_over_p50(pass_s, t->blocks);
    }
    free(pass_s);
    return timing_quantile(ratios, PASSES, 0.5);
}

static void evenness(size_t block)
{
    Rig rig;
    rig_up(&rig, RESPONSE_FRAMES, false);
    const size_t blocks = RIG_FRAMES / block;
    Timings ours = {malloc(PASSES * blocks * sizeof(double)), blocks};
    Timings constant = {malloc(PASSES * blocks * sizeof(double)), blocks};
    const unsigned rounds = (unsigned)block * 12; /* takes about as long */
    for (size_t pass = 0; pass < PASSES; pass++) {
        convolver_forget(rig.convolving.convolver); /* the same absolute frames in each pass */
        for (size_t b = 0; b < blocks; b++) {
            *block_of(&ours, pass, b) = rig_block_s(&rig, block, b);
            *block_of(&constant, pass, b) = timing_constant_work_s(rounds);
        }
    }
    double *medians = over_passes(&ours, 0.5), *least = over_passes(&ours, 0.0);
    const double p50 = timing_quantile(medians, blocks, 0.5);
    const double p99 = timing_quantile(medians, blocks, 0.99) / p50;
    const double worst = timing_quantile(least, blocks, 1.0) / timing_quantile(least, blocks, 0.5);
    printf("%7zu %9.2f %9.2f %-7s %9.2f %-7s %13.2f %13.2f\n", block, p50 * 1e6, p99,
           bar_verdict(p99, 1.5), worst, bar_verdict(worst, 1.8), in_a_pass(&ours),
           in_a_pass(&constant));
    free(medians);
    free(least);
    free(ours.s);
    free(constant.s);
    rig_down(&rig);
}

/* -------------------------------------------------------------------------------- odd blocks -- */

/* Each size right after a pass at 64, whose time it is measured by. */
static void odd_blocks(void)
{
    const size_t blocks[] = {1, 2, 7, 16, 33, 100, 333, 1000};
    enum { SIZES = sizeof blocks / sizeof *blocks };
    Rig rig;
    rig_up(&rig, RESPONSE_FRAMES, false);
    double ratios[SIZES][PASSES], at_64_s[PASSES];
    for (size_t pass = 0; pass < PASSES; pass++) {
        for (size_t b = 0; b < SIZES; b++) {
            at_64_s[pass] = rig_pass_s(&rig, 64);
            ratios[b][pass] = rig_pass_s(&rig, blocks[b]) / at_64_s[pass];
        }
    }
    printf("\nAny block: cost a frame over that at 64 frames (%.1f ns), median of %d interleaved "
           "passes\n",
           timing_quantile(at_64_s, PASSES, 0.5) * 1e9 / RIG_FRAMES, PASSES);
    for (size_t b = 0; b < SIZES; b++) {
        const double ratio = timing_quantile(ratios[b], PASSES, 0.5);
        const double bar = blocks[b] >= 16 ? 1.2 : blocks[b] == 1 ? 4.0 : INFINITY;
        printf("%7zu %9.2f %s\n", blocks[b], ratio, isfinite(bar) ? bar_verdict(ratio, bar) : "");
    }
    rig_down(&rig);
}

/* ----------------------------------------------------------------------------------- changes -- */

enum { BLOCK = 64, MOST_BLOCKS = RIG_FRAMES / BLOCK };

/* What is offered to the convolver before the blocks of a pass. */
typedef void (*Prepare)(Rig *rig);

static void change_nothing(Rig *rig)
{
    (void)rig;
}

static void offer_anew(Rig *rig)
{
    convolver_rig_offer(&rig->convolving, &rig->response);
}

/* A quarter leaves the last level without work: it then records anew. */
static void offer_after_a_shorter(Rig *rig)
{
    NoiseResponse shorter = rig->response;
    shorter.frames /= 4;
    convolver_rig_offer(&rig->convolving, &shorter);
    rig_pass_s(rig, BLOCK);
    offer_anew(rig);
}

/* The blocks of `frames`, each at its least over the passes. */
static void time_change(Rig *rig, Prepare prepare, size_t frames, double least_s[MOST_BLOCKS])
{
    for (size_t b = 0; b < MOST_BLOCKS; b++) {
        least_s[b] = INFINITY;
    }
    for (size_t pass = 0; pass < PASSES; pass++) {
        prepare(rig);
        for (size_t b = 0; b < frames / BLOCK; b++) {
            least_s[b] = fmin(least_s[b], rig_block_s(rig, BLOCK, b));
        }
        convolver_rig_free_retired(&rig->convolving);
    }
}

static void during(const char *change, Prepare prepare, size_t frames)
{
    Rig rig;
    rig_up(&rig, RESPONSE_FRAMES, false);
    double steady_s[MOST_BLOCKS], changing_s[MOST_BLOCKS], sum = 0.0;
    const size_t blocks = frames / BLOCK;
    time_change(&rig, change_nothing, frames, steady_s);
    time_change(&rig, prepare, frames, changing_s);
    const double p50 = timing_quantile(steady_s, blocks, 0.5);
    for (size_t b = 0; b < blocks; b++) {
        sum += changing_s[b];
    }
    const double mean = sum / (double)blocks / p50;
    const double worst = timing_quantile(changing_s, blocks, 1.0) / p50;
    printf("  %s: mean %.2f, bar 1.9, %s, worst %.2f, bar 2.6, %s\n", change, mean,
           bar_verdict(mean, 1.9), worst, bar_verdict(worst, 2.6));
    rig_down(&rig);
}

static void during_changes(void)
{
    enum { FADE_FRAMES = 3 * 4096 };
    printf("\nDuring a change, blocks of 64 over the steady p50, each at its least of %d passes:\n",
           PASSES);
    during("all levels anew", offer_anew, FADE_FRAMES);
    during("from a quarter of its length", offer_after_a_shorter, FADE_FRAMES + RESPONSE_FRAMES);
}

/* -------------------------------------------------------------------------------- beforehand -- */

static void preparing(void)
{
    Rig rig;
    rig_up(&rig, RESPONSE_FRAMES, false);
    const BinauralResponse paths = noise_response_paths(&rig.response);
    double made_s[PASSES];
    for (size_t pass = 0; pass < PASSES; pass++) {
        const double start = timing_now_s();
        ConvolverPart *parts[CONVOLVER_LEVELS];
        for (unsigned level = 0; level < CONVOLVER_LEVELS; level++) {
            parts[level] = convolver_part_new(&rig.convolving.plan, level, &paths,
                                              rig.convolving.slots[level]);
        }
        made_s[pass] = timing_now_s() - start;
        for (unsigned level = 0; level < CONVOLVER_LEVELS; level++) {
            convolver_part_free(parts[level]);
        }
    }
    const double ms = timing_quantile(made_s, PASSES, 0.5) * 1e3;
    printf("\nSpectra of 0.5 s: %.2f ms, bar 5 ms, %s\n", ms, bar_verdict(ms, 5.0));
    rig_down(&rig);
}

static void memory(unsigned frames, double bar_mb)
{
    NoiseResponse response = noise_response(frames, false, 1);
    const size_t before = timing_heap_bytes();
    ConvolverRig rig;
    convolver_rig_up(&rig, kernels_best());
    convolver_rig_offer(&rig, &response);
    const double mb = (double)(timing_heap_bytes() - before) / 1e6;
    printf("Heap at %.1f s: %.2f MB, bar %.1f MB, %s\n", frames / (double)RIG_RATE_HZ, mb, bar_mb,
           bar_verdict(mb, bar_mb));
    convolver_rig_down(&rig);
    noise_response_free(&response);
}

int main(void)
{
    timing_pin();
    printf(
        "\nThe convolver's load, 0.5 s, four paths. p50, p99: of the blocks' medians over %d "
        "passes;\nworst: of their least; then p99/p50 within a pass, machine and all, and that of "
        "constant work\n",
        PASSES);
    printf("%7s %9s %9s %-7s %9s %-7s %13s %13s\n", "block", "p50 us", "p99/p50", "", "worst/p50",
           "", "within a pass", "constant work");
    for (size_t block = 32; block <= 1024; block *= 2) {
        evenness(block);
    }
    odd_blocks();
    during_changes();
    preparing();
    memory(RIG_RATE_HZ / 2, 2.5);
    memory(RIG_RATE_HZ, 4.0);
    return bars_exit();
}
