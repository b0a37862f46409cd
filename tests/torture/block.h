/* The buffers of one run(): of the exact size, apart or shared as hosts share them. */
#ifndef EARFIELD_TORTURE_BLOCK_H
#define EARFIELD_TORTURE_BLOCK_H

#include "../host.h"
#include "chance.h"
#include "faults.h"

typedef struct {
    float *in[2], *out[2];        /* some may be the same */
    const float *expected_dry[2]; /* what the inputs were filled with */
    uint32_t frames;
} Block;

/** `frames` of the stimulus from `from` on, connected. */
Block block_new(Host *host, Chance *chance, const Stereo *stimulus, size_t from, uint32_t frames);

void block_free(Block *block);

/** What holds for a block. */
typedef struct {
    float limit;    /* no sample is beyond; infinite: anything goes, no number too */
    bool same_bits; /* the output is the input */
} BlockPromise;

/** After the run(). */
void block_check(const Block *block, const BlockPromise *promise, const Place *at);

#endif
