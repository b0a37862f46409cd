#include "convolver.h"

#include "aligned.h"
#include "convolver_deferred.h"
#include "convolver_first.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    DEFERRED_LEVELS = CONVOLVER_LEVELS - 1,
    RING_FRAMES = 4 * 4096, /* two blocks of the largest level are read while a third comes in */
    RING_BEFORE = CONVOLVER_BLOCK, /* a copy of the ring's end, where the head looks back */
    RING_AFTER = 16                /* whole vectors are read past the last frame */
};

struct Convolver {
    FirstLevel first;
    DeferredLevel deferred[DEFERRED_LEVELS];
    float *ring[CHANNELS];
    uint64_t frame;
    bool fresh;  /* nothing was heard yet */
    double pace; /* share of a block's deferred work that is done a frame */
    void *memory;
};

Convolver *convolver_new(const ConvolverPlan *plan, double rate_hz)
{
    Convolver *c = calloc(1, sizeof *c);
    if (!c) {
        return NULL;
    }
    Carver carver = {0};
    const size_t bytes = (RING_BEFORE + RING_FRAMES + RING_AFTER) * sizeof(float);
    bool made = true;
    float *mid = NULL, *side = NULL;
    for (int round = 0; round < 2 && made; round++) {
        mid = carve(&carver, bytes);
        side = carve(&carver, bytes);
        made = round == 1 || carver_allocate(&carver);
    }
    c->memory = carver.memory;
    made = made && first_level_init(&c->first, plan, rate_hz);
    for (unsigned i = 0; i < DEFERRED_LEVELS && made; i++) {
        made = deferred_level_init(&c->deferred[i], plan, i + 1);
    }
    if (!made) {
        convolver_free(c);
        return NULL;
    }
    c->ring[MID] = mid + RING_BEFORE;
    c->ring[SIDE] = side + RING_BEFORE;
    convolver_forget(c);
    return c;
}

void convolver_free(Convolver *c)
{
    if (c) {
        first_level_free(&c->first);
        for (unsigned i = 0; i < DEFERRED_LEVELS; i++) {
            deferred_level_free(&c->deferred[i]);
        }
        aligned_release(c->memory);
        free(c);
    }
}

void convolver_forget(Convolver *c)
{
    for (unsigned channel = 0; channel < CHANNELS; channel++) {
        memset(c->ring[channel] - RING_BEFORE, 0, (RING_BEFORE + RING_FRAMES) * sizeof(float));
    }
    first_level_forget(&c->first);
    for (unsigned i = 0; i < DEFERRED_LEVELS; i++) {
        deferred_level_forget(&c->deferred[i]);
    }
    c->frame = 0;
    c->fresh = true;
    c->pace = 1.0 / CONVOLVER_BLOCK;
}

void convolver_offer(Convolver *c, unsigned level, ConvolverPart *part)
{
    if (level == 0) {
        level_offer(&c->first.level, part);
        if (c->fresh) {
            first_level_start(&c->first);
        }
    } else {
        DeferredLevel *deferred = &c->deferred[level - 1];
        level_offer(&deferred->level, part);
        if (c->fresh) {
            deferred_level_start(deferred);
        }
    }
}

ConvolverPart *convolver_take_retired(Convolver *c)
{
    ConvolverPart *retired = c->first.level.retired;
    c->first.level.retired = NULL;
    for (unsigned i = 0; i < DEFERRED_LEVELS; i++) {
        retired = convolver_parts_joined(c->deferred[i].level.retired, retired);
        c->deferred[i].level.retired = NULL;
    }
    return retired;
}

/* ------------------------------------------------------------------------------------ audio -- */

