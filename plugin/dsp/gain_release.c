#include "gain_release.h"

#include <math.h>

static const double hold_s = 0.025, rise_s = 0.100;

void gain_release_init(GainRelease *r, double rate_hz)
{
    *r = (GainRelease){
        .rise = llround(0x1p32 * (1.0 - exp(-1.0 / (rise_s * rate_hz)))),
        .part_frames = (uint32_t)ceil(hold_s * rate_hz / GAIN_HOLD_PARTS),
    };
    gain_release_open(r);
}

void gain_release_open(GainRelease *r)
{
    for (int i = 0; i < GAIN_HOLD_PARTS; i++) {
        r->part[i] = GAIN_ONE;
    }
    r->present = r->held = r->gain = GAIN_ONE;
    r->part_left = r->part_frames;
}

void gain_release_begin_part(GainRelease *r)
{
    for (int i = GAIN_HOLD_PARTS - 1; i > 0; i--) {
        r->part[i] = r->part[i - 1];
    }
    r->part[0] = r->held = r->present;
    for (int i = 1; i < GAIN_HOLD_PARTS; i++) {
        r->held = gain_lower(r->held, r->part[i]);
    }
    r->present = GAIN_ONE;
    r->part_left = r->part_frames;
}
