/* How evenly the convolver works: block by block, at any size of block, and through changes; and
 * what it takes beforehand. 0.5 s, four paths. */
#include "bars.h"
#include "block_times.h"
#include "rig.h"
#include "timing.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { PASSES = BLOCK_TIMES_PASSES, RESPONSE_FRAMES = RIG_RATE_HZ / 2 };

/* How much of it is the machine's is told by a loop of constant work, timed in the same way. */
static void evenness(size_t block)
{
    Rig rig;
    rig_up(&rig, RESPONSE_FRAMES, false);
    const size_t blocks = RIG_FRAMES / block;
    BlockTimes ours = block_times_new(blocks), constant = block_times_new(blocks);
    const unsigned rounds = (unsigned)block * 12; /* takes about as long */
    for (size_t pass = 0; pass < PASSES; pass++) {
        convolver_forget(rig.convolving.convolver); /* the same absolute frames in each pass */
        for (size_t b = 0; b < blocks; b++) {
            *block_times_at(&ours, pass, b) = rig_block_s(&rig, block, b);
            *block_times_at(&constant, pass, b) = timing_constant_work_s(rounds);
        }
    }
    const Evenness e = block_times_evenness(&ours, 0);
    const Evenness c = block_times_evenness(&constant, 0);
    printf("4 %10zu frames %12.2f us %9.2f %-7s %9.2f %-7s %9.2f %9.2f\n", block, e.p50_s * 1e6,
           e.p99, bar_verdict(e.p99, 1.5), e.worst, bar_verdict(e.worst, 1.8), e.within_a_pass,
           c.within_a_pass);
    block_times_free(&ours);
    block_times_free(&constant);
    rig_down(&rig);
}

/* -------------------------------------------------------------------------------- odd blocks -- */

/* Each size right after a pass at 64, whose time it is measured by. */
static void odd_blocks(void)
{
    const size_t blocks[] = {1, 16, 33, 100, 1000};
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
    for (size_t b = 0; b < SIZES; b++) {
        char what[64];
        snprintf(what, sizeof what, "5 Convolver in blocks of %zu, a frame over that at 64",
                 blocks[b]);
        bar_row(what, timing_quantile(ratios[b], PASSES, 0.5), blocks[b] == 1 ? 4.0 : 1.2);
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
    char what[80];
    snprintf(what, sizeof what, "7 Convolver, %s: mean over the steady p50", change);
    bar_row(what, sum / (double)blocks / p50, 1.9);
    snprintf(what, sizeof what, "7 Convolver, %s: dearest block", change);
    bar_row(what, timing_quantile(changing_s, blocks, 1.0) / p50, 2.6);
    rig_down(&rig);
}

static void during_changes(void)
{
    enum { FADE_FRAMES = 3 * 4096 };
    during("a new response", offer_anew, FADE_FRAMES);
    during("four times as long", offer_after_a_shorter, FADE_FRAMES + RESPONSE_FRAMES);
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
    bar_row("7 Spectra of a response of 0.5 s prepared, ms",
            timing_quantile(made_s, PASSES, 0.5) * 1e3, 5.0);
    rig_down(&rig);
}

int main(void)
{
    timing_pin();
    printf(
        "\nThe convolver's load, 0.5 s, four paths: blocks at the lower quartile of %d passes, the "
        "dearest at their\nleast; then p99/p50 within a pass, machine and all, and that of "
        "constant work\n%19s %15s %9s %-7s %9s %-7s %9s %9s\n",
        PASSES, "blocks", "p50", "p99/p50", "<= 1.5", "worst/p50", "<= 1.8", "a pass", "constant");
    for (size_t block = 32; block <= 1024; block *= 2) {
        evenness(block);
    }
    printf("\n");
    odd_blocks();
    during_changes();
    preparing();
    return bars_exit();
}
