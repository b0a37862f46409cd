#include "convolver_setup.h"

#include "aligned.h"
#include <stdlib.h>
#include <string.h>

const LevelSpan convolver_spans[CONVOLVER_LEVELS] = {
    {.block = 64, .begin = 64, .end = 1024, .least_slots = 15},
    {.block = 512, .begin = 1024, .end = 8192, .least_slots = 14},
    {.block = 4096, .begin = 8192, .end = ~0u, .least_slots = 0},
};

bool convolver_plan_init(ConvolverPlan *plan, const Kernels *kernels)
{
    *plan = (ConvolverPlan){.kernels = kernels};
    for (unsigned level = 0; level < CONVOLVER_LEVELS; level++) {
        if (!transform_init(&plan->transforms[level], convolver_spans[level].block,
                            kernels->lanes)) {
            convolver_plan_free(plan);
            return false;
        }
    }
    return true;
}

void convolver_plan_free(ConvolverPlan *plan)
{
    for (unsigned level = 0; level < CONVOLVER_LEVELS; level++) {
        transform_free(&plan->transforms[level]);
    }
}

/* ----------------------------------------------------------------------------------- paths -- */

static bool same_sides(const BinauralResponse *r)
{
    const size_t bytes = r->frames * sizeof(float);
    return memcmp(r->left_left, r->right_right, bytes) == 0 &&
           memcmp(r->left_right, r->right_left, bytes) == 0;
}

/* Path `path` of a part with `paths`, at one frame, from the four of the response. */
static float path_tap(const BinauralResponse *r, unsigned paths, unsigned path, unsigned frame)
{
    const float ll = r->left_left[frame], lr = r->left_right[frame];
    const float rl = r->right_left[frame], rr = r->right_right[frame];
    if (paths == 2) {
        return path == 0 ? ll + lr : ll - lr;
    }
    switch (path) {
    case 0: /* mid to mid */
        return 0.5f * ((ll + rr) + (lr + rl));
    case 1: /* mid to side */
        return 0.5f * ((ll - rr) + (rl - lr));
    case 2: /* side to mid */
        return 0.5f * ((ll - rr) - (rl - lr));
    default: /* side to side */
        return 0.5f * ((ll + rr) - (lr + rl));
    }
}

static void fill_head(ConvolverPart *part, const BinauralResponse *r)
{
    float *backwards = part->head + (size_t)CONVOLVER_BLOCK * part->paths;
    for (unsigned t = 0; t < CONVOLVER_BLOCK && t < r->frames; t++) {
        for (unsigned path = 0; path < part->paths; path++) {
            const float tap = path_tap(r, part->paths, path, t);
            part->head[t * part->paths + path] = tap;
            backwards[(path + 1) * CONVOLVER_BLOCK - 1 - t] = tap;
        }
    }
}

/* --------------------------------------------------------------------------------- spectra -- */

static void transform_whole(const Kernels *k, const Transform *t, const float *block,
                            const float *zeros, float *rows, float *spectrum, unsigned stride)
{
    for (unsigned pass = 0; pass < t->pass_count; pass++) {
        k->forward_rows(t, pass, block, zeros, rows, 0, transform_butterflies(t, pass));
    }
    k->forward_lanes(t, rows, spectrum, stride, 0, transform_groups(t));
}

/* The spectra of all partitions and paths, with the inverse transform's 1/block in them. */
static bool fill_spectra(ConvolverPart *part, const ConvolverPlan *plan, unsigned level,
                         const BinauralResponse *r)
{
    const Transform *t = &plan->transforms[level];
    const LevelSpan *span = &convolver_spans[level];
    const unsigned lanes = plan->kernels->lanes,
                   stride = part->partitions * part->paths * 2 * lanes;
    const float scale = 1.0f / (float)span->block;
    Carver carver = {0};
    float *block = NULL, *zeros = NULL, *rows = NULL;
    for (int round = 0; round < 2; round++) {
        block = carve(&carver, span->block * sizeof *block);
        zeros = carve(&carver, span->block * sizeof *zeros);
        rows = carve(&carver, 2 * span->block * sizeof *rows);
        if (round == 0 && !carver_allocate(&carver)) {
            return false;
        }
    }
    for (unsigned p = 0; p < part->partitions; p++) {
        for (unsigned path = 0; path < part->paths; path++) {
            const unsigned begin = span->begin + p * span->block;
            for (unsigned i = 0; i < span->block; i++) {
                const bool inside = begin + i < r->frames;
                block[i] = inside ? scale * path_tap(r, part->paths, path, begin + i) : 0.0f;
            }
            transform_whole(plan->kernels, t, block, zeros, rows,
                            part->spectra + ((size_t)p * part->paths + path) * 2 * lanes, stride);
        }
    }
    aligned_release(carver.memory);
    return true;
}

