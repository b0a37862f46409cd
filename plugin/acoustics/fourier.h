/* A plain Fourier transform in double precision, for what is worked out beforehand, and the minimum
 * phase that belongs to a magnitude. Allocation-free; any thread but the audio thread (slow). */
#ifndef EARFIELD_FOURIER_H
#define EARFIELD_FOURIER_H

#include <complex.h>

/** X[k] = sum over n of x[n] exp(-j2πkn/length), in place; `length` a power of two. */
void fourier_forward(double complex *x, unsigned length);

/** The inverse, with its 1/length. */
void fourier_inverse(double complex *x, unsigned length);

/** The minimum-phase spectrum with this magnitude. On entry `spectrum` holds magnitudes (greater
 * than zero, real, symmetric: spectrum[length-k] = spectrum[k]) of a transform of `length`, a power
 * of two; on return the complex spectrum. By the real cepstrum, folded (A. V. Oppenheim and R. W.
 * Schafer, Discrete-Time Signal Processing, chapter "Cepstrum analysis"): its aliasing is small
 * where `length` is several times the length of the response. */
void fourier_minimum_phase(double complex *spectrum, unsigned length);

#endif
