/* What prepare writes and picture expects of the impulses. */
#ifndef EARFIELD_DEMO_IMPULSE_H
#define EARFIELD_DEMO_IMPULSE_H

enum { IMPULSE_FRAMES = 16384 };

/** Far from any limiter. */
static const float impulse_height = 0.25f;

#endif
