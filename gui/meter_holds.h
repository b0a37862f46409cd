/* What meters remember: the last peaks, and that full scale was reached. Pure but for itself. */
#ifndef EARFIELD_METER_HOLDS_H
#define EARFIELD_METER_HOLDS_H

#include <stdbool.h>

typedef enum { HOLD_IN_LEFT, HOLD_IN_RIGHT, HOLD_OUT_LEFT, HOLD_OUT_RIGHT, HOLDS } Hold;

/** Zeroed: nothing was seen yet. */
typedef struct {
    struct {
        bool seen;
        double peak_db, since_s; /* that is held */
        bool clipped;            /* 0 dBFS was reached since the last clear */
    } of[HOLDS];
    double now_s;
} MeterHolds;

/** Take the ports' present values (by PortIndex) at a time of any steady clock. A peak is held for
 * 1.5 s and then falls by 20 dB a second, but not below the present one. */
void meter_holds_update(MeterHolds *holds, const float *values, double time_s);

/** Forget clips and peaks. */
void meter_holds_clear(MeterHolds *holds);

#endif
