/* When events happened. A server stamps them with milliseconds of its own, in 32 bits, while a host
 * may hand them on late and in heaps: two clicks are a double click by the server's stamps. */
#ifndef EARFIELD_WINDOW_XCB_CLOCK_H
#define EARFIELD_WINDOW_XCB_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

/** All zero: no event yet. */
typedef struct {
    bool started;
    uint32_t last_ms; /* stamp */
    double server_s;  /* since the first stamp: the stamps without their wrapping around */
    double offset_s;  /* of our clock, before the server's */
} EventClock;

/** The moment, on our clock, of an event with that stamp which is taken at `now_s`: never in the
 * future, at most a second ago. Pure but for the clock's state. */
double event_clock_time(EventClock *clock, uint32_t stamp_ms, double now_s);

#endif
