/* Minimum-phase filters given by a level in each octave, made quickly.
 *
 * The logarithm of a minimum-phase spectrum is linear in the logarithm of its magnitude (its phase
 * is the Hilbert transform of that): so one such logarithm a band, worked out once, makes any
 * filter by a sum and an exponential a bin. Between the middles of two bands levels run straight in
 * dB over octaves.
 *
 * Once made it is immutable: any number of threads, but the audio thread. */
#ifndef EARFIELD_OCTAVE_SHAPE_H
#define EARFIELD_OCTAVE_SHAPE_H

#include "octaves.h"

typedef struct OctaveShape OctaveShape;

/** For transforms of `length` bins (a power of two) at this rate. NULL when memory is out. */
OctaveShape *octave_shape_new(unsigned length, double rate_hz);

void octave_shape_free(OctaveShape *shape);

/** Write the logarithm of the filter with these gains (at most 1e-6 counts as that), level and
 * phase, for the bins 0 to length/2. Allocation-free. */
void octave_shape_logarithm(const OctaveShape *shape, const double gain[OCTAVES], float *nepers,
                            float *radians);

#endif
