#include "octave_shape.h"

#include "fourier.h"
#include <stdlib.h>

struct OctaveShape {
    unsigned bins;         /* length/2 + 1 */
    double complex *basis; /* OCTAVES times `bins`: logarithms of a gain of e in one band */
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

static void make_basis(double complex *basis, unsigned octave, double complex *scratch,
                       unsigned length, double rate_hz)
{
    for (unsigned k = 0; k <= length / 2; k++) {
        scratch[k] = exp(share_of(octave, k * rate_hz / length));
        scratch[(length - k) % length] = scratch[k];
    }
    fourier_minimum_phase(scratch, length);
    for (unsigned k = 0; k <= length / 2; k++) {
        basis[k] = clog(scratch[k]);
    }
}

OctaveShape *octave_shape_new(unsigned length, double rate_hz)
{
    OctaveShape *shape = calloc(1, sizeof *shape);
    double complex *scratch = malloc(length * sizeof *scratch);
    if (shape) {
        shape->bins = length / 2 + 1;
        shape->basis = malloc(OCTAVES * shape->bins * sizeof *shape->basis);
    }
    if (!shape || !shape->basis || !scratch) {
        free(scratch);
        octave_shape_free(shape);
        return NULL;
    }
    for (unsigned b = 0; b < OCTAVES; b++) {
        make_basis(shape->basis + (size_t)b * shape->bins, b, scratch, length, rate_hz);
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

void octave_shape_spectrum(const OctaveShape *shape, const double gain[OCTAVES],
                           double complex *spectrum)
{
    for (unsigned k = 0; k < shape->bins; k++) {
        spectrum[k] = 0.0;
    }
    for (unsigned b = 0; b < OCTAVES; b++) {
        const double nepers = log(fmax(gain[b], least_gain));
        const double complex *basis = shape->basis + (size_t)b * shape->bins;
        for (unsigned k = 0; k < shape->bins; k++) {
            spectrum[k] += nepers * basis[k];
        }
    }
    for (unsigned k = 0; k < shape->bins; k++) {
        spectrum[k] = cexp(spectrum[k]);
    }
}