/* The frames as mid and side into the ring, and the ring's end again before its beginning. */
static void record(Convolver *c, const float *left, const float *right, unsigned frames)
{
    const size_t at = (size_t)(c->frame % RING_FRAMES);
    float *mid = c->ring[MID] + at, *side = c->ring[SIDE] + at;
    for (unsigned i = 0; i < frames; i++) {
        mid[i] = 0.5f * (left[i] + right[i]);
        side[i] = 0.5f * (left[i] - right[i]);
    }
    if (at >= RING_FRAMES - RING_BEFORE) {
        memcpy(mid - RING_FRAMES, mid, frames * sizeof *mid);
        memcpy(side - RING_FRAMES, side, frames * sizeof *side);
    }
}

static void play(Convolver *c, float *left, float *right, unsigned frames)
{
    float mid[CONVOLVER_BLOCK], side[CONVOLVER_BLOCK];
    const size_t at = (size_t)(c->frame % RING_FRAMES);
    const float *const in[CHANNELS] = {c->ring[MID] + at, c->ring[SIDE] + at};
    first_level_play(&c->first, (unsigned)(c->frame % CONVOLVER_BLOCK), in, mid, side, frames);
    for (unsigned i = 0; i < DEFERRED_LEVELS; i++) {
        const unsigned block = c->deferred[i].level.block;
        deferred_level_play(&c->deferred[i], (unsigned)(c->frame % block), mid, side, frames);
    }
    for (unsigned i = 0; i < frames; i++) {
        left[i] = mid[i] + side[i];
        right[i] = mid[i] - side[i];
    }
}

/* How much of its deferred work a block of 64 does a frame. It runs a little ahead and then rests,
 * to leave room for what the block's end costs at once: so that each frame costs the same. */
static void plan_pace(Convolver *c)
{
    double deferred = first_level_work_cost(&c->first);
    for (unsigned i = 0; i < DEFERRED_LEVELS; i++) {
        const DeferredLevel *d = &c->deferred[i];
        deferred += (double)d->total * CONVOLVER_BLOCK / d->level.block;
    }
    const double all = deferred + first_level_block_cost(&c->first);
    c->pace = all / (deferred + 1.0) / CONVOLVER_BLOCK;
}

/* Deferred work up to the frame that was just played. */
static void work(Convolver *c)
{
    const uint64_t last = c->frame - 1;
    const double share = fmin(1.0, c->pace * (double)(last % CONVOLVER_BLOCK + 1));
    first_level_work(&c->first, share);
    for (unsigned i = 0; i < DEFERRED_LEVELS; i++) {
        DeferredLevel *d = &c->deferred[i];
        const unsigned blocks = d->level.block / CONVOLVER_BLOCK;
        const unsigned block = (unsigned)(last / CONVOLVER_BLOCK % blocks);
        deferred_level_work(d, (block + share) / blocks);
    }
}

/* The last `block` frames, and those before them, in the ring. */
static void halves(const Convolver *c, unsigned block, const float *before[CHANNELS],
                   const float *fresh[CHANNELS])
{
    for (unsigned channel = 0; channel < CHANNELS; channel++) {
        fresh[channel] = c->ring[channel] + (c->frame - block) % RING_FRAMES;
        before[channel] = c->ring[channel] + (c->frame - 2 * (uint64_t)block) % RING_FRAMES;
    }
}

static void begin_blocks(Convolver *c)
{
    const float *before[CHANNELS], *fresh[CHANNELS];
    halves(c, CONVOLVER_BLOCK, before, fresh);
    first_level_begin_block(&c->first, before, fresh);
    for (unsigned i = 0; i < DEFERRED_LEVELS; i++) {
        if (c->frame % c->deferred[i].level.block == 0) {
            halves(c, c->deferred[i].level.block, before, fresh);
            deferred_level_begin_block(&c->deferred[i], before, fresh);
        }
    }
    plan_pace(c);
}

void convolver_process(Convolver *c, float *left, float *right, unsigned frames)
{
    c->fresh = false;
    record(c, left, right, frames);
    play(c, left, right, frames);
    c->frame += frames;
    work(c);
    if (c->frame % CONVOLVER_BLOCK == 0) {
        begin_blocks(c);
    }
}
