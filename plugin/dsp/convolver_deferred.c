#include "convolver_deferred.h"

#include "aligned.h"
#include "convolver_cost.h"
#include "convolver_joining.h"
#include "raised_cosine.h"
#include <stdlib.h>
#include <string.h>

/* -------------------------------------------------------------------------------- the steps -- */

enum { ROWS_A_STEP = 64, GROUPS_A_STEP = 2, VECTORS_A_STEP = 4 };

/* Counts while `steps` is NULL, as a Carver does. */
static void add_steps(DeferredLevel *d, Step step, unsigned count, unsigned at_once)
{
    for (unsigned begin = 0; begin < count; begin += at_once) {
        step.begin = (uint16_t)begin;
        step.end = (uint16_t)(count - begin < at_once ? count : begin + at_once);
        if (d->steps) {
            d->steps[d->step_count] = step;
        }
        d->step_count++;
    }
}

static void add_rows(DeferredLevel *d, Step step, unsigned pass)
{
    const Transform *t = d->level.transform;
    step.pass = (uint8_t)pass;
    add_steps(d, step, transform_butterflies(t, pass), ROWS_A_STEP / t->passes[pass].radix);
}

static void list_way_in(DeferredLevel *d, unsigned channel)
{
    const Transform *t = d->level.transform;
    Step step = {.kind = STEP_FORWARD_ROWS, .channel = (uint8_t)channel};
    for (unsigned pass = 0; pass < t->pass_count; pass++) {
        add_rows(d, step, pass);
    }
    step.kind = STEP_FORWARD_LANES;
    add_steps(d, step, transform_groups(t), GROUPS_A_STEP);
}

static void list_way_out(DeferredLevel *d, unsigned voice, unsigned channel)
{
    const Transform *t = d->level.transform;
    Step step = {.kind = STEP_INVERSE_LANES, .voice = (uint8_t)voice, .channel = (uint8_t)channel};
    add_steps(d, step, transform_groups(t), GROUPS_A_STEP);
    step.kind = STEP_INVERSE_ROWS;
    for (unsigned pass = t->pass_count; pass-- > 0;) {
        add_rows(d, step, pass);
    }
}

static void list_steps(DeferredLevel *d)
{
    d->step_count = 0;
    list_way_in(d, MID);
    list_way_in(d, SIDE);
    for (unsigned voice = 0; voice < VOICES; voice++) {
        add_steps(d, (Step){.kind = STEP_MULTIPLY, .voice = (uint8_t)voice},
                  level_vectors(&d->level), VECTORS_A_STEP);
        list_way_out(d, voice, MID);
        list_way_out(d, voice, SIDE);
        if (voice == LIVE) {
            d->live_steps = d->step_count;
        }
    }
}

/* ------------------------------------------------------------------------- making, freeing -- */

bool deferred_level_init(DeferredLevel *d, const ConvolverPlan *plan, unsigned index)
{
    *d = (DeferredLevel){0};
    if (!level_init(&d->level, plan, index)) {
        return false;
    }
    Carver carver = {0};
    for (int round = 0; round < 2; round++) {
        list_steps(d);
        d->steps = carve(&carver, d->step_count * sizeof *d->steps);
        d->rise = carve(&carver, d->level.block * sizeof *d->rise);
        if (round == 0 && !carver_allocate(&carver)) {
            deferred_level_free(d);
            return false;
        }
    }
    d->memory = carver.memory;
    list_steps(d);
    raised_cosine_fill(d->rise, d->level.block);
    deferred_level_forget(d);
    return true;
}

void deferred_level_free(DeferredLevel *d)
{
    level_free(&d->level);
    aligned_release(d->memory);
    d->memory = NULL;
}

static void play_buffer(DeferredLevel *d, unsigned buffer)
{
    for (unsigned voice = 0; voice < VOICES; voice++) {
        d->played[voice][MID] = d->level.voices[voice].out[buffer][MID];
        d->played[voice][SIDE] = d->level.voices[voice].out[buffer][SIDE];
    }
}

static void no_work(DeferredLevel *d)
{
    d->step = d->step_count;
    d->spent = d->total = 0;
}

