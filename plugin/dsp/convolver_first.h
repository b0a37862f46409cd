/* Level 0 of the convolver, with the head: what must be heard at once.
 *
 * When a block of 64 frames is complete, its spectrum and the first partition's product are worked
 * out on the spot, and its output is heard from the next frame on. The products of the older
 * partitions, whose blocks are known before, are worked out evenly over the two blocks before.
 * A change of part fades over some 10 ms, over several blocks, the head with it. Audio thread, but
 * for making and freeing. */
#ifndef EARFIELD_CONVOLVER_FIRST_H
#define EARFIELD_CONVOLVER_FIRST_H

#include "convolver_level.h"

typedef struct {
    Level level;
    float *rise;            /* of a fade */
    unsigned fade_frames;   /* a whole number of blocks */
    unsigned faded;         /* frames of the present fade that were played */
    bool prepared;          /* both voices' outputs are there: the fade is being played */
    unsigned vectors_done;  /* of the coming block's products, both voices */
    float *other[CHANNELS]; /* the fading voice's sound, a block long */
    void *memory;
} FirstLevel;

bool first_level_init(FirstLevel *first, const ConvolverPlan *plan, double rate_hz);

void first_level_free(FirstLevel *first);

void first_level_forget(FirstLevel *first);

/** The waiting part plays at once, without a fade. Only where nothing was heard yet. */
void first_level_start(FirstLevel *first);

/** Work up to `share` on what is known of the coming block. */
void first_level_work(FirstLevel *first, double share);

/** Cost of level_work's part of a block, and of what begins a block, in the units of all levels. */
uint32_t first_level_work_cost(const FirstLevel *first);
uint32_t first_level_block_cost(const FirstLevel *first);

/** A block is complete. */
void first_level_begin_block(FirstLevel *first, const float *const before[CHANNELS],
                             const float *const fresh[CHANNELS]);

/** Head and level 0 of the coming `frames` frames, from `at` in the block: written to `mid`,
 * `side`. `in` points at the first frame's input, with the head's history before it. */
void first_level_play(FirstLevel *first, unsigned at, const float *const in[CHANNELS], float *mid,
                      float *side, unsigned frames);

#endif