/* --------------------------------------------------------------------------------- history -- */

static HistoryExtension *extension_new(const LevelSpan *span, unsigned before, unsigned capacity)
{
    HistoryExtension *extension = calloc(1, sizeof *extension);
    const size_t slot = (size_t)span->block * CONVOLVER_SLOT_FLOATS;
    Carver carver = {0};
    if (!extension) {
        return NULL;
    }
    carve(&carver, slot * (capacity - before) * sizeof(float));
    extension->slots = calloc(2 * (size_t)capacity, sizeof *extension->slots);
    if (!extension->slots || !carver_allocate(&carver)) {
        history_extension_free(extension);
        return NULL;
    }
    extension->memory = carver.memory;
    extension->before = before;
    extension->capacity = capacity;
    for (unsigned i = before; i < capacity; i++) {
        extension->slots[i] = extension->memory + slot * (i - before);
    }
    return extension;
}

void history_extension_free(HistoryExtension *extension)
{
    if (extension) {
        aligned_release(extension->memory);
        free(extension->slots);
        free(extension);
    }
}

/* ----------------------------------------------------------------------------------- parts -- */

static unsigned partitions_of(const LevelSpan *span, unsigned frames)
{
    const unsigned end = frames < span->end ? frames : span->end;
    return end > span->begin ? (end - span->begin + span->block - 1) / span->block : 0;
}

static bool part_allocate(ConvolverPart *part, unsigned level)
{
    const size_t tap = part->paths * sizeof(float);
    const size_t frames = (size_t)part->partitions * convolver_spans[level].block;
    Carver carver = {0};
    for (int round = 0; round < 2; round++) {
        part->head = level == 0 ? carve(&carver, 2 * CONVOLVER_BLOCK * tap) : NULL;
        part->spectra = carve(&carver, frames * 2 * tap);
        if (round == 0 && !carver_allocate(&carver)) {
            return false;
        }
    }
    part->memory = carver.memory;
    return true;
}

ConvolverPart *convolver_part_new(const ConvolverPlan *plan, unsigned level,
                                  const BinauralResponse *response, unsigned history_slots)
{
    const LevelSpan *span = &convolver_spans[level];
    ConvolverPart *part = calloc(1, sizeof *part);
    if (!part) {
        return NULL;
    }
    part->paths = same_sides(response) ? 2 : 4;
    part->partitions = partitions_of(span, response->frames);
    bool made = part_allocate(part, level) && fill_spectra(part, plan, level, response);
    if (made && level == 0) {
        fill_head(part, response);
    }
    if (made && part->partitions > history_slots) {
        part->extension = extension_new(span, history_slots, part->partitions);
        made = part->extension != NULL;
    }
    if (!made) {
        convolver_part_free(part);
        return NULL;
    }
    return part;
}

void convolver_part_free(ConvolverPart *part)
{
    if (part) {
        history_extension_free(part->extension);
        aligned_release(part->memory);
        free(part);
    }
}

void convolver_parts_free(ConvolverPart *parts)
{
    while (parts) {
        ConvolverPart *next = parts->next;
        convolver_part_free(parts);
        parts = next;
    }
}

ConvolverPart *convolver_parts_joined(ConvolverPart *a, ConvolverPart *b)
{
    if (!a) {
        return b;
    }
    ConvolverPart *last = a;
    while (last->next) {
        last = last->next;
    }
    last->next = b;
    return a;
}
