#include "graphic_eq.h"

#include "../dsp/decibel.h"
#include "../dsp/raised_cosine.h"
#include "fourier.h"
#include <stdlib.h>

static const double length_s = 1.0 / 6.0;
static const unsigned spectrum_over_taps = 4; /* so that the cepstrum aliases next to nothing */

double graphic_eq_level_db(const GraphicEq *g, double hz)
{
    if (g->count == 0) {
        return 0.0;
    }
    /* Points before `low` are not above hz, those from `high` on are. */
    unsigned low = 0, high = g->count;
    while (low < high) {
        const unsigned middle = (low + high) / 2;
        if (g->points[middle].hz <= hz) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == 0 || low == g->count) {
        return g->points[low == 0 ? 0 : low - 1].db;
    }
    const GraphicEqPoint *const a = &g->points[low - 1], *const b = &g->points[low];
    return a->db + (b->db - a->db) * log(hz / a->hz) / log(b->hz / a->hz);
}

/* The least power of two that is not below `least`. */
static unsigned power_of_two(unsigned least)
{
    unsigned power = 1;
    while (power < least) {
        power *= 2;
    }
    return power;
}

static void draw_spectrum(double complex *spectrum, unsigned length, const GraphicEq *g,
                          double rate_hz)
{
    for (unsigned k = 0; k <= length / 2; k++) {
        spectrum[k] = gain_from_db(graphic_eq_level_db(g, k * rate_hz / length));
    }
    for (unsigned k = 1; k < length / 2; k++) {
        spectrum[length - k] = spectrum[k];
    }
}

/* The beginning of the response, its last quarter faded out; the rest of `response` cleared. */
static void take_taps(double complex *response, unsigned length, EqualiserTaps *by_taps)
{
    const unsigned faded = by_taps->count / 4, kept = by_taps->count - faded;
    float *const taps = by_taps->taps, *const fade = taps + kept;
    raised_cosine_fill(fade, faded);
    for (unsigned n = 0; n < by_taps->count; n++) {
        const double rise = n < kept ? 0.0 : (double)taps[n];
        taps[n] = (float)(creal(response[n]) * (1.0 - rise));
    }
    for (unsigned n = 0; n < length; n++) {
        response[n] = n < by_taps->count ? (double)taps[n] : 0.0;
    }
}

/* The spectrum between bins, turning and growing evenly: at low frequencies they are far apart. */
static double complex spectrum_at(const double complex *spectrum, unsigned length, double bin)
{
    const double held = fmin(bin, length / 2.0 - 1.0);
    const unsigned at = (unsigned)held;
    return spectrum[at] * cpow(spectrum[at + 1] / spectrum[at], held - at);
}

static void read_curve(const double complex *spectrum, unsigned length, double rate_hz,
                       EqualiserTaps *by_taps)
{
    for (unsigned i = 0; i < EQUALISER_CURVE_POINTS; i++) {
        const double hz = EQUALISER_CURVE_HZ * exp2((double)i / EQUALISER_CURVE_STEPS);
        by_taps->curve[i] = (float complex)spectrum_at(spectrum, length, hz * length / rate_hz);
    }
}

EqualiserTaps *graphic_eq_taps(const GraphicEq *g, double rate_hz)
{
    EqualiserTaps *by_taps = calloc(1, sizeof *by_taps);
    if (!by_taps) {
        return NULL;
    }
    by_taps->count = (unsigned)lround(length_s * rate_hz);
    const unsigned length = power_of_two(spectrum_over_taps * by_taps->count);
    by_taps->taps = calloc(by_taps->count, sizeof *by_taps->taps);
    double complex *spectrum = malloc(length * sizeof *spectrum);
    if (!by_taps->taps || !spectrum) {
        free(spectrum);
        graphic_eq_taps_free(by_taps);
        return NULL;
    }
    draw_spectrum(spectrum, length, g, rate_hz);
    fourier_minimum_phase(spectrum, length);
    fourier_inverse(spectrum, length);
    take_taps(spectrum, length, by_taps);
    fourier_forward(spectrum, length);
    read_curve(spectrum, length, rate_hz, by_taps);
    free(spectrum);
    return by_taps;
}

void graphic_eq_taps_free(EqualiserTaps *by_taps)
{
    if (by_taps) {
        free(by_taps->taps);
        free(by_taps);
    }
}
