/* One echo of a sound upon itself: y(t) = x(t) + gain · x(t - delay). */
#ifndef EARFIELD_ECHO_H
#define EARFIELD_ECHO_H

#include "phasor.h"
#include "slice.h"

enum { ECHO_LINE = 64 }; /* 0.3 ms at 192 kHz; a power of two */

typedef struct {
    float gain; /* 0: none, the slice passes untouched */
    uint32_t whole_frames;
    float fraction; /* of the delay, linearly interpolated */
    float left[ECHO_LINE], right[ECHO_LINE];
    uint32_t at;
} Echo;

/** Set gain and delay (less than ECHO_LINE - 1 frames), keeping the history. Audio thread. */
void echo_set(Echo *echo, double gain, double delay_s, double rate_hz);

/** Pure. */
double complex echo_response(const Echo *echo, const Phasor *at);

/** Audio thread. */
void echo_process(Echo *echo, Slice *slice);

/** Clear its history. Audio thread. */
void echo_forget(Echo *echo);

#endif
