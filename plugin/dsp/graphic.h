/* An equaliser of half-octave bands, 62.5 Hz to 16 kHz, whose filters together come to a wanted
 * level in the middle of each band and run smoothly in between; beyond the ends the level stays. A
 * shelf at each end and peaks between. What a filter does in its neighbours' bands is known
 * beforehand: a matrix of interaction, solved for the gains.
 * Source: V. Välimäki and J. D. Reiss, "All about audio equalization: solutions and frontiers",
 * Applied Sciences 6 (2016), on graphic equalisers and their matrix of interaction. */
#ifndef EARFIELD_GRAPHIC_H
#define EARFIELD_GRAPHIC_H

#include "biquad.h"
#include <math.h>

enum { GRAPHIC_BANDS = 17 };

/** Middle of a band, 0 to GRAPHIC_BANDS - 1. */
static inline double graphic_hz(unsigned band)
{
    return 62.5 * exp2(0.5 * band);
}

/** The filters for levels in dB, within ±0.1 dB in the middle of each band where neighbours are
 * 5 dB apart at the most. Bands above 0.45 of the rate are left out: their filters pass everything.
 * Audio thread: bounded, some 40 µs. Pure. */
void graphic_design(const double level_db[GRAPHIC_BANDS], double rate_hz,
                    BiquadDesign filter[GRAPHIC_BANDS]);

#endif
