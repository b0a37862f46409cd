/* How even a load is: what each block took in each of many passes over the same work.
 *
 * A shared machine lengthens blocks at random. What is timed does the same for the same block in
 * every pass, so a block is taken at the lower quartile of its passes, or at their least: a block
 * that is dear for the code's own reasons is dear in both. */
#ifndef EARFIELD_BENCH_BLOCK_TIMES_H
#define EARFIELD_BENCH_BLOCK_TIMES_H

#include <stddef.h>

enum { BLOCK_TIMES_PASSES = 41 };

/** Seconds, by pass and block. */
typedef struct {
    double *s;
    size_t blocks;
} BlockTimes;

typedef struct {
    double p50_s;         /* of the blocks' lower quartiles */
    double p99;           /* of them, over p50 */
    double worst;         /* the dearest block over the p50, each at the least it took */
    double within_a_pass; /* p99 over p50 of single passes, machine and all: their median */
} Evenness;

BlockTimes block_times_new(size_t blocks);

void block_times_free(BlockTimes *times);

/** Where the time of a block goes. */
double *block_times_at(const BlockTimes *times, size_t pass, size_t block);

/** Of the blocks from `from` on. */
Evenness block_times_evenness(const BlockTimes *times, size_t from);

#endif