void deferred_level_forget(DeferredLevel *d)
{
    level_forget(&d->level);
    no_work(d);
    d->plays_fade = false;
    play_buffer(d, 1 - d->working);
}

void deferred_level_start(DeferredLevel *d)
{
    level_take_pending(&d->level);
    level_end_fade(&d->level);
    play_buffer(d, 1 - d->working);
}

bool deferred_level_is_idle(const DeferredLevel *d)
{
    const Level *level = &d->level;
    return !level->voices[LIVE].part && !level->fading && !level->pending && !d->plays_fade;
}

/* ------------------------------------------------------------------------------------- work -- */

static uint32_t work_of_voice(const Level *level, unsigned voice)
{
    return level->voices[voice].part ? multiply_cost(level, voice) + inverse_cost(level) : 0;
}

static void plan_work(DeferredLevel *d)
{
    d->step = 0;
    d->spent = 0;
    d->total = forward_cost(&d->level) + work_of_voice(&d->level, LIVE) +
               (d->level.fading ? work_of_voice(&d->level, FADING) : 0);
}

/* Silence takes no work, but its output must be silent. */
static void silence_if_empty(DeferredLevel *d, unsigned voice)
{
    const LevelVoice *v = &d->level.voices[voice];
    if (!v->part) {
        memset(v->out[d->working][MID], 0, d->level.block * sizeof(float));
        memset(v->out[d->working][SIDE], 0, d->level.block * sizeof(float));
    }
}

static void rest(DeferredLevel *d)
{
    level_lose_history(&d->level);
    no_work(d);
}

void deferred_level_begin_block(DeferredLevel *d, const float *const before[CHANNELS],
                                const float *const fresh[CHANNELS])
{
    Level *level = &d->level;
    deferred_level_work(d, 1.0);
    play_buffer(d, d->working);
    d->working = 1 - d->working;
    d->plays_fade = level->fading;
    if (level->fading) {
        level_end_fade(level);
    }
    if (level->pending) {
        level_take_pending(level);
    }
    if (deferred_level_is_idle(d)) {
        rest(d);
        return;
    }
    silence_if_empty(d, LIVE);
    if (level->fading) {
        silence_if_empty(d, FADING);
    }
    if (!level->voices[LIVE].part && !level->voices[FADING].part) {
        rest(d);
        return;
    }
    level_turn_history(level);
    joining_begin(level);
    memcpy(d->before, before, sizeof d->before);
    memcpy(d->fresh, fresh, sizeof d->fresh);
    plan_work(d);
}

static bool has_work(const DeferredLevel *d, const Step *step)
{
    const bool for_a_voice = step->kind >= STEP_MULTIPLY;
    return !for_a_voice || d->level.voices[step->voice].part;
}

void deferred_level_work(DeferredLevel *d, double share)
{
    const unsigned end = d->level.fading ? d->step_count : d->live_steps;
    const uint32_t target = (uint32_t)(share * d->total);
    for (; d->step < end; d->step++) {
        const Step *step = &d->steps[d->step];
        if (!has_work(d, step)) {
            continue;
        }
        const uint32_t cost = step_cost(&d->level, step);
        if (d->spent + cost > target && share < 1.0) {
            return;
        }
        level_run_step(&d->level, step, d->before, d->fresh, d->working);
        d->spent += cost;
    }
}

/* ------------------------------------------------------------------------------------- play -- */

void deferred_level_play(const DeferredLevel *d, unsigned at, float *mid, float *side,
                         unsigned frames)
{
    if (deferred_level_is_idle(d)) {
        return;
    }
    const float *live_mid = d->played[LIVE][MID] + at, *live_side = d->played[LIVE][SIDE] + at;
    if (!d->plays_fade) {
        for (unsigned i = 0; i < frames; i++) {
            mid[i] += live_mid[i];
            side[i] += live_side[i];
        }
        return;
    }
    const float *old_mid = d->played[FADING][MID] + at, *old_side = d->played[FADING][SIDE] + at;
    for (unsigned i = 0; i < frames; i++) {
        const float rise = d->rise[at + i];
        mid[i] += old_mid[i] + rise * (live_mid[i] - old_mid[i]);
        side[i] += old_side[i] + rise * (live_side[i] - old_side[i]);
    }
}
