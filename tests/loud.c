#include "loud.h"

#include <math.h>

static const double pi = 3.14159265358979323846;

double loud_highest_hz(double rate_hz)
{
    return fmin(20000.0, 20000.0 / 44100.0 * rate_hz);
}

/* Programme begins and ends: cut off hard, it would not be below that frequency. */
static void fade_ends(Stereo *s)
{
    const size_t silence = 100, fade = 1000;
    for (size_t i = 0; i < silence + fade; i++) {
        const double way = i < silence ? 0.0 : (double)(i - silence) / (double)fade;
        const float gain = (float)(0.5 - 0.5 * cos(pi * way));
        const size_t mirrored = s->frames - 1 - i;
        s->left[i] *= gain;
        s->right[i] *= gain;
        s->left[mirrored] *= gain;
        s->right[mirrored] *= gain;
    }
}

Stereo loud_tone(double rate_hz, double frequency_hz, double phase, double peak)
{
    Stereo s = stereo_new(LOUD_FRAMES);
    for (size_t i = 0; i < s.frames; i++) {
        const double turn = 2.0 * pi * frequency_hz * (double)i / rate_hz;
        s.left[i] = (float)(peak * sin(turn + phase));
        s.right[i] = (float)(0.7 * peak * sin(turn));
    }
    fade_ends(&s);
    return s;
}

/* Samples at 45° of the wave: its true peak is 3 dB above them. */
static Stereo between_samples(double rate_hz)
{
    return loud_tone(rate_hz, fmin(rate_hz / 4.0, 20000.0), pi / 4.0, 1.9);
}

/* 16 points of the 16-fold oversampled wave fall on 32/9 of a period, and all miss the peak. */
static Stereo between_points(double rate_hz)
{
    const double frequency_hz = 4.0 / 9.0 * fmin(rate_hz, 44100.0);
    return loud_tone(rate_hz, frequency_hz, pi / 2.0 + pi * frequency_hz / rate_hz / 16.0, 2.0);
}

static Stereo highest_tone(double rate_hz)
{
    return loud_tone(rate_hz, loud_highest_hz(rate_hz), 0.3, 8.0);
}

/* Noise of 80 tones up to the highest frequency that is promised. */
static Stereo band_limited_noise(double rate_hz)
{
    Stereo s = stereo_new(LOUD_FRAMES);
    for (int k = 1; k <= 80; k++) {
        const double frequency_hz = loud_highest_hz(rate_hz) * k / 80.0, phase = k * k * 2.399963;
        for (size_t i = 0; i < s.frames; i++) {
            const double turn = 2.0 * pi * frequency_hz * (double)i / rate_hz;
            s.left[i] += (float)(0.6 * sin(turn + phase));
            s.right[i] += (float)(0.6 * sin(turn + 1.7 * phase));
        }
    }
    fade_ends(&s);
    return s;
}

/* Bursts 60 dB over full scale, their edges within the band: a raised cosine of 1 ms. */
static Stereo bursts(double rate_hz)
{
    Stereo s = loud_tone(rate_hz, loud_highest_hz(rate_hz) * 0.8, 0.2, 1000.0);
    const double edge_s = 0.001, period_s = 0.011;
    for (size_t i = 0; i < s.frames; i++) {
        const double at_s = fmod((double)i / rate_hz, period_s);
        const double from_edge = fmax(0.0, 1.0 - fabs(at_s - 0.003) / edge_s);
        const float envelope = (float)(0.5 - 0.5 * cos(pi * from_edge));
        s.left[i] *= envelope;
        s.right[i] *= envelope;
    }
    return s;
}

static Stereo square(double rate_hz)
{
    Stereo s = stereo_new(LOUD_FRAMES);
    for (size_t i = 0; i < s.frames; i++) {
        s.left[i] = fmod(440.0 * (double)i / rate_hz, 1.0) < 0.5 ? 1.0f : -1.0f;
        s.right[i] = -s.left[i];
    }
    return s;
}

static Stereo impulses(double rate_hz)
{
    (void)rate_hz;
    Stereo s = stereo_new(LOUD_FRAMES);
    for (size_t i = 0; i < s.frames; i += 997) {
        s.left[i] = 1.0f;
        s.right[(i + 500) % s.frames] = -1.5f;
    }
    return s;
}

static Stereo noise(double rate_hz)
{
    (void)rate_hz;
    return white_noise(LOUD_FRAMES, 4.0f, 5);
}

Stereo loud_hard_bursts(double rate_hz)
{
    (void)rate_hz;
    Stereo s = white_noise(LOUD_FRAMES, 1000.0f, 8);
    for (size_t i = 0; i < s.frames; i++) {
        if (i / 300 % 3 != 1) {
            s.left[i] *= 1e-3f;
            s.right[i] *= 1e-3f;
        }
    }
    return s;
}

static Stereo nearly_infinite(double rate_hz)
{
    (void)rate_hz;
    Stereo s = white_noise(LOUD_FRAMES, 3.0f, 9);
    s.left[1000] = 3e38f;
    s.right[1001] = -3e38f;
    s.left[2000] = s.right[2000] = 1e-40f;
    return s;
}

LoudProgramme *const loud_programmes[LOUD_PROGRAMMES] = {
    between_samples, between_points, highest_tone, band_limited_noise, bursts,
    square,          impulses,       noise,        loud_hard_bursts,   nearly_infinite};
