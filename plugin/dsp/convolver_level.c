#include "convolver_level.h"

#include "aligned.h"
#include "convolver_joining.h"
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------------- making, freeing -- */

static void carve_voice(LevelVoice *voice, Carver *carver, unsigned block)
{
    voice->product = carve(carver, (size_t)block * CONVOLVER_SLOT_FLOATS * sizeof(float));
    voice->ahead = carve(carver, (size_t)block * CONVOLVER_SLOT_FLOATS * sizeof(float));
    for (int buffer = 0; buffer < 2; buffer++) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            voice->out[buffer][channel] = carve(carver, block * sizeof(float));
        }
    }
}

bool level_init(Level *level, const ConvolverPlan *plan, unsigned index)
{
    const LevelSpan *span = &convolver_spans[index];
    *level = (Level){.kernels = plan->kernels,
                     .transform = &plan->transforms[index],
                     .block = span->block,
                     .capacity = span->least_slots};
    const size_t slot = (size_t)span->block * CONVOLVER_SLOT_FLOATS;
    float *history = NULL;
    Carver carver = {0};
    for (int round = 0; round < 2; round++) {
        history = carve(&carver, slot * span->least_slots * sizeof *history);
        level->rows = carve(&carver, 2 * span->block * sizeof(float));
        carve_voice(&level->voices[LIVE], &carver, span->block);
        carve_voice(&level->voices[FADING], &carver, span->block);
        if (round == 0 && !carver_allocate(&carver)) {
            return false;
        }
    }
    level->memory = carver.memory;
    level->slots = calloc(2 * (size_t)span->least_slots + 1, sizeof *level->slots);
    if (!level->slots) {
        level_free(level);
        return false;
    }
    for (unsigned i = 0; i < 2 * level->capacity; i++) {
        level->slots[i] = history + slot * (i % level->capacity);
    }
    return true;
}

void level_free(Level *level)
{
    level_end_fade(level);
    convolver_part_free(level->voices[LIVE].part);
    convolver_part_free(level->pending_part);
    convolver_parts_free(level->retired);
    while (level->extensions) {
        HistoryExtension *next = level->extensions->next;
        history_extension_free(level->extensions);
        level->extensions = next;
    }
    free(level->slots);
    aligned_release(level->memory);
    *level = (Level){0};
}

/* -------------------------------------------------------------------------- parts and fades -- */

static void retire(Level *level, ConvolverPart *part)
{
    if (part) {
        part->next = level->retired;
        level->retired = part;
    }
}

/* The pointers that the part brings, ours first in the order of their age. The old array of
 * pointers goes back with the extension, which stays here with the slots' memory. */
static void extend_history(Level *level, HistoryExtension *extension)
{
    const unsigned capacity = extension->capacity;
    for (unsigned age = 0; age < level->capacity; age++) {
        extension->slots[age] = level->slots[level->newest + age];
    }
    memcpy(extension->slots + capacity, extension->slots, capacity * sizeof *extension->slots);
    float **replaced = level->slots;
    level->slots = extension->slots;
    level->capacity = capacity;
    level->newest = 0;
    extension->slots = replaced;
    extension->next = level->extensions;
    level->extensions = extension;
}

void level_offer(Level *level, ConvolverPart *part)
{
    if (level->pending) {
        retire(level, level->pending_part);
    }
    if (part &&
        part->extension) { /* at once: the part may never play, but more history was promised */
        extend_history(level, part->extension);
        part->extension = NULL;
    }
    if (part && !part->partitions && !part->head) { /* too short for this level: silence */
        retire(level, part);
        part = NULL;
    }
    level->pending_part = part;
    level->pending = true;
}

void level_take_pending(Level *level)
{
    const LevelVoice was_live = level->voices[LIVE];
    level->voices[LIVE] = level->voices[FADING];
    level->voices[FADING] = was_live;
    level->voices[LIVE].part = level->pending_part;
    level->voices[LIVE].fresh = true;
    level->pending_part = NULL;
    level->pending = false;
    level->fading = true;
}

void level_end_fade(Level *level)
{
    if (!level_voices_share(level)) {
        retire(level, level->voices[FADING].part);
    }
    level->voices[FADING].part = NULL;
    level->fading = false;
}

void level_forget(Level *level)
{
    if (level->fading) {
        level_end_fade(level);
    }
    if (level->pending) {
        level_take_pending(level);
        level_end_fade(level);
    }
    level->recorded = 0;
    level->silent_before = true;
    level->turn = 0;
    for (int voice = 0; voice < VOICES; voice++) {
        level->voices[voice].fresh = true;
        for (int channel = 0; channel < CHANNELS; channel++) {
            memset(level->voices[voice].out[0][channel], 0, level->block * sizeof(float));
            memset(level->voices[voice].out[1][channel], 0, level->block * sizeof(float));
        }
    }
}

/* ------------------------------------------------------------------------------------- work -- */

