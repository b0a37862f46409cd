/* How a limiter's gain comes back. It falls at once to what is wanted; it stays at the lowest that
 * was wanted within the last 25 to 33 ms, and beyond that rises exponentially, 100 ms to 1/e.
 *
 * Engineering choice: half a period of 20 Hz is 25 ms, so that a steady tone of any audible
 * frequency keeps its gain from one half-wave to the next and is not bent; and a limiter that is
 * meant for what should not be there is soon out of the way.
 *
 * Gains are whole numbers of 2^-30: sums of them are exact, and a gain that comes back arrives. */
#ifndef EARFIELD_GAIN_RELEASE_H
#define EARFIELD_GAIN_RELEASE_H

#include <stdint.h>

#define GAIN_ONE (INT32_C(1) << 30)

enum { GAIN_HOLD_PARTS = 3 }; /* of the hold; the present one comes on top */

typedef struct {
    int64_t rise;                  /* share of the way that a frame covers, in 2^-32 */
    uint32_t part_frames;          /* a part of the hold */
    uint32_t part_left;            /* frames of the present one that are to come */
    int32_t part[GAIN_HOLD_PARTS]; /* the lowest wanted in each, the latest first */
    int32_t present;               /* the same of the part that is not over yet */
    int32_t held;                  /* the lowest of part[] */
    int32_t gain;
} GainRelease;

/** At GAIN_ONE. */
void gain_release_init(GainRelease *release, double rate_hz);

/** Back to GAIN_ONE at once. Audio thread. */
void gain_release_open(GainRelease *release);

/** Internal: a part of the hold is over. Audio thread. */
void gain_release_begin_part(GainRelease *release);

static inline int32_t gain_lower(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

/** The gain to apply where `wanted`, 0 to GAIN_ONE, is; never above what was wanted in the last 25
 * ms. Audio thread. */
static inline int32_t gain_release_tick(GainRelease *r, int32_t wanted)
{
    r->present = gain_lower(r->present, wanted);
    const int32_t bound = gain_lower(r->present, r->held);
    /* One unit more than its share, so that it arrives: never beyond, as the share is below one. */
    const int32_t risen =
        r->gain + (int32_t)((bound - r->gain) * r->rise >> 32) + (r->gain < bound);
    r->gain = gain_lower(risen, bound);
    if (--r->part_left == 0) {
        gain_release_begin_part(r);
    }
    return r->gain;
}

#endif
