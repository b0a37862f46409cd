/* One clock for every change that is heard. A change of settings is adopted at the start of a slice
 * and takes 20 ms, on a raised cosine (its slope is 0 at both ends: nothing clicks); what changes
 * meanwhile waits until it has arrived, so that no slope ever jumps under automation. */
#ifndef EARFIELD_TRANSITION_H
#define EARFIELD_TRANSITION_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    float *rise;     /* 0 to 1, then ones up to a whole number of slices */
    uint32_t frames; /* of `rise` */
    uint32_t at;     /* where the present transition is */
    bool moving;
} Transition;

/** False where memory is short. Not for the audio thread. */
bool transition_init(Transition *t, double rate_hz);

void transition_free(Transition *t);

/** Begin one; only at a multiple of SLICE_FRAMES and only while none is moving. Audio thread. */
void transition_begin(Transition *t);

/** The weights of the new setting for the coming frames, or NULL while nothing moves. Audio thread.
 */
const float *transition_rise(const Transition *t);

/** `frames` went by. Audio thread. */
void transition_advance(Transition *t, uint32_t frames);

#endif
