/* The octave bands that rooms and loudspeakers are described in: 62.5 Hz to 16 kHz. What lies below
 * the lowest and above the highest belongs to them. Pure: any thread. */
#ifndef EARFIELD_OCTAVES_H
#define EARFIELD_OCTAVES_H

#include <math.h>

enum { OCTAVES = 9 };

/** The middle of a band, 0 to OCTAVES - 1. */
static inline double octave_hz(unsigned octave)
{
    return ldexp(62.5, (int)octave);
}

/** A frequency between the middles of two bands: 0 at and above the upper, 1 at and below the
 * lower. By octaves. */
typedef struct {
    unsigned lower, upper;
    double weight_of_lower;
} OctavePlace;

static inline OctavePlace octave_place(double frequency_hz)
{
    const double octaves = frequency_hz > octave_hz(0) ? log2(frequency_hz / octave_hz(0)) : 0.0;
    if (octaves >= OCTAVES - 1) {
        return (OctavePlace){OCTAVES - 1, OCTAVES - 1, 1.0};
    }
    const unsigned lower = (unsigned)octaves;
    return (OctavePlace){lower, lower + 1, 1.0 - (octaves - lower)};
}

#endif
