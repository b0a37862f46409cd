/* What kinds of in-ear drivers sound like against the in-ear target. Engineering choices, within
 * ±6 dB: typical of the kind, of no model. Pure: any thread. */
#ifndef EARFIELD_DRIVERS_H
#define EARFIELD_DRIVERS_H

#include "../dsp/biquad.h"

/** In the order of the control. */
typedef enum {
    DRIVERS_REFERENCE,
    DRIVERS_SINGLE_DYNAMIC,
    DRIVERS_SINGLE_BALANCED_ARMATURE,
    DRIVERS_MULTI,
    DRIVERS_KINDS
} DriversKind;

enum { DRIVERS_FILTERS = 4 };

/** Write the response as minimum-phase filters and the all-passes of crossovers; returns how many,
 * 0 to DRIVERS_FILTERS (Reference: 0). */
unsigned drivers_filters(DriversKind kind, BiquadSpec filters[DRIVERS_FILTERS]);

#endif
