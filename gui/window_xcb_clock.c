#include "window_xcb_clock.h"

#include <math.h>

double event_clock_time(EventClock *clock, uint32_t stamp_ms, double now_s)
{
    const double longest_s = 1.0;
    if (!clock->started) {
        *clock = (EventClock){.started = true, .last_ms = stamp_ms, .offset_s = now_s};
    }
    clock->server_s += 1e-3 * (int32_t)(stamp_ms - clock->last_ms);
    clock->last_ms = stamp_ms;
    /* The least delay that was seen counts as none. */
    clock->offset_s = fmin(clock->offset_s, now_s - clock->server_s);
    if (clock->server_s + clock->offset_s < now_s - longest_s) {
        clock->offset_s = now_s - clock->server_s; /* the clocks drift apart, or the host slept */
    }
    return clock->server_s + clock->offset_s;
}
