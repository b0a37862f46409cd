/* What a pair of measured impulse responses holds: levels at the nodes of a table, and delays
 * fitted to the excess phase (what minimum phase leaves over) from 500 to 1500 Hz. */
#ifndef EARFIELD_HRTF_MEASURE_H
#define EARFIELD_HRTF_MEASURE_H

#include "hrtf_table.h"

typedef struct HrtfMeasure HrtfMeasure;

/** For responses of `frames` at `rate_hz` (at least 8 kHz); NULL without memory. One thread at a
 * time. */
HrtfMeasure *hrtf_measure_new(unsigned frames, double rate_hz);

void hrtf_measure_free(HrtfMeasure *measure);

typedef struct {
    double level_db[HRTF_NODES]; /* at least -300 */
    double delay_s;              /* from the first frame */
} HrtfEar;

/** The delay that minimum phase of these levels brings: at one frequency; and fitted as the delays
 * of responses are, a straight line of phase through zero from 500 to 1500 Hz. */
double hrtf_minimum_delay_s(const HrtfMeasure *measure, const double level_db[HRTF_NODES],
                            double hz);
double hrtf_fitted_minimum_delay_s(const HrtfMeasure *measure, const double level_db[HRTF_NODES]);

/** Powers are averaged around each node, over the distance to the next. Above 0.45 of the rate,
 * where the filters of the measurement end, the level is held. */
void hrtf_measure(HrtfMeasure *measure, const float *left, const float *right, HrtfEar ears[2]);

#endif
