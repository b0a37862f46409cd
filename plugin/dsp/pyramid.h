/* What came in last, at the rate of the programme and at halves, quarters ... of it: the window of
 * each level is PYRAMID_WINDOW of its own frames long, twice as much time as that of the level
 * above it. Of each level what lies below 0.27 of its rate is true (half_rate.h), of level 0 all. */
#ifndef EARFIELD_PYRAMID_H
#define EARFIELD_PYRAMID_H

#include "half_rate.h"

enum {
    PYRAMID_LEVELS = 10,
    PYRAMID_SIDES = 2, /* left, right */
    PYRAMID_WINDOW = 512,
    PYRAMID_BLOCK = HALF_RATE_BLOCK
};

typedef struct {
    float past[PYRAMID_SIDES][PYRAMID_WINDOW]; /* a ring */
    unsigned oldest;
    HalfRate halve[PYRAMID_SIDES];
    float coming[PYRAMID_SIDES][PYRAMID_BLOCK]; /* this level's next block */
    unsigned halves;                            /* of it that are there */
} PyramidLevel;

/** Zeroed but for the number of levels: silence. */
typedef struct {
    unsigned levels; /* 1 to PYRAMID_LEVELS */
    PyramidLevel level[PYRAMID_LEVELS];
} Pyramid;

/** PYRAMID_BLOCK frames a side. Audio thread: bounded, and even: each call works on level 0 and one
 * other, which has a whole block then. */
void pyramid_add(Pyramid *pyramid, const float *left, const float *right);

/** A level's frames of one side, the oldest first, each times that of `window`. Audio thread. */
void pyramid_windowed(const Pyramid *pyramid, unsigned level, unsigned side, const float *window,
                      float *windowed);

#endif
