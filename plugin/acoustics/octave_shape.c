#include "octave_shape.h"

#include "fourier.h"
#include <math.h>
#include <stdlib.h>

struct OctaveShape {
    unsigned bins; /* length/2 + 1 */
    float *basis;  /* [OCTAVES][level, phase][bins]: logarithms of a gain of e in one band */
};

static const double least_gain = 1e-6;

static double share_of(unsigned octave, double frequency_hz)
{
    const OctavePlace place = octave_place(frequency_hz);
    if (octave == place.lower) {
        return place.weight_of_lower;
    }
    return octave == place.upper ? 1.0 - place.weight_of_lower : 0.0;
}

static void make_basis(float *basis, unsigned octave, double complex *scratch, unsigned length,
                       double rate_hz)
{
    const unsigned bins = length / 2 + 1;
    for (unsigned k = 0; k <= length / 2; k++) {
        scratch[k] = exp(share_of(octave, k * rate_hz / length));
        scratch[(length - k) % length] = scratch[k];
    }
    fourier_minimum_phase(scratch, length);
    for (unsigned k = 0; k <= length / 2; k++) {
        const double complex logarithm = clog(scratch[k]);
        basis[k] = (float)creal(logarithm);
        basis[bins + k] = (float)cimag(logarithm);
    }
}

OctaveShape *octave_shape_new(unsigned length, double rate_hz)
{
    OctaveShape *shape = calloc(1, sizeof *shape);
    double complex *scratch = malloc(length * sizeof *scratch);
    if (shape) {
        shape->bins = length / 2 + 1;
        shape->basis = malloc((size_t)OCTAVES * 2 * shape->bins * sizeof *shape->basis);
    }
    if (!shape || !shape->basis || !scratch) {
        free(scratch);
        octave_shape_free(shape);
        return NULL;
    }
    for (unsigned b = 0; b < OCTAVES; b++) {
        make_basis(shape->basis + (size_t)b * 2 * shape->bins, b, scratch, length, rate_hz);
    }
    free(scratch);
    return shape;
}

void octave_shape_free(OctaveShape *shape)
{
    if (shape) {
        free(shape->basis);
        free(shape);
    }
}

void octave_shape_logarithm(const OctaveShape *shape, const double gain[OCTAVES],
                            float *restrict nepers, float *restrict radians)
{
    const unsigned bins = shape->bins;
    for (unsigned k = 0; k < bins; k++) {
        nepers[k] = radians[k] = 0.0F;
    }
    for (unsigned b = 0; b < OCTAVES; b++) {
        const float weight = (float)log(fmax(gain[b], least_gain));
        const float *level = shape->basis + (size_t)b * 2 * bins, *phase = level + bins;
        for (unsigned k = 0; k < bins; k++) {
            nepers[k] += weight * level[k];
            radians[k] += weight * phase[k];
        }
    }
}
