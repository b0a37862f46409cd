#include "noise.h"

#include "../plugin/dsp/biquad.h"
#include <math.h>
#include <stdlib.h>

static const double pi = 3.14159265358979323846;

/* (1 + s/zero) / (1 + s/pole), bilinear. */
static void shelf(double *x, size_t frames, double pole_hz, double zero_hz, double rate_hz)
{
    const double p = tan(pi * fmin(pole_hz / rate_hz, 0.49));
    const double z = tan(pi * fmin(zero_hz / rate_hz, 0.49));
    const double b0 = (1.0 + 1.0 / z) / (1.0 + 1.0 / p), b1 = (1.0 - 1.0 / z) / (1.0 + 1.0 / p);
    const double a1 = (1.0 - 1.0 / p) / (1.0 + 1.0 / p);
    double last_in = 0.0, out = 0.0;
    for (size_t i = 0; i < frames; i++) {
        out = b0 * x[i] + b1 * last_in - a1 * out;
        last_in = x[i];
        x[i] = out;
    }
}

static void filter(double *x, size_t frames, BiquadSpec spec, double rate_hz)
{
    const BiquadDesign d = biquad_design(&spec, rate_hz);
    double s1 = 0.0, s2 = 0.0;
    for (size_t i = 0; i < frames; i++) {
        const double out = d.b0 * x[i] + s1;
        s1 = d.b1 * x[i] - d.a1 * out + s2;
        s2 = d.b2 * x[i] - d.a2 * out;
        x[i] = out;
    }
}

/* One channel of noise with the programme's spectrum. A pole every octave and a zero half an octave
 * above each fall by 3 dB an octave, within ±0.05 dB. */
static double *coloured(const float *white, size_t frames, double rate_hz)
{
    double *x = malloc(frames * sizeof *x);
    for (size_t i = 0; i < frames; i++) {
        x[i] = (double)white[i];
    }
    for (int octave = 0; octave < 13; octave++) {
        const double pole_hz = 5.0 * exp2(octave);
        shelf(x, frames, pole_hz, pole_hz * sqrt(2.0), rate_hz);
    }
    /* Butterworth of the third order at 40 Hz: a section of Q 1 and one of the first order. */
    filter(x, frames, (BiquadSpec){BIQUAD_HIGH_PASS, 40.0, 0.0, 1.0}, rate_hz);
    shelf(x, frames, 40.0, 0.001, rate_hz);
    filter(x, frames, (BiquadSpec){BIQUAD_LOW_PASS, 9000.0, 0.0, sqrt(0.5)}, rate_hz);
    return x;
}

static void scale_to_rms(double *x, size_t frames, double rms)
{
    double sum = 0.0;
    for (size_t i = 0; i < frames; i++) {
        sum += x[i] * x[i];
    }
    const double gain = rms / sqrt(sum / (double)frames);
    for (size_t i = 0; i < frames; i++) {
        x[i] *= gain;
    }
}

Stereo programme_noise(size_t frames, double rate_hz, unsigned seed)
{
    Stereo own = white_noise(frames, 1.0f, seed), common = white_noise(frames, 1.0f, seed + 1000);
    double *left = coloured(own.left, frames, rate_hz);
    double *right = coloured(own.right, frames, rate_hz);
    double *both = coloured(common.left, frames, rate_hz);
    scale_to_rms(left, frames, 0.07);
    scale_to_rms(right, frames, 0.07);
    scale_to_rms(both, frames, 0.07);
    for (size_t i = 0; i < frames; i++) {
        own.left[i] = (float)(left[i] + both[i]);
        own.right[i] = (float)(right[i] + both[i]);
    }
    free(left);
    free(right);
    free(both);
    stereo_free(&common);
    return own;
}
