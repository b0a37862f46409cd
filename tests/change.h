/* A change of one control while it plays, through the built bundle with a worker. */
#ifndef EARFIELD_TEST_CHANGE_H
#define EARFIELD_TEST_CHANGE_H

#include "signals.h"

typedef struct {
    const char *base, *control; /* settings before it, as host_apply() takes them; what changes */
    float from, to;
    double most_db; /* that it may click, in dBFS */
} Change;

/** A full-scale 100 Hz sine, the sides a quarter period apart, so that mid, side, swap and polarity
 * all have something to change. It comes in over 50 ms: a room would go on with a sudden beginning
 * until the change. */
Stereo quadrature(size_t frames, double rate_hz);

/** loudest_click_db() of a change under that sine, until a second after it: the loudest of three at
 * different phases, in blocks that do not divide it. */
double change_click_db(const Change *change, double rate_hz);

#endif
