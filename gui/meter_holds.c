#include "meter_holds.h"

#include "../plugin/ports.h"
#include <math.h>

static const double held_s = 1.5, fall_db_per_s = 20.0;

static const PortIndex ports[HOLDS] = {
    [HOLD_IN_LEFT] = PORT_IN_PEAK_LEFT,
    [HOLD_IN_RIGHT] = PORT_IN_PEAK_RIGHT,
    [HOLD_OUT_LEFT] = PORT_OUT_PEAK_LEFT,
    [HOLD_OUT_RIGHT] = PORT_OUT_PEAK_RIGHT,
};

void meter_holds_update(MeterHolds *holds, const float *values, double time_s)
{
    const double passed_s = fmax(0.0, time_s - holds->now_s);
    holds->now_s = time_s;
    for (int i = 0; i < HOLDS; i++) {
        const double peak_db = (double)values[ports[i]];
        holds->of[i].clipped |= peak_db >= 0.0;
        if (holds->of[i].seen && time_s > holds->of[i].since_s + held_s) {
            holds->of[i].peak_db -= fall_db_per_s * passed_s;
        }
        if (!holds->of[i].seen || peak_db >= holds->of[i].peak_db) {
            holds->of[i].seen = true;
            holds->of[i].peak_db = peak_db;
            holds->of[i].since_s = time_s;
        }
    }
}

void meter_holds_clear(MeterHolds *holds)
{
    *holds = (MeterHolds){.now_s = holds->now_s};
}
