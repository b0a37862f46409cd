/* What a response at two ears does in a band, over time. Two ears are left + j right. */
#ifndef EARFIELD_TEST_BANDS_H
#define EARFIELD_TEST_BANDS_H

#include <complex.h>
#include <stdint.h>

/** A response and its transform. */
typedef struct {
    double rate_hz;
    uint32_t frames, length;
    double complex *spectrum;
} Bands;

Bands bands_of(const double complex *ears, uint32_t frames, double rate_hz);

void bands_free(Bands *bands);

/** The response between two frequencies, edges a sixth of an octave wide, no delay. The caller
 * frees it. */
double complex *bands_pass(const Bands *bands, double low_hz, double high_hz);

/** The octave about `middle_hz`. */
double complex *bands_octave(const Bands *bands, double middle_hz);

/** Add the energy of both ears frame by frame, times `scale`. */
void add_energy(double *energy, const double complex *ears, uint32_t frames, double scale);

double energy_sum(const double *energy, uint32_t from, uint32_t to);

/** T by a line through the backward sum of the energy (Schroeder), from 3 to 28 dB below what it is
 * at frame `from`. */
double reverberation_of(const double *energy, uint32_t from, uint32_t frames, double rate_hz);

/** Real part of the two ears' normalised cross-spectrum over these frames. */
double coherence_of(const double complex *ears, uint32_t from, uint32_t to);

#endif
