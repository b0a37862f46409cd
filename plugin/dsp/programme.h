/* The simulated programme that Level Match weighs with: noise of the power spectrum
 *     |W|² = 1/f / (1 + (40/f)⁶) / (1 + (f/9000)⁴),
 * 20 Hz to 20 kHz, the two channels correlated by 0.5, heard through K-weighting (ITU-R BS.1770). */
#ifndef EARFIELD_PROGRAMME_H
#define EARFIELD_PROGRAMME_H

#include "biquad.h"

extern const double programme_correlation;

/** |W|² at a frequency, in no unit. Pure. */
double programme_power(double hz);

enum { PROGRAMME_FILTERS = 12 };

/** W and the K-weighting as filters in series, up to a constant gain: within 0.2 dB of their spectrum
 * from 30 Hz to an eighth of the rate, 0.6 dB to 9 kHz. Pure. */
void programme_filter_design(double rate_hz, BiquadDesign filters[PROGRAMME_FILTERS]);

#endif
