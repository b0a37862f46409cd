/* What arrives when: the energy of a binaural response by the millisecond, of both loudspeakers
 * together, at each ear. Millisecond 0 begins with the direct sound. Pure: any thread. */
#ifndef EARFIELD_ENERGY_TIME_H
#define EARFIELD_ENERGY_TIME_H

#include "../dsp/convolver_setup.h"
#include "../dsp/ears.h"

enum { ENERGY_TIME_POINTS = 240, ENERGY_TIME_LOWEST_DB = -120, ENERGY_TIME_HIGHEST_DB = 60 };

/** Sums of squares. */
typedef struct {
    double of[EARS][ENERGY_TIME_POINTS];
    double
        direct; /* at the left ear, in the first 2 ms: late enough for the far ear and the farther
                      loudspeaker */
} EnergyTime;

/** The frame of a response at which the direct sound arrives: the first, on any path, within 20 dB
 * of the strongest (ISO 3382-1). */
unsigned energy_time_arrival(const BinauralResponse *response);

/** Add frames [begin, end) to `energy`, which may be zeroed. What comes before the arrival counts
 * in the first millisecond, what comes after the last one nowhere. */
void energy_time_add(EnergyTime *energy, const BinauralResponse *response, double rate_hz,
                     unsigned arrival, unsigned begin, unsigned end);

/** Against the direct sound at the left ear, within ENERGY_TIME_LOWEST_DB and HIGHEST_DB. */
void energy_time_levels(const EnergyTime *energy, float db[EARS][ENERGY_TIME_POINTS]);

#endif
