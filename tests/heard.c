#include "heard.h"

#include "../plugin/acoustics/curve.h"
#include "../plugin/acoustics/fourier.h"
#include "../plugin/acoustics/head.h"
#include "../plugin/acoustics/head_sphere.h"
#include "../plugin/acoustics/sphere.h"
#include "signals.h"
#include "worst.h"
#include <math.h>

static const double pi = 3.14159265358979323846;

static void expand(const Heard *heard, const Curve *curve, double complex *spectrum)
{
    CurvePlace places[HEARD_MOST_BINS / 2 + 1];
    curve_places(heard->rate_hz, heard->length, places);
    for (unsigned k = 0; k <= heard->length / 2; k++) {
        const CurvePlace at = places[k];
        spectrum[k] = cexp((double)curve_between(curve->nepers, at) +
                           I * (double)curve_between(curve->radians, at));
        spectrum[k ? heard->length - k : 0] = conj(spectrum[k]);
    }
    /* a real response has no phase at its ends */
    spectrum[heard->length / 2] = creal(spectrum[heard->length / 2]);
}

void hear(Heard *heard, const Hrtf *hrtf, double rate_hz, Direction direction, double distance_m)
{
    hear_with(heard, hrtf, rate_hz, direction, distance_m, 57.0);
}

void hear_with(Heard *heard, const Hrtf *hrtf, double rate_hz, Direction direction,
               double distance_m, double head_circumference_cm)
{
    static HeadSphere head; /* the last one, for most sounds are heard by the same head */
    if (head.radius_m != head_radius_m(head_circumference_cm)) {
        head_sphere_init(&head, head_circumference_cm);
    }
    Curve left, right;
    EarCurves ears = {&left, &right, 0.0, 0.0};
    hrtf_at(hrtf, &head, direction, distance_m, &ears);
    heard->rate_hz = rate_hz;
    heard->length = hrtf_length(hrtf);
    expand(heard, &left, heard->left);
    expand(heard, &right, heard->right);
    heard->left_delay_s = ears.left_delay_s;
    heard->right_delay_s = ears.right_delay_s;
}

void heard_listen(Heard *heard, const float *left, const float *right, double rate_hz)
{
    heard->rate_hz = rate_hz;
    heard->length = HEARD_MOST_BINS;
    heard->left_delay_s = heard->right_delay_s = 0.0;
    for (unsigned n = 0; n < heard->length; n++) {
        heard->left[n] = (double)left[n];
        heard->right[n] = (double)right[n];
    }
    fourier_forward(heard->left, heard->length);
    fourier_forward(heard->right, heard->length);
}

double heard_bin_hz(const Heard *heard, unsigned bin)
{
    return bin * heard->rate_hz / heard->length;
}

double heard_phase_itd_us(const Heard *heard, double hz)
{
    double before = 0.0, here = 0.0; /* unwrapped: the phase of left over right */
    unsigned bin = 0;
    while (heard_bin_hz(heard, bin) < hz) {
        bin++;
        before = here;
        const double phase = carg(heard->left[bin] / heard->right[bin]);
        here += remainder(phase - here, 2.0 * pi);
    }
    const double short_of = (heard_bin_hz(heard, bin) - hz) / heard_bin_hz(heard, 1);
    const double phase = here - short_of * (here - before);
    return 1e6 * (phase / (2.0 * pi * hz) + heard->right_delay_s - heard->left_delay_s);
}

static double correlation(const Heard *heard, double lag_s)
{
    double sum = 0.0;
    const double delay_s = heard->right_delay_s - heard->left_delay_s - lag_s;
    for (unsigned k = 1; heard_bin_hz(heard, k) < 8000.0; k++) {
        const double hz = heard_bin_hz(heard, k), turn = 2.0 * pi * hz * delay_s;
        const double low_pass = 1.0 / (1.0 + pow(hz / 1500.0, 8.0)); /* its power: once an ear */
        sum +=
            low_pass * creal(heard->left[k] * conj(heard->right[k]) * (cos(turn) + I * sin(turn)));
    }
    return sum;
}

double heard_correlation_itd_us(const Heard *heard)
{
    double highest = -1e300, lag_us = 0.0;
    for (int us = -1000; us <= 1000; us++) {
        const double here = correlation(heard, us * 1e-6);
        if (here > highest) {
            highest = here;
            lag_us = us;
        }
    }
    return lag_us;
}

double heard_band_db(const Heard *heard, const double complex *ear, double from_hz, double to_hz)
{
    double power = 0.0, width = 0.0;
    for (unsigned k = 0; k <= heard->length / 2; k++) {
        const double half_hz = 0.5 * heard_bin_hz(heard, 1), hz = heard_bin_hz(heard, k);
        const double share = fmin(hz + half_hz, to_hz) - fmax(hz - half_hz, from_hz);
        if (share > 0.0) {
            const double magnitude = cabs(ear[k]);
            power += share * magnitude * magnitude;
            width += share;
        }
    }
    return 10.0 * log10(power / width);
}

double heard_octave_ild_db(const Heard *heard, double hz)
{
    const double from_hz = hz / sqrt(2.0), to_hz = hz * sqrt(2.0);
    return heard_band_db(heard, heard->left, from_hz, to_hz) -
           heard_band_db(heard, heard->right, from_hz, to_hz);
}

double heard_off_the_sphere_db(const Heard *heard, Direction direction, double distance_m)
{
    const double toward_left =
        sin(direction.azimuth_degrees * pi / 180.0) * cos(direction.elevation_degrees * pi / 180.0);
    const double radius_m = head_radius_m(57.0);
    double worst_db = 0.0;
    for (unsigned k = 0; heard_bin_hz(heard, k) < 200.0; k++) {
        const double hz = heard_bin_hz(heard, k);
        const double complex left = sphere_pressure(radius_m, distance_m, toward_left, hz);
        const double complex right = sphere_pressure(radius_m, distance_m, -toward_left, hz);
        worst_db = worst_of(worst_db, decibels(heard->left[k] / left));
        worst_db = worst_of(worst_db, decibels(heard->right[k] / right));
    }
    return worst_db;
}

double diffuse_field_error_db(const Hrtf *hrtf, double rate_hz, double distance_m)
{
    enum { DIRECTIONS = 1200 };
    static Heard heard;
    double power[HEARD_MOST_BINS] = {0.0}, worst_db = 0.0;
    for (unsigned n = 0; n < DIRECTIONS; n++) {
        hear(&heard, hrtf, rate_hz, around_sphere(n, DIRECTIONS), distance_m);
        for (unsigned k = 0; k <= heard.length / 2; k++) {
            const double left = cabs(heard.left[k]), right = cabs(heard.right[k]);
            power[k] += (left * left + right * right) / (2.0 * DIRECTIONS);
        }
    }
    for (unsigned k = 1; heard_bin_hz(&heard, k) <= 12000.0; k++) {
        worst_db = worst_of(worst_db, 10.0 * log10(power[k]));
    }
    return worst_db;
}

Direction around_sphere(unsigned n, unsigned count)
{
    const double height = 1.0 - (2.0 * n + 1.0) / count;
    return (Direction){n * 137.50776405003785, asin(height) * 180.0 / pi};
}
