#include "drivers.h"

static const struct {
    unsigned filters;
    BiquadSpec filter[DRIVERS_FILTERS];
} drivers[DRIVERS_KINDS] = {
    /* the target itself: what the others are held against */
    [DRIVERS_REFERENCE] = {0, {{BIQUAD_PEAK, 0, 0, 0}}},
    /* engineering choice: the excursion of one large diaphragm in the bass, the resonance of the
     * tube in front of it, and no partner that takes over at the top */
    [DRIVERS_SINGLE_DYNAMIC] = {3,
                                {{BIQUAD_LOW_SHELF, 110, 3, 0.7},
                                 {BIQUAD_PEAK, 5500, 3, 2},
                                 {BIQUAD_HIGH_SHELF, 11000, -4, 0.7}}},
    /* engineering choice: one reed, stiff below its resonance and mass-controlled above it: lean
     * bass, a forward presence, a top that ends early */
    [DRIVERS_SINGLE_BALANCED_ARMATURE] = {3,
                                          {{BIQUAD_LOW_SHELF, 70, -4, 0.7},
                                           {BIQUAD_PEAK, 2800, 4, 1.5},
                                           {BIQUAD_HIGH_SHELF, 9500, -5, 0.7}}},
    /* engineering choice: a driver for each range, tuned to a little bass and sparkle. Passive
     * crossovers of Linkwitz and Riley's fourth order at 250 Hz and 2.5 kHz sum to a Butterworth
     * all-pass each: S. H. Linkwitz, "Active crossover networks for noncoincident drivers",
     * J. Audio Eng. Soc. 24 (1976) */
    [DRIVERS_MULTI] = {4,
                       {{BIQUAD_ALL_PASS, 250, 0, 0.70710678},
                        {BIQUAD_ALL_PASS, 2500, 0, 0.70710678},
                        {BIQUAD_LOW_SHELF, 90, 2, 0.7},
                        {BIQUAD_PEAK, 9000, 2, 2}}},
};

unsigned drivers_filters(DriversKind kind, BiquadSpec filters[DRIVERS_FILTERS])
{
    for (unsigned k = 0; k < drivers[kind].filters; k++) {
        filters[k] = drivers[kind].filter[k];
    }
    return drivers[kind].filters;
}
