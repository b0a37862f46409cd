/* What the pieces of a block's work cost, in vector operations or so, to spread them evenly. Only
 * their proportions matter. */
#ifndef EARFIELD_CONVOLVER_COST_H
#define EARFIELD_CONVOLVER_COST_H

#include "convolver_level.h"

enum { COST_ROW = 5, COST_GROUP_ROW = 14, COST_VECTOR = 40, COST_PATH = 3, COST_CALL = 40 };

static inline uint32_t rows_cost(const Level *level)
{
    return COST_ROW * level->transform->rows * level->transform->pass_count;
}

static inline uint32_t lanes_cost(const Level *level)
{
    return COST_GROUP_ROW * level->transform->rows;
}

/** Both channels, in. */
static inline uint32_t forward_cost(const Level *level)
{
    return CHANNELS * (rows_cost(level) + lanes_cost(level));
}

/** Both channels of a voice, out. */
static inline uint32_t inverse_cost(const Level *level)
{
    return forward_cost(level);
}

static inline uint32_t vector_cost(const Level *level, unsigned voice)
{
    const LevelVoice *v = &level->voices[voice];
    if (!v->part) {
        return 0;
    }
    if (voice == FADING && level_voices_share(level)) { /* a copy without one partition */
        return COST_VECTOR + COST_PATH * v->part->paths;
    }
    const uint32_t blocks = v->begun == NONE_BEGUN ? 2 : 1; /* this one's, and the next one's */
    return COST_VECTOR + COST_PATH * v->part->paths * level_partitions(level, voice) * blocks;
}

/* The newest partition of a voice, where it is added by itself. */
static inline uint32_t newest_cost(const Level *level, unsigned voice)
{
    const ConvolverPart *part = level->voices[voice].part;
    return part ? level_vectors(level) * (COST_VECTOR + COST_PATH * part->paths) : 0;
}

/* Of both channels' transform in a small level, where what comes with each call counts. */
static inline uint32_t calls_cost(const Level *level)
{
    return CHANNELS * COST_CALL * (level->transform->pass_count + 1);
}

static inline uint32_t multiply_cost(const Level *level, unsigned voice)
{
    return level_vectors(level) * vector_cost(level, voice);
}

static inline uint32_t step_cost(const Level *level, const Step *step)
{
    const uint32_t count = (uint32_t)(step->end - step->begin);
    switch ((StepKind)step->kind) {
    case STEP_FORWARD_ROWS:
    case STEP_INVERSE_ROWS:
        return COST_ROW * count * level->transform->passes[step->pass].radix;
    case STEP_FORWARD_LANES:
    case STEP_INVERSE_LANES:
        return COST_GROUP_ROW * count * level->transform->lanes;
    case STEP_MULTIPLY:
        return count * vector_cost(level, step->voice);
    }
    return 0;
}

#endif
