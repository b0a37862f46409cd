/* What prepare writes and the pictures expect of the impulses. */
#ifndef EARFIELD_DEMO_IMPULSE_H
#define EARFIELD_DEMO_IMPULSE_H

enum { IMPULSE_FRAMES = 16384 };

/** Where a room is to be heard to its end: the Club's T is 1 s. */
static const double room_impulse_s = 1.6;

/** Far from any limiter. */
static const float impulse_height = 0.25f;

#endif