void level_turn_history(Level *level)
{
    const bool one_more = level->recorded < level->capacity;
    if (level->capacity) {
        level->newest = (level->newest + level->capacity - 1) % level->capacity;
    }
    level->recorded += one_more;
    level->silent_before = level->silent_before && one_more;
    level->grows = one_more && !level->silent_before;
    level->turn = 1 - level->turn;
    for (int voice = 0; voice < VOICES; voice++) {
        LevelVoice *v = &level->voices[voice];
        v->begun = v->fresh ? NONE_BEGUN : level->turn;
        v->fresh = false;
    }
}

void level_lose_history(Level *level)
{
    level->recorded = 0;
    level->silent_before = false;
}

unsigned level_partitions(const Level *level, unsigned voice)
{
    const ConvolverPart *part = level->voices[voice].part;
    if (!part) {
        return 0;
    }
    return part->partitions < level->recorded ? part->partitions : level->recorded;
}

static unsigned slot_stride(const Level *level)
{
    return CONVOLVER_SLOT_FLOATS * level->kernels->lanes;
}

static unsigned channel_offset(const Level *level, unsigned channel)
{
    return channel * 2 * level->kernels->lanes;
}

static void forward_rows(Level *level, unsigned pass, const float *before, const float *fresh,
                         unsigned begin, unsigned end)
{
    level->kernels->forward_rows(level->transform, pass, before, fresh, level->rows, begin, end);
}

static void forward_lanes(Level *level, unsigned channel, unsigned begin, unsigned end)
{
    float *slot = level->slots[level->newest] + channel_offset(level, channel);
    level->kernels->forward_lanes(level->transform, level->rows, slot, slot_stride(level), begin,
                                  end);
}

static void inverse_lanes(Level *level, unsigned voice, unsigned channel, unsigned begin,
                          unsigned end)
{
    const float *product = level->voices[voice].product + channel_offset(level, channel);
    level->kernels->inverse_lanes(level->transform, product, slot_stride(level), level->rows, begin,
                                  end);
}

static void inverse_rows(Level *level, unsigned pass, float *out, unsigned begin, unsigned end)
{
    level->kernels->inverse_rows(level->transform, pass, level->rows, out, begin, end);
}

void level_forward(Level *level, unsigned channel, const float *before, const float *fresh)
{
    const Transform *t = level->transform;
    for (unsigned pass = 0; pass < t->pass_count; pass++) {
        forward_rows(level, pass, before, fresh, 0, transform_butterflies(t, pass));
    }
    forward_lanes(level, channel, 0, transform_groups(t));
}

static Factors factors_from(const Level *level, unsigned voice, unsigned first)
{
    const ConvolverPart *part = level->voices[voice].part;
    return (Factors){.inputs = (const float *const *)(level->slots + level->newest),
                     .response = part->spectra,
                     .paths = part->paths,
                     .partitions = part->partitions,
                     .first = first,
                     .last = level_partitions(level, voice)};
}

void level_multiply(Level *level, unsigned voice, unsigned first, unsigned begin, unsigned end)
{
    const LevelVoice *v = &level->voices[voice];
    const Factors factors = factors_from(level, voice, first);
    level->kernels->multiply(v->product, v->ahead, &factors, v->begun, begin, end);
}

void level_add_partition(Level *level, unsigned voice, unsigned p, unsigned begin, unsigned end)
{
    const Factors factors = factors_from(level, voice, 0);
    level->kernels->add_partition(level->voices[voice].product, &factors, p, begin, end);
}

void level_inverse(Level *level, unsigned voice, unsigned channel, unsigned buffer)
{
    const Transform *t = level->transform;
    inverse_lanes(level, voice, channel, 0, transform_groups(t));
    for (unsigned pass = t->pass_count; pass-- > 0;) {
        inverse_rows(level, pass, level->voices[voice].out[buffer][channel], 0,
                     transform_butterflies(t, pass));
    }
}

void level_run_step(Level *level, const Step *s, const float *const before[CHANNELS],
                    const float *const fresh[CHANNELS], unsigned buffer)
{
    switch ((StepKind)s->kind) {
    case STEP_FORWARD_ROWS:
        forward_rows(level, s->pass, before[s->channel], fresh[s->channel], s->begin, s->end);
        return;
    case STEP_FORWARD_LANES:
        forward_lanes(level, s->channel, s->begin, s->end);
        return;
    case STEP_MULTIPLY:
        if (s->voice == FADING) {
            joining_multiply_fading(level, s->begin, s->end);
        } else {
            level_multiply(level, LIVE, 0, s->begin, s->end);
        }
        return;
    case STEP_INVERSE_LANES:
        inverse_lanes(level, s->voice, s->channel, s->begin, s->end);
        return;
    case STEP_INVERSE_ROWS:
        inverse_rows(level, s->pass, level->voices[s->voice].out[buffer][s->channel], s->begin,
                     s->end);
        return;
    }
}
