#include "response_powers.h"

#include "../dsp/programme.h"
#include "fourier.h"
#include <math.h>
#include <stdlib.h>

typedef struct {
    double complex *from_left, *from_right; /* one loudspeaker each, left + j right ear */
    unsigned length;
} Spectra;

static void fill(double complex *spectrum, unsigned length, const float *left, const float *right,
                 unsigned frames)
{
    for (unsigned n = 0; n < length; n++) {
        spectrum[n] = n < frames ? (double)left[n] + I * (double)right[n] : 0.0;
    }
    fourier_forward(spectrum, length);
}

/* One ear's part of the transform of left + j right. */
static double complex of_ear(const double complex *spectrum, unsigned length, unsigned bin,
                             unsigned ear)
{
    const double complex there = spectrum[bin], mirrored = conj(spectrum[(length - bin) % length]);
    return ear == EAR_LEFT ? 0.5 * (there + mirrored) : -0.5 * I * (there - mirrored);
}

static double power_at(const Spectra *s, unsigned bin, unsigned ear)
{
    const double complex left = of_ear(s->from_left, s->length, bin, ear);
    const double complex right = of_ear(s->from_right, s->length, bin, ear);
    return creal(left * conj(left)) + creal(right * conj(right)) +
           2.0 * programme_correlation * creal(left * conj(right));
}

static double mean_power(const Spectra *s, unsigned first, unsigned last, unsigned ear)
{
    double sum = 0.0;
    for (unsigned bin = first; bin <= last; bin++) {
        sum += power_at(s, bin, ear);
    }
    return sum / (last - first + 1);
}

static void average(const Spectra *s, double rate_hz, EarPowers *powers)
{
    const double step = match_point_hz(1, rate_hz) / match_point_hz(0, rate_hz);
    for (int i = 0; i < MATCH_POINTS; i++) {
        const double hz = match_point_hz(i, rate_hz), bins = s->length / rate_hz;
        const unsigned first = (unsigned)lround(hz / sqrt(step) * bins);
        const unsigned last = (unsigned)fmax(first, round(hz * sqrt(step) * bins) - 1.0);
        for (unsigned ear = 0; ear < EARS; ear++) {
            powers->of[ear][i] = (float)mean_power(s, first, last, ear);
        }
    }
}

bool response_powers(const BinauralResponse *r, double rate_hz, EarPowers *powers)
{
    Spectra s = {.length = 2};
    while (s.length < r->frames) {
        s.length *= 2;
    }
    s.from_left = malloc(s.length * sizeof *s.from_left);
    s.from_right = malloc(s.length * sizeof *s.from_right);
    const bool made = s.from_left && s.from_right;
    if (made) {
        fill(s.from_left, s.length, r->left_left, r->left_right, r->frames);
        fill(s.from_right, s.length, r->right_left, r->right_right, r->frames);
        average(&s, rate_hz, powers);
    }
    free(s.from_left);
    free(s.from_right);
    return made;
}
