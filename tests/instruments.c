#include "instruments.h"

#include "../plugin/dsp/biquad.h"
#include <complex.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

static const double two_pi = 6.28318530717958647692;
static const double top_hz = 15000.0; /* no partial above: the programme assumes a soft top */

/** One partial, or one mode of a drum. */
typedef struct {
    double hz, amplitude;
    double attack_s, decay_s; /* decay_s: to fall by 60 dB */
} Partial;

Track track_new(size_t frames, double rate_hz)
{
    return (Track){calloc(frames, sizeof(float)), frames, rate_hz};
}

void track_free(Track *track)
{
    free(track->samples);
    *track = (Track){0};
}

static double pitch_hz(double pitch)
{
    return 440.0 * pow(2.0, (pitch - 69.0) / 12.0);
}

/* The frames of the track that a sound of `length_s` takes; false where it begins behind the end.
 */
static bool stretch(const Track *t, double at_s, double length_s, size_t *begin, size_t *end)
{
    *begin = (size_t)lround(at_s * t->rate_hz);
    *end = *begin + (size_t)lround(length_s * t->rate_hz);
    *end = *end < t->frames ? *end : t->frames;
    return *begin < *end;
}

/* Falls by 60 dB in `decay_s`. */
static double fall_a_frame(double decay_s, double rate_hz)
{
    return pow(10.0, -3.0 / (decay_s * rate_hz));
}

static void ring(Track *t, double at_s, const Partial *p)
{
    size_t begin = 0, end = 0;
    if (p->hz > fmin(top_hz, 0.45 * t->rate_hz) ||
        !stretch(t, at_s, p->attack_s + 1.2 * p->decay_s, &begin, &end)) {
        return;
    }
    const double complex turn =
        fall_a_frame(p->decay_s, t->rate_hz) * cexp(I * two_pi * p->hz / t->rate_hz);
    const double rise_a_frame = 1.0 / fmax(1.0, p->attack_s * t->rate_hz);
    double complex z = p->amplitude;
    double rise = 0.0;
    for (size_t i = begin; i < end; i++) {
        rise = fmin(1.0, rise + rise_a_frame);
        t->samples[i] += (float)(rise * cimag(z));
        z *= turn;
    }
}

void play_string(Track *t, const Note *note)
{
    const double hz = pitch_hz(note->pitch), stiffness = 1e-4, picked_at = 0.19;
    for (int k = 1; k <= 40; k++) {
        const double order = k;
        const Partial partial = {
            .hz = order * hz * sqrt(1.0 + stiffness * order * order),
            .amplitude = note->level * sin(two_pi / 2.0 * order * picked_at) / pow(order, 0.7),
            .attack_s = 0.0005,
            .decay_s = note->length_s / (1.0 + 0.12 * order),
        };
        ring(t, note->at_s, &partial);
    }
}

void play_piano(Track *t, const Note *note)
{
    size_t begin = 0, end = 0;
    if (!stretch(t, note->at_s, note->length_s, &begin, &end)) {
        return;
    }
    const double step = two_pi * pitch_hz(note->pitch) / t->rate_hz;
    for (size_t i = begin; i < end; i++) {
        const double at = (double)(i - begin), at_s = at / t->rate_hz;
        const double rise = fmin(1.0, at_s / 0.003);
        const double last_s = note->length_s - at_s, release = fmin(1.0, last_s / 0.05);
        const double body = (1.8 * exp(-3.0 * at_s) + 0.3) * sin(step * at);
        const double tine = 0.35 * exp(-12.0 * at_s) * sin(7.0 * step * at);
        const double tone = sin(step * at + body) + tine;
        t->samples[i] += (float)(note->level * rise * release * exp(-1.5 * at_s) * tone);
    }
}

void play_section(Track *t, const Note *note, double detune_cents)
{
    const double cents[] = {detune_cents, detune_cents - 9.0};
    for (int player = 0; player < 2; player++) {
        const double hz = pitch_hz(note->pitch + cents[player] / 100.0);
        for (int k = 1; k <= 14; k++) {
            const double order = k;
            const Partial partial = {order * hz, note->level / pow(order, 0.8), 0.35 / order + 0.2,
                                     note->length_s};
            ring(t, note->at_s + 0.013 * player, &partial);
        }
    }
}

void play_bass(Track *t, const Note *note)
{
    const double hz = pitch_hz(note->pitch);
    for (int k = 1; k <= 12; k++) {
        const double order = k;
        const Partial partial = {order * hz, note->level / pow(order, 1.5), 0.004,
                                 note->length_s * (0.3 + 1.2 / order)};
        ring(t, note->at_s, &partial);
    }
}

void play_kick(Track *t, const Note *note)
{
    size_t begin = 0, end = 0;
    if (!stretch(t, note->at_s, note->length_s, &begin, &end)) {
        return;
    }
    double phase = 0.0;
    for (size_t i = begin; i < end; i++) {
        const double at_s = (double)(i - begin) / t->rate_hz;
        const double fade = 1.0 - at_s / note->length_s;
        phase += two_pi * (pitch_hz(note->pitch) + 110.0 * exp(-45.0 * at_s)) / t->rate_hz;
        t->samples[i] += (float)(note->level * fade * exp(-6.0 * at_s) * sin(phase));
    }
    const Partial beater = {2400.0, 0.25 * note->level, 0.0005, 0.03};
    ring(t, note->at_s, &beater);
}

/* White noise of the same power a hertz at every rate. */
static double noise(uint32_t *seed, double rate_hz)
{
    *seed = *seed * 1664525u + 1013904223u;
    return ((double)(*seed >> 8) / 8388608.0 - 1.0) * sqrt(rate_hz / 48000.0);
}

static void hiss(Track *t, const Note *note, double hz, double q)
{
    size_t begin = 0, end = 0;
    if (!stretch(t, note->at_s, note->length_s, &begin, &end)) {
        return;
    }
    uint32_t seed = (uint32_t)begin * 31 + (uint32_t)hz; /* no two players hiss alike */
    Biquad band[2];
    const BiquadSpec high = {BIQUAD_HIGH_PASS, fmin(hz, 0.4 * t->rate_hz), 0.0, q};
    const BiquadSpec low = {BIQUAD_LOW_PASS, fmin(1.3 * hz, 0.45 * t->rate_hz), 0.0, 0.6};
    biquad_init(&band[0], biquad_design(&high, t->rate_hz));
    biquad_init(&band[1], biquad_design(&low, t->rate_hz));
    for (size_t i = begin; i < end; i++) {
        const double at_s = (double)(i - begin) / t->rate_hz;
        const double rise = fmin(1.0, at_s / 0.004), left = 1.0 - at_s / note->length_s;
        Pair x = pair_both(noise(&seed, t->rate_hz));
        for (int k = 0; k < 2; k++) {
            x = biquad_tick(&band[k].design, &band[k].s1, &band[k].s2, x);
        }
        t->samples[i] += (float)(note->level * rise * left * left * x[0]);
    }
}

void play_snare(Track *t, const Note *note)
{
    const Partial modes[] = {{186.0, 0.5 * note->level, 0.001, 0.16},
                             {331.0, 0.3 * note->level, 0.001, 0.10}};
    ring(t, note->at_s, &modes[0]);
    ring(t, note->at_s, &modes[1]);
    hiss(t, note, 1800.0, 0.7);
}

void play_shaker(Track *t, const Note *note)
{
    hiss(t, note, pitch_hz(note->pitch), 0.9);
}
