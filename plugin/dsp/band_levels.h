/* The power of a programme in each ERB band at both ears, over some 0.4 s.
 *
 * A Fourier transform of 4096 points about every 0.1 s, under a Hann window, of left + j right at a
 * rate of 22 to 48 kHz (higher ones are divided by 2 or 4). It is worked at a few butterflies a
 * frame, then a few bins, so that no frame costs much more than another.
 * Source: J. W. Cooley and J. W. Tukey, "An algorithm for the machine calculation of complex
 * Fourier series", Math. Comp. 19 (1965), decimation in frequency. */
#ifndef EARFIELD_BAND_LEVELS_H
#define EARFIELD_BAND_LEVELS_H

#include "biquad.h"
#include "ears.h"
#include "erb.h"

enum { BAND_LEVELS_LENGTH = 4096, BAND_LEVELS_LIMITS = 2 };

typedef struct {
    float re, im;
} Complex;

typedef struct {
    unsigned divisor, waiting; /* of the rate; frames until the next that counts */
    Biquad limit[BAND_LEVELS_LIMITS];
    Complex turn[BAND_LEVELS_LENGTH / 2]; /* exp(-j2πn/length) */
    unsigned first_bin[ERB_BANDS + 1];
    Complex windows[2][BAND_LEVELS_LENGTH]; /* one is gathered while the other is transformed */
    unsigned gathering, gathered;
    unsigned work;                 /* frames of it done on the other: butterflies, then bins */
    unsigned band;                 /* whose bins are being summed */
    double sum[EARS];              /* of them */
    bool any;                      /* a first transform is through */
    double power[ERB_BANDS][EARS]; /* mean square */
} BandLevels;

/** Not for the audio thread: some 100 µs. */
void band_levels_init(BandLevels *levels, double rate_hz);

/** True where all powers are new. Audio thread: bounded, much the same each frame. */
bool band_levels_process(BandLevels *levels, const Slice *slice);

/** Clear all history. Audio thread. */
void band_levels_forget(BandLevels *levels);

#endif
