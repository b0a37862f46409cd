#include "spectra.h"

#include "../plugin/acoustics/fourier.h"
#include "../plugin/dsp/a_weighting_power.h"
#include <math.h>
#include <stdlib.h>

static const double pi = 3.14159265358979323846;

static void add_window(Spectra *s, const float *left, const float *right, double complex *x)
{
    for (int n = 0; n < SPECTRA_LENGTH; n++) {
        const double hann = 0.5 - 0.5 * cos(2.0 * pi * n / SPECTRA_LENGTH);
        x[n] = hann * ((double)left[n] + I * (double)right[n]);
    }
    fourier_forward(x, SPECTRA_LENGTH);
    for (int k = 1; k < SPECTRA_LENGTH / 2; k++) {
        const double complex a = x[k], b = conj(x[SPECTRA_LENGTH - k]);
        const double complex l = (a + b) / 2.0, r = (a - b) / (2.0 * I);
        s->left[k] += creal(l * conj(l));
        s->right[k] += creal(r * conj(r));
        s->cross[k] += l * conj(r);
    }
}

Spectra *spectra_of(const float *left, const float *right, size_t frames, double rate_hz)
{
    Spectra *s = calloc(1, sizeof *s);
    double complex *x = malloc(SPECTRA_LENGTH * sizeof *x);
    s->rate_hz = rate_hz;
    s->bin_hz = rate_hz / SPECTRA_LENGTH;
    int windows = 0;
    for (size_t at = 0; at + SPECTRA_LENGTH <= frames; at += SPECTRA_LENGTH / 2, windows++) {
        add_window(s, left + at, right + at, x);
    }
    free(x);
    /* two sides of the spectrum; the mean of the squared window is 3/8 */
    const double scale = 2.0 / (0.375 * SPECTRA_LENGTH) / SPECTRA_LENGTH / windows;
    for (int k = 0; k < SPECTRA_LENGTH / 2; k++) {
        s->left[k] *= scale;
        s->right[k] *= scale;
        s->cross[k] *= scale;
    }
    return s;
}

/* Of bin k: how much of it lies in the band. */
static double share_in(const Spectra *s, int k, double low_hz, double high_hz)
{
    const double low = fmax(low_hz / s->bin_hz, k - 0.5), high = fmin(high_hz / s->bin_hz, k + 0.5);
    return fmax(0.0, high - low);
}

double band_power(const Spectra *s, const double *side, double low_hz, double high_hz)
{
    double sum = 0.0;
    for (int k = 1; k < SPECTRA_LENGTH / 2; k++) {
        sum += share_in(s, k, low_hz, high_hz) * side[k];
    }
    return sum;
}

double band_coherence(const Spectra *s, double low_hz, double high_hz)
{
    double cross = 0.0;
    for (int k = 1; k < SPECTRA_LENGTH / 2; k++) {
        cross += share_in(s, k, low_hz, high_hz) * creal(s->cross[k]);
    }
    return cross /
           sqrt(band_power(s, s->left, low_hz, high_hz) * band_power(s, s->right, low_hz, high_hz));
}

double a_weighted_db(const float *x, size_t frames, double rate_hz)
{
    Spectra *s = spectra_of(x, x, frames, rate_hz);
    double sum = 0.0;
    for (int k = 1; k < SPECTRA_LENGTH / 2; k++) {
        sum += s->left[k] * a_weighting_power(k * s->bin_hz);
    }
    free(s);
    return 10.0 * log10(sum);
}
