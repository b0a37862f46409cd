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

/* Half a block for the next level. */
static void halve(PyramidLevel *level, PyramidLevel *below, const float *const block[PYRAMID_SIDES])
{
    for (unsigned side = 0; side < PYRAMID_SIDES; side++) {
        float *half = below->coming[side] + (size_t)below->halves * HALF_RATE_HALF;
        half_rate_process(&level->halve[side], block[side], half);
    }
    below->halves++;
}

static void take(Pyramid *p, unsigned level, const float *left, const float *right)
{
    const float *const block[PYRAMID_SIDES] = {left, right};
    remember(&p->level[level], block);
    if (level + 1 < p->levels) {
        halve(&p->level[level], &p->level[level + 1], block);
    }
}

/* Level 1 has a block every other time, which is taken at once; level 2 every fourth, taken in one
 * of the other times; and so on: each is taken before its next half comes. */
void pyramid_add(Pyramid *p, const float *left, const float *right)
{
    const unsigned whole = 2;
    unsigned level = 1;
    take(p, 0, left, right);
    while (level < p->levels && p->level[level].halves < whole) {
        level++;
    }
    if (level < p->levels) {
        PyramidLevel *l = &p->level[level];
        take(p, level, l->coming[0], l->coming[1]);
        l->halves = 0;
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
