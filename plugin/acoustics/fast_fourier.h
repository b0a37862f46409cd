/* An inverse Fourier transform in single precision, quick where many of one length are wanted: real
 * and imaginary parts in arrays of their own, radix 4, each pass writing in the order that the next
 * one reads (Stockham's: no bits to reverse, and neighbours are worked on alike). Not for the audio
 * thread. */
#ifndef EARFIELD_FAST_FOURIER_H
#define EARFIELD_FAST_FOURIER_H

typedef struct FastFourier FastFourier;

/** `length` is a power of two from 16. NULL when memory is out. One thread at a time may use it. */
FastFourier *fast_fourier_new(unsigned length);

/** Takes NULL too. */
void fast_fourier_free(FastFourier *fourier);

/** x[n] = sum over k of X[k] exp(+j2πkn/length), in place; without the 1/length. */
void fast_fourier_inverse(FastFourier *fourier, float *re, float *im);

#endif
