/* Levels 1 and 2 of the convolver: what has time. A block is collected, worked on evenly over the
 * length of the next one, and heard in the one after. A change of part, or a partition more of it,
 * is worked out for one block and fades over the length of the next. Audio thread, but for making
 * and freeing. */
#ifndef EARFIELD_CONVOLVER_DEFERRED_H
#define EARFIELD_CONVOLVER_DEFERRED_H

#include "convolver_level.h"

typedef struct {
    Level level;
    float *rise; /* of a fade, a block long */
    const float *before[CHANNELS], *fresh[CHANNELS];
    Step *steps; /* of a block: the transforms in, then voice by voice product and way out */
    unsigned step_count, live_steps, step; /* those up to live_steps are for the live voice */
    uint32_t spent, total;                 /* of the present block's work */
    unsigned working;                      /* the output buffer that is worked on */
    bool plays_fade;                       /* what is heard in this block fades */
    const float *played[VOICES][CHANNELS];
    void *memory;
} DeferredLevel;

bool deferred_level_init(DeferredLevel *deferred, const ConvolverPlan *plan, unsigned index);

void deferred_level_free(DeferredLevel *deferred);

void deferred_level_forget(DeferredLevel *deferred);

/** The waiting part plays at once, without a fade. Only where nothing was heard yet. */
void deferred_level_start(DeferredLevel *deferred);

/** Nothing plays and nothing will: it neither works nor records. */
bool deferred_level_is_idle(const DeferredLevel *deferred);

/** A block is complete; `before` and `fresh` stay as they are until the next one is. */
void deferred_level_begin_block(DeferredLevel *deferred, const float *const before[CHANNELS],
                                const float *const fresh[CHANNELS]);

/** Work up to `share` of the block's whole work. */
void deferred_level_work(DeferredLevel *deferred, double share);

/** Add what is heard from frame `at` of the block. */
void deferred_level_play(const DeferredLevel *deferred, unsigned at, float *mid, float *side,
                         unsigned frames);

#endif
