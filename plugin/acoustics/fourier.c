#include "fourier.h"

#include <math.h>

enum { ANEW = 16 };

static void swap(double complex *a, double complex *b)
{
    const double complex held = *a;
    *a = *b;
    *b = held;
}

/* x[n] and x[n with its bits reversed] change places. */
static void reverse_bits(double complex *x, unsigned length)
{
    for (unsigned n = 1, reversed = 0; n < length; n++) {
        unsigned bit = length >> 1;
        for (; reversed & bit; bit >>= 1) {
            reversed ^= bit;
        }
        reversed ^= bit;
        if (n < reversed) {
            swap(&x[n], &x[reversed]);
        }
    }
}

/* Radix 2, decimation in time; `sign` of the exponent. Turns are worked out ANEW at times, and in
 * between from the one before: a sine costs more than all the rest, and some products lose no digit
 * that counts. */
static void transform(double complex *x, unsigned length, double sign)
{
    reverse_bits(x, length);
    for (unsigned half = 1; half < length; half *= 2) {
        const double angle = sign * acos(-1.0) / half;
        const double complex step = cos(angle) + I * sin(angle);
        double complex turn = 1.0;
        for (unsigned k = 0; k < half; k++, turn *= step) {
            if (k % ANEW == 0) {
                turn = cos(angle * k) + I * sin(angle * k);
            }
            for (unsigned n = k; n < length; n += 2 * half) {
                const double complex odd = turn * x[n + half];
                x[n + half] = x[n] - odd;
                x[n] += odd;
            }
        }
    }
}

void fourier_forward(double complex *x, unsigned length)
{
    transform(x, length, -1.0);
}

void fourier_inverse(double complex *x, unsigned length)
{
    transform(x, length, 1.0);
    for (unsigned n = 0; n < length; n++) {
        x[n] /= length;
    }
}

void fourier_minimum_phase(double complex *spectrum, unsigned length)
{
    for (unsigned k = 0; k < length; k++) {
        spectrum[k] = log(creal(spectrum[k]));
    }
    fourier_inverse(spectrum, length);
    for (unsigned n = 1; n < length / 2; n++) { /* what is before zero time moves behind it */
        spectrum[n] *= 2.0;
        spectrum[length - n] = 0.0;
    }
    fourier_forward(spectrum, length);
    for (unsigned k = 0; k < length; k++) {
        spectrum[k] = cexp(spectrum[k]);
    }
}
