#include "block_times.h"

#include "timing.h"
#include <stdlib.h>

enum { PASSES = BLOCK_TIMES_PASSES };

BlockTimes block_times_new(size_t blocks)
{
    return (BlockTimes){malloc(PASSES * blocks * sizeof(double)), blocks};
}

void block_times_free(BlockTimes *t)
{
    free(t->s);
    t->s = NULL;
}

double *block_times_at(const BlockTimes *t, size_t pass, size_t block)
{
    return &t->s[pass * t->blocks + block];
}

/* The blocks' quantiles over the passes: 0 the least. */
static void over_passes(const BlockTimes *t, size_t from, double share, double *of_blocks)
{
    for (size_t b = from; b < t->blocks; b++) {
        double passes_s[PASSES];
        for (size_t pass = 0; pass < PASSES; pass++) {
            passes_s[pass] = *block_times_at(t, pass, b);
        }
        of_blocks[b - from] = timing_quantile(passes_s, PASSES, share);
    }
}

static double over_p50(double *blocks_s, size_t count, double share)
{
    return timing_quantile(blocks_s, count, share) / timing_quantile(blocks_s, count, 0.5);
}

static double within_a_pass(const BlockTimes *t, size_t from, double *pass_s)
{
    double ratios[PASSES];
    for (size_t pass = 0; pass < PASSES; pass++) {
        for (size_t b = from; b < t->blocks; b++) {
            pass_s[b - from] = *block_times_at(t, pass, b);
        }
        ratios[pass] = over_p50(pass_s, t->blocks - from, 0.99);
    }
    return timing_quantile(ratios, PASSES, 0.5);
}

Evenness block_times_evenness(const BlockTimes *t, size_t from)
{
    const size_t count = t->blocks - from;
    double *blocks_s = malloc(count * sizeof *blocks_s);
    Evenness evenness = {.within_a_pass = within_a_pass(t, from, blocks_s)};
    over_passes(t, from, 0.25, blocks_s);
    evenness.p50_s = timing_quantile(blocks_s, count, 0.5);
    evenness.p99 = over_p50(blocks_s, count, 0.99);
    over_passes(t, from, 0.0, blocks_s);
    evenness.worst = over_p50(blocks_s, count, 1.0);
    free(blocks_s);
    return evenness;
}
