/* The programme's spectrum as it is drawn: 120 bands from 20 Hz to 20 kHz, a twelfth of an octave
 * each, as the mean square of the louder side.
 *
 * Hann windows of 512 frames at the rate of the programme and at its halves (pyramid.h), from about
 * 11 ms above 6.4 kHz to 1.4 s below 100 Hz; an octave comes from the shortest window that has four
 * of the transform's bins a band. Powers are averaged with a time constant of 0.22 s: what ends
 * falls by 20 dB a second, what begins is within 2 dB after 0.22 s and a window.
 *
 * A sine of full scale reads -3 dB, within 0.5 dB, from 30 Hz to 18 kHz, wherever it stands between
 * two bands: so that these don't share it, each band takes in 0.9 of a bin on either side. So it
 * does of noise: a band of pink noise reads 1.2 ± 0.5 dB above its power from 60 Hz on, 2.7 dB at
 * 28 Hz, where the window has no four bins a band. */
#ifndef EARFIELD_SPECTRUM_H
#define EARFIELD_SPECTRUM_H

#include "aligned.h"
#include "kernels.h"
#include "pyramid.h"
#include "slice.h"

enum {
    SPECTRUM_BANDS = 120,
    SPECTRUM_BINS = PYRAMID_WINDOW / 2, /* bin m stands at m + 1/2 of the level's rate / window */
    SPECTRUM_LOWEST_DB = -120
};

/** Bins [first, end) of a level's transform: the first and the last by their share. */
typedef struct {
    unsigned first, end;
    float first_share, last_share;
} SpectrumBand;

/** What is read off a level. */
typedef struct {
    unsigned begin, end; /* bands [begin, end) */
    float share;         /* of a fresh power in the average */
} SpectrumLevel;

typedef struct {
    unsigned first_level, levels; /* that bands come from: [first_level, levels) */
    SpectrumLevel level[PYRAMID_LEVELS];
    SpectrumBand bands[SPECTRUM_BANDS];
    const Kernels *kernels;
    Transform transform;
    float window[PYRAMID_WINDOW];
    uint16_t place[SPECTRUM_BINS]; /* of a bin's real part in `bins` */

    Pyramid pyramid;
    float gathering[PYRAMID_SIDES][PYRAMID_BLOCK];
    unsigned gathered;
    unsigned turn, step; /* whose turn it is, and how far it is */
    _Alignas(ALIGNMENT) float windowed[PYRAMID_WINDOW];
    _Alignas(ALIGNMENT) float rows[PYRAMID_WINDOW];
    _Alignas(ALIGNMENT) float bins[PYRAMID_WINDOW];
    float fresh[PYRAMID_SIDES][SPECTRUM_BANDS], power[PYRAMID_SIDES][SPECTRUM_BANDS];
    float db[SPECTRUM_BANDS];
} Spectrum;

/** False where memory is short. Not for the audio thread. */
bool spectrum_init(Spectrum *spectrum, double rate_hz);

/** Takes a zeroed one too. Not for the audio thread. */
void spectrum_free(Spectrum *spectrum);

/** Clear all history. Audio thread: bounded. */
void spectrum_forget(Spectrum *spectrum);

/** Take what is to be seen. Audio thread: bounded, a small piece of the work every PYRAMID_BLOCK
 * frames, wherever slices end. */
void spectrum_process(Spectrum *spectrum, const Slice *slice);

/** By band, mean square in dB, at least SPECTRUM_LOWEST_DB. Audio thread: O(1). */
const float *spectrum_db(const Spectrum *spectrum);

/** The middle of a band. Pure. */
double spectrum_band_hz(unsigned band);

#endif
