/* Chance that falls the same each time (xorshift32: G. Marsaglia, 2003). */
#ifndef EARFIELD_TEST_DICE_H
#define EARFIELD_TEST_DICE_H

#include <stdint.h>

typedef struct {
    uint32_t state; /* not 0 */
} Dice;

static inline uint32_t dice_throw(Dice *dice)
{
    dice->state ^= dice->state << 13;
    dice->state ^= dice->state >> 17;
    dice->state ^= dice->state << 5;
    return dice->state;
}

/** 0 to count - 1. */
static inline int dice_of(Dice *dice, int count)
{
    return (int)(dice_throw(dice) % (uint32_t)count);
}

static inline double dice_between(Dice *dice, double least, double most)
{
    return least + (most - least) * (double)dice_throw(dice) / (double)UINT32_MAX;
}

#endif
