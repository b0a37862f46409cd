/* What prepare writes and the pictures expect of the impulses. */
#ifndef EARFIELD_DEMO_IMPULSE_H
#define EARFIELD_DEMO_IMPULSE_H

enum { IMPULSE_FRAMES = 16384 };

/** Where a room is to be heard to its end: the Club's T is 1 s. */
static const double room_impulse_s = 1.6;

/** Enough of a noise to know its spectrum. */
static const double silence_s = 6.0;

/** Far from any limiter, that of an FM transmitter too. */
static const float impulse_height = 0.25f;

#endif
