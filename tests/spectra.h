/* The power spectrum of a long noise, and of two together (P. D. Welch's method: Hann windows that
 * overlap by a half, some 6 Hz a bin). */
#ifndef EARFIELD_TEST_SPECTRA_H
#define EARFIELD_TEST_SPECTRA_H

#include <complex.h>
#include <stddef.h>

enum { SPECTRA_LENGTH = 8192 };

/** By bin, the sum over all bins of one side being its mean square. */
typedef struct {
    double rate_hz, bin_hz;
    double left[SPECTRA_LENGTH / 2], right[SPECTRA_LENGTH / 2];
    double complex cross[SPECTRA_LENGTH / 2];
} Spectra;

/** The caller frees it. */
Spectra *spectra_of(const float *left, const float *right, size_t frames, double rate_hz);

/** Power between two frequencies, bins counted by their share; of one side of `spectra`. */
double band_power(const Spectra *spectra, const double *side, double low_hz, double high_hz);

/** Real part of the normalised cross-spectrum between two frequencies. */
double band_coherence(const Spectra *spectra, double low_hz, double high_hz);

/** A-weighted rms by the analytic curve; a full-scale 1 kHz sine reads -3.01. */
double a_weighted_db(const float *x, size_t frames, double rate_hz);

#endif
