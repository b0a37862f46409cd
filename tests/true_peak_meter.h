/* A true-peak meter of the tests' own, in double precision: 32 points a frame by a Kaiser-windowed
 * sinc of 64 taps a side, good up to 0.475 of the rate. */
#ifndef EARFIELD_TEST_TRUE_PEAK_METER_H
#define EARFIELD_TEST_TRUE_PEAK_METER_H

#include "signals.h"

/** The largest magnitude of either side, silence before and after. */
double true_peak_db(const Stereo *x);

/** The largest sample of either side; NaN where any is. */
float sample_peak(const Stereo *x);

#endif
