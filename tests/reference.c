#include "reference.h"

#include "response.h"
#include "worst.h"
#include <bs2b.h>
#include <ebur128.h>
#include <math.h>
#include <stdlib.h>

static const double pi = 3.14159265358979323846;

const char *const reference_device_names[WORN_COUNT] = {"open-back", "closed-back", "in-ears"};

static double low_frequency_gain(double feed_db)
{
    return 1.0 / (1.0 + pow(10.0, feed_db / 20.0));
}

double complex reference_natural_crossed(double feed_db, double cutoff_hz, double tau_s, double hz)
{
    return low_frequency_gain(feed_db) * cexp(-I * 2.0 * pi * hz * tau_s) /
           (1.0 + I * hz / cutoff_hz);
}

double reference_natural_tau_s(double feed_db, double cutoff_hz, double angle_degrees,
                               double head_cm)
{
    const double kuhn_s = 3.0 * 0.0875 * head_cm / 57.0 / 343.0 * sin(angle_degrees * pi / 180.0);
    return fmax(0.0, kuhn_s * (1.0 - low_frequency_gain(feed_db)) - 1.0 / (2.0 * pi * cutoff_hz));
}

double reference_delay_us(double complex near, double complex far, double hz)
{
    return carg(near / far) / (2.0 * pi * hz) * 1e6;
}

/* The analogue prototypes of the cookbook, A the root of the gain, s = jf/fc. */
static double peak_db(double fc, double gain_db, double q, double hz)
{
    const double a = pow(10.0, gain_db / 40.0);
    const double complex s = I * hz / fc;
    return decibels((s * s + s * a / q + 1.0) / (s * s + s / (a * q) + 1.0));
}

static double low_shelf_db(double fc, double gain_db, double q, double hz)
{
    const double a = pow(10.0, gain_db / 40.0), slope = sqrt(a) / q;
    const double complex s = I * hz / fc;
    return decibels(a * (s * s + slope * s + a) / (a * s * s + slope * s + 1.0));
}

double reference_target_db(int device, const CsvRow *row)
{
    const double hz = row->number[0], over_ear = row->number[1], in_ear = row->number[2];
    switch (device) {
    case WORN_CLOSED_BACK:
        return over_ear + low_shelf_db(105, 2.5, 0.7, hz) + peak_db(280, -2, 1, hz) +
               peak_db(4500, -1.5, 2, hz);
    case WORN_IN_EARS:
        return in_ear;
    default:
        return over_ear;
    }
}

double reference_echo_db(int worn, int heard, double hz)
{
    const int heard_anew = heard == WORN_CLOSED_BACK && worn != WORN_CLOSED_BACK;
    return heard_anew ? decibels(1.0 + 0.1 * cexp(-I * 2.0 * pi * hz * 0.0002)) : 0.0;
}

/* Of what `settings` make of an impulse against what is asked for between two devices. */
static double translation_error_db(const char *settings, int worn, int heard, double rate_hz)
{
    Response r = response_measure(rate_hz, settings);
    FILE *table = csv_open("headphone_targets_third_octave.csv");
    CsvRow row;
    double worst = 0.0, last_hz = 0.0;
    while (csv_read(table, &row) && row.number[0] <= 12500.0) {
        const double hz = last_hz = row.number[0];
        const double wanted = reference_target_db(heard, &row) - reference_target_db(worn, &row);
        const double got = decibels(response_direct(&r, hz)) - reference_echo_db(worn, heard, hz);
        worst = worst_of(worst, got - wanted);
    }
    fclose(table);
    response_free(&r);
    return last_hz == 12500.0 ? worst : INFINITY; /* the whole table was read */
}

double reference_translation_error_db(int worn, int heard, double rate_hz)
{
    char settings[128];
    snprintf(settings, sizeof settings, "mode=1 crossfeed=0 level_match=0 wearing=%d design=%d",
             worn, heard + 1);
    return translation_error_db(settings, worn, heard, rate_hz);
}

double reference_in_ears_error_db(int worn, double rate_hz)
{
    char settings[128];
    snprintf(settings, sizeof settings, "mode=3 level_match=0 wearing=%d", worn);
    return translation_error_db(settings, worn, WORN_IN_EARS, rate_hz);
}

double complex reference_leak(double diameter_mm, double hz)
{
    if (diameter_mm == 0.0) {
        return 1.0;
    }
    const double r = diameter_mm / 2000.0, l = 0.003;
    const double resistance = 8.0 * 1.84e-5 * l / (pi * pow(r, 4));
    const double mass = 1.204 * (4.0 * l / 3.0 + 1.7 * r) / (pi * r * r);
    const double compliance = 1.26e-6 / (1.204 * 343.0 * 343.0);
    const double damped = fmax(resistance, 0.5 * sqrt(mass / compliance));
    const double complex s = I * 2.0 * pi * hz;
    return (resistance + s * mass) / (damped + s * mass + 1.0 / (s * compliance));
}

static double diffuse_coherence(double hz)
{
    const double x = pi * hz / 550.0;
    return sin(x) / x * fmax(0.0, 1.0 - hz / 2700.0);
}

double reference_diffuse_coherence(double low_hz, double high_hz)
{
    double sum = 0.0;
    for (int i = 0; i < 100; i++) {
        sum += diffuse_coherence(low_hz + (high_hz - low_hz) * (i + 0.5) / 100.0) / 100.0;
    }
    return sum;
}

Stereo reference_bs2b(const Stereo *in, double rate_hz, int feed_tenth_db, int cutoff_hz)
{
    double *samples = malloc(2 * in->frames * sizeof *samples);
    for (size_t i = 0; i < in->frames; i++) {
        samples[2 * i] = (double)in->left[i];
        samples[2 * i + 1] = (double)in->right[i];
    }
    t_bs2bdp bs2b = bs2b_open();
    bs2b_set_srate(bs2b, (uint32_t)rate_hz);
    bs2b_set_level_fcut(bs2b, cutoff_hz);
    bs2b_set_level_feed(bs2b, feed_tenth_db);
    bs2b_cross_feed_d(bs2b, samples, (int)in->frames);
    bs2b_close(bs2b);
    Stereo out = stereo_new(in->frames);
    for (size_t i = 0; i < in->frames; i++) {
        out.left[i] = (float)samples[2 * i];
        out.right[i] = (float)samples[2 * i + 1];
    }
    free(samples);
    return out;
}

double reference_integrated_lufs(const Stereo *x, double rate_hz)
{
    float *frames = malloc(2 * x->frames * sizeof *frames);
    for (size_t i = 0; i < x->frames; i++) {
        frames[2 * i] = x->left[i];
        frames[2 * i + 1] = x->right[i];
    }
    ebur128_state *meter = ebur128_init(2, (unsigned long)rate_hz, EBUR128_MODE_I);
    ebur128_add_frames_float(meter, frames, x->frames);
    double lufs = 0.0;
    ebur128_loudness_global(meter, &lufs);
    ebur128_destroy(&meter);
    free(frames);
    return lufs;
}

double largest_difference(const Stereo *a, const Stereo *b)
{
    double most = 0.0;
    for (size_t i = 0; i < a->frames; i++) {
        most = worst_of(most, (double)a->left[i] - (double)b->left[i]);
        most = worst_of(most, (double)a->right[i] - (double)b->right[i]);
    }
    return most;
}
