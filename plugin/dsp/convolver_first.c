#include "convolver_first.h"

#include "aligned.h"
#include "convolver_cost.h"
#include "raised_cosine.h"
#include <math.h>
#include <string.h>

static const double fade_s = 0.010;

bool first_level_init(FirstLevel *f, const ConvolverPlan *plan, double rate_hz)
{
    const unsigned blocks = (unsigned)ceil(fade_s * rate_hz / CONVOLVER_BLOCK);
    *f = (FirstLevel){.fade_frames = blocks * CONVOLVER_BLOCK};
    Carver carver = {0};
    for (int round = 0; round < 2; round++) {
        f->rise = carve(&carver, f->fade_frames * sizeof *f->rise);
        f->other[MID] = carve(&carver, CONVOLVER_BLOCK * sizeof(float));
        f->other[SIDE] = carve(&carver, CONVOLVER_BLOCK * sizeof(float));
        if (round == 0 && !carver_allocate(&carver)) {
            return false;
        }
    }
    f->memory = carver.memory;
    raised_cosine_fill(f->rise, f->fade_frames);
    if (!level_init(&f->level, plan, 0)) {
        first_level_free(f);
        return false;
    }
    return true;
}

void first_level_free(FirstLevel *f)
{
    level_free(&f->level);
    aligned_release(f->memory);
    f->memory = NULL;
}

void first_level_forget(FirstLevel *f)
{
    level_forget(&f->level);
    level_turn_history(&f->level); /* the slot that the first block goes to */
    f->vectors_done = 0;
}

void first_level_start(FirstLevel *f)
{
    level_take_pending(&f->level);
    level_end_fade(&f->level);
}

/* ------------------------------------------------------------------------------------- work -- */

static unsigned working_voices(const FirstLevel *f)
{
    return f->level.fading ? VOICES : 1;
}

uint32_t first_level_work_cost(const FirstLevel *f)
{
    uint32_t cost = 0;
    for (unsigned voice = 0; voice < working_voices(f); voice++) {
        cost += multiply_cost(&f->level, voice);
    }
    return cost;
}

uint32_t first_level_block_cost(const FirstLevel *f)
{
    const Level *level = &f->level;
    uint32_t cost = forward_cost(level) + calls_cost(level);
    for (unsigned voice = 0; voice < working_voices(f); voice++) {
        cost += newest_cost(level, voice) + inverse_cost(level) + calls_cost(level);
    }
    return cost;
}

void first_level_work(FirstLevel *f, double share)
{
    Level *level = &f->level;
    const unsigned vectors = level_vectors(level), all = vectors * working_voices(f);
    const unsigned target = share >= 1.0 ? all : (unsigned)(share * all);
    while (f->vectors_done < target) {
        const unsigned voice = f->vectors_done / vectors, begin = f->vectors_done % vectors;
        const unsigned rest = target - f->vectors_done, room = vectors - begin;
        const unsigned end = begin + (rest < room ? rest : room);
        if (level->voices[voice].part) {
            level_multiply(level, voice, 1, begin, end);
        }
        f->vectors_done += end - begin;
    }
}

static void finish_voice(FirstLevel *f, unsigned voice)
{
    Level *level = &f->level;
    LevelVoice *v = &level->voices[voice];
    if (!v->part || !v->part->partitions) {
        memset(v->out[0][MID], 0, CONVOLVER_BLOCK * sizeof(float));
        memset(v->out[0][SIDE], 0, CONVOLVER_BLOCK * sizeof(float));
        return;
    }
    level_add_partition(level, voice, 0, 0, level_vectors(level));
    level_inverse(level, voice, MID, 0);
    level_inverse(level, voice, SIDE, 0);
}

/* Whether a fade goes on, has ended, or begins: a part that is taken here is worked on from now on
 * and heard from the next block on. */
static void advance_fade(FirstLevel *f)
{
    if (f->level.fading) {
        f->faded += f->prepared ? CONVOLVER_BLOCK : 0;
        f->prepared = true;
        if (f->faded == f->fade_frames) {
            level_end_fade(&f->level);
        }
    }
    if (!f->level.fading && f->level.pending) {
        level_take_pending(&f->level);
        f->faded = 0;
        f->prepared = false;
    }
}

void first_level_begin_block(FirstLevel *f, const float *const before[CHANNELS],
                             const float *const fresh[CHANNELS])
{
    first_level_work(f, 1.0);
    level_forward(&f->level, MID, before[MID], fresh[MID]);
    level_forward(&f->level, SIDE, before[SIDE], fresh[SIDE]);
    for (unsigned voice = 0; voice < working_voices(f); voice++) {
        finish_voice(f, voice);
    }
    advance_fade(f);
    level_turn_history(&f->level);
    f->vectors_done = 0;
}

/* ------------------------------------------------------------------------------------- play -- */

static void play_voice(const FirstLevel *f, unsigned voice, unsigned at,
                       const float *const in[CHANNELS], float *mid, float *side, unsigned frames)
{
    const LevelVoice *v = &f->level.voices[voice];
    const ConvolverPart *part = v->part;
    memcpy(mid, v->out[0][MID] + at, frames * sizeof *mid);
    memcpy(side, v->out[0][SIDE] + at, frames * sizeof *side);
    if (!part) {
        return;
    }
    f->level.kernels->direct(part->head, part->paths, CONVOLVER_BLOCK, in[MID], in[SIDE], mid, side,
                             frames);
}

void first_level_play(FirstLevel *f, unsigned at, const float *const in[CHANNELS], float *mid,
                      float *side, unsigned frames)
{
    if (!f->level.fading) {
        play_voice(f, LIVE, at, in, mid, side, frames);
        return;
    }
    if (!f->prepared) { /* the new part is being worked on, the old one is heard */
        play_voice(f, FADING, at, in, mid, side, frames);
        return;
    }
    play_voice(f, FADING, at, in, f->other[MID], f->other[SIDE], frames);
    play_voice(f, LIVE, at, in, mid, side, frames);
    const float *rise = f->rise + f->faded + at;
    for (unsigned i = 0; i < frames; i++) {
        mid[i] = f->other[MID][i] + rise[i] * (mid[i] - f->other[MID][i]);
        side[i] = f->other[SIDE][i] + rise[i] * (side[i] - f->other[SIDE][i]);
    }
}
