#include "signals.h"

#include "../plugin/dsp/biquad.h"
#include "worst.h"
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const double pi = 3.14159265358979323846;

Stereo stereo_new(size_t frames)
{
    return (Stereo){calloc(frames, sizeof(float)), calloc(frames, sizeof(float)), frames};
}

void stereo_free(Stereo *stereo)
{
    free(stereo->left);
    free(stereo->right);
    *stereo = (Stereo){0};
}

bool stereo_same_bits(const Stereo *a, const Stereo *b)
{
    const size_t bytes = a->frames * sizeof(float);
    return a->frames == b->frames && memcmp(a->left, b->left, bytes) == 0 &&
           memcmp(a->right, b->right, bytes) == 0;
}

bool stereo_same_frame(const Stereo *out, size_t i, const Stereo *in, size_t late)
{
    float silence = 0.0f;
    const Stereo before = {&silence, &silence, 1};
    const Stereo came = {out->left + i, out->right + i, 1};
    if (i < late) {
        return stereo_same_bits(&before, &came);
    }
    const Stereo ago = {in->left + i - late, in->right + i - late, 1};
    return stereo_same_bits(&ago, &came);
}

static float random_within(uint64_t *state, float peak)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return peak * (float)((double)(int32_t)(*state >> 32) / 2147483648.0);
}

Stereo white_noise(size_t frames, float peak, unsigned seed)
{
    Stereo s = stereo_new(frames);
    uint64_t state = seed * 0x9e3779b97f4a7c15u + 1;
    for (size_t i = 0; i < frames; i++) {
        s.left[i] = random_within(&state, peak);
        s.right[i] = random_within(&state, peak);
    }
    return s;
}

Stereo sine(size_t frames, double rate_hz, double frequency_hz, float peak)
{
    Stereo s = stereo_new(frames);
    for (size_t i = 0; i < frames; i++) {
        s.left[i] = s.right[i] =
            (float)((double)peak * sin(2.0 * pi * frequency_hz * (double)i / rate_hz));
    }
    return s;
}

Stereo impulse(size_t frames, bool left, bool right)
{
    Stereo s = stereo_new(frames);
    s.left[0] = left ? 1.0f : 0.0f;
    s.right[0] = right ? 1.0f : 0.0f;
    return s;
}

double complex spectrum_at(const float *x, size_t frames, double frequency_hz, double rate_hz)
{
    const double complex step = cexp(-I * 2.0 * pi * frequency_hz / rate_hz);
    double complex sum = 0.0, turn = 1.0;
    for (size_t i = 0; i < frames; i++) {
        sum += (double)x[i] * turn;
        turn *= step;
    }
    return sum;
}

double decibels(double complex h)
{
    return 20.0 * log10(cabs(h));
}

/* Butterworth of the eighth order: four sections. A 100 Hz sine comes out 270 dB down. */
static void high_pass(float *x, size_t frames, double rate_hz)
{
    const double q[] = {0.50979558, 0.60134489, 0.89997622, 2.5629154};
    for (size_t k = 0; k < 4; k++) {
        const BiquadSpec spec = {BIQUAD_HIGH_PASS, 5000.0, 0.0, q[k]};
        const BiquadDesign d = biquad_design(&spec, rate_hz);
        double s1 = 0.0, s2 = 0.0;
        for (size_t i = 0; i < frames; i++) {
            const double in = (double)x[i], out = d.b0 * in + s1;
            s1 = d.b1 * in - d.a1 * out + s2;
            s2 = d.b2 * in - d.a2 * out;
            x[i] = (float)out;
        }
    }
}

static double loudest_10_ms(const float *x, size_t frames, double rate_hz)
{
    const size_t window = (size_t)(0.010 * rate_hz);
    const size_t settled = (size_t)(0.015 * rate_hz); /* the filter has met the signal */
    float *high = malloc(frames * sizeof *high);
    memcpy(high, x, frames * sizeof *high);
    high_pass(high, frames, rate_hz);
    double sum = 0.0, loudest = 0.0;
    for (size_t i = settled; i < frames; i++) {
        sum += (double)high[i] * (double)high[i];
        if (i >= settled + window) {
            sum -= (double)high[i - window] * (double)high[i - window];
        }
        loudest = larger_of(loudest, sum);
    }
    free(high);
    return loudest / (double)window;
}

double loudest_click_db(const Stereo *x, double rate_hz)
{
    const double power = larger_of(loudest_10_ms(x->left, x->frames, rate_hz),
                                   loudest_10_ms(x->right, x->frames, rate_hz));
    return 10.0 * log10(power + 1e-30);
}
