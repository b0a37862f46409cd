/* Signals to feed and ways to measure, in double precision where it counts. */
#ifndef EARFIELD_TEST_SIGNALS_H
#define EARFIELD_TEST_SIGNALS_H

#include <complex.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct {
    float *left, *right;
    size_t frames;
} Stereo;

/** Silence. */
Stereo stereo_new(size_t frames);

void stereo_free(Stereo *stereo);

/** True where all bits are the same. */
bool stereo_same_bits(const Stereo *a, const Stereo *b);

/** True where frame `i` of `out` is that of `in` `late` frames ago, silence before the first, to the
 * bit. */
bool stereo_same_frame(const Stereo *out, size_t i, const Stereo *in, size_t late);

/** White, uniform within ±peak, the two channels independent; the same for the same seed. */
Stereo white_noise(size_t frames, float peak, unsigned seed);

/** The same sine on both sides. */
Stereo sine(size_t frames, double rate_hz, double frequency_hz, float peak);

/** 1 at frame 0 of each side where asked. */
Stereo impulse(size_t frames, bool left, bool right);

/** The spectrum of `x` at one frequency. */
double complex spectrum_at(const float *x, size_t frames, double frequency_hz, double rate_hz);

/** 20 log10 |h| */
double decibels(double complex h);

/** The rms in dB (a full-scale sine reads -3.01) of what is above 5 kHz, in the loudest 10 ms of
 * either side: where a click shows. The first 15 ms are not looked at. */
double loudest_click_db(const Stereo *x, double rate_hz);

#endif
