/* A-weighting (IEC 61672-1:2013, annex E: two single and two double poles, a fourfold zero at 0 Hz),
 * at rates from 22.05 to 192 kHz: within ±0.2 dB of the analogue curve up to 0.44 of the rate and
 * 20 kHz, class 1 up to half the rate. */
#ifndef EARFIELD_A_WEIGHTING_H
#define EARFIELD_A_WEIGHTING_H

#include "biquad.h"

enum { A_WEIGHTING_FILTERS = 3 };

/** Two high-passes and then the low-pass; 0 dB at 1 kHz. Pure. */
void a_weighting_design(double rate_hz, BiquadDesign filters[A_WEIGHTING_FILTERS]);

#endif
