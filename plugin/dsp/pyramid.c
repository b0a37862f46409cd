#include "pyramid.h"

#include <stddef.h>
#include <string.h>

enum { WINDOW = PYRAMID_WINDOW, BLOCK = PYRAMID_BLOCK };
_Static_assert(WINDOW % BLOCK == 0, "a block never goes round the ring's end");

static void remember(PyramidLevel *level, const float *const block[PYRAMID_SIDES])
{
    for (unsigned side = 0; side < PYRAMID_SIDES; side++) {
        memcpy(level->past[side] + level->oldest, block[side], BLOCK * sizeof(float));
    }
    level->oldest = (level->oldest + BLOCK) % WINDOW;
}

/* Half a block for the level below `level`; true where that makes a whole one. */
static bool halve(PyramidLevel *level, PyramidLevel *below, const float *const block[PYRAMID_SIDES])
{
    for (unsigned side = 0; side < PYRAMID_SIDES; side++) {
        float *half = below->waiting[side] + (below->waits ? HALF_RATE_HALF : 0);
        half_rate_process(&level->halve[side], block[side], half);
    }
    below->waits = !below->waits;
    return !below->waits;
}

void pyramid_add(Pyramid *p, const float *left, const float *right)
{
    const float *block[PYRAMID_SIDES] = {left, right};
    PyramidLevel *level = p->level, *const last = p->level + p->levels - 1;
    remember(level, block);
    while (level < last && halve(level, level + 1, block)) {
        level++;
        for (unsigned side = 0; side < PYRAMID_SIDES; side++) {
            block[side] = level->waiting[side];
        }
        remember(level, block);
    }
}

static void multiply(float *restrict product, const float *restrict a, const float *restrict b,
                     unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        product[i] = a[i] * b[i];
    }
}

void pyramid_windowed(const Pyramid *p, unsigned level, unsigned side, const float *window,
                      float *windowed)
{
    const PyramidLevel *l = &p->level[level];
    const unsigned first = WINDOW - l->oldest;
    multiply(windowed, window, l->past[side] + l->oldest, first);
    multiply(windowed + first, window + first, l->past[side], WINDOW - first);
}
