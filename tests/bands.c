#include "bands.h"

#include "../plugin/acoustics/fourier.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double pi = 3.14159265358979323846;

static double complex *allocated(uint32_t count)
{
    double complex *x = calloc(count, sizeof *x);
    if (!x) {
        abort();
    }
    return x;
}

Bands bands_of(const double complex *ears, uint32_t frames, double rate_hz)
{
    Bands bands = {.rate_hz = rate_hz, .frames = frames, .length = 1};
    while (bands.length < frames + frames / 8) {
        bands.length *= 2;
    }
    bands.spectrum = allocated(bands.length);
    memcpy(bands.spectrum, ears, frames * sizeof *ears);
    fourier_forward(bands.spectrum, bands.length);
    return bands;
}

void bands_free(Bands *bands)
{
    free(bands->spectrum);
    bands->spectrum = NULL;
}

/* 0 to 1 over a sixth of an octave about `edge_hz`. */
static double above(double hz, double edge_hz)
{
    const double place = hz > 0.0 ? 0.5 + 6.0 * log2(hz / edge_hz) : 0.0;
    return sin(0.5 * pi * fmax(0.0, fmin(1.0, place)));
}

static double below(double hz, double edge_hz)
{
    return sqrt(1.0 - above(hz, edge_hz) * above(hz, edge_hz));
}

double complex *bands_pass(const Bands *bands, double low_hz, double high_hz)
{
    double complex *x = allocated(bands->length);
    for (uint32_t k = 0; k < bands->length; k++) {
        const uint32_t bin = k <= bands->length / 2 ? k : bands->length - k;
        const double hz = bin * bands->rate_hz / bands->length;
        x[k] = bands->spectrum[k] * above(hz, low_hz) * below(hz, high_hz);
    }
    fourier_inverse(x, bands->length);
    return x;
}

double complex *bands_octave(const Bands *bands, double middle_hz)
{
    return bands_pass(bands, middle_hz / sqrt(2.0), middle_hz * sqrt(2.0));
}

void add_energy(double *energy, const double complex *ears, uint32_t frames, double scale)
{
    for (uint32_t n = 0; n < frames; n++) {
        energy[n] += scale * (creal(ears[n]) * creal(ears[n]) + cimag(ears[n]) * cimag(ears[n]));
    }
}

double energy_sum(const double *energy, uint32_t from, uint32_t to)
{
    double sum = 0.0;
    for (uint32_t n = from; n < to; n++) {
        sum += energy[n];
    }
    return sum;
}

double reverberation_of(const double *energy, uint32_t from, uint32_t frames, double rate_hz)
{
    const double whole = energy_sum(energy, from, frames);
    double left = whole, count = 0.0, t = 0.0, tt = 0.0, y = 0.0, ty = 0.0;
    for (uint32_t n = from; n < frames && left > 0.0; n++) {
        const double db = 10.0 * log10(left / whole), time_s = (n - from) / rate_hz;
        if (db <= -3.0 && db >= -28.0) {
            count += 1.0;
            t += time_s;
            tt += time_s * time_s;
            y += db;
            ty += time_s * db;
        }
        left -= energy[n];
    }
    const double slope = (count * ty - t * y) / (count * tt - t * t);
    return -60.0 / slope;
}

double coherence_of(const double complex *ears, uint32_t from, uint32_t to)
{
    double cross = 0.0, left = 0.0, right = 0.0;
    for (uint32_t n = from; n < to; n++) {
        cross += creal(ears[n]) * cimag(ears[n]);
        left += creal(ears[n]) * creal(ears[n]);
        right += cimag(ears[n]) * cimag(ears[n]);
    }
    return cross / sqrt(left * right);
}
