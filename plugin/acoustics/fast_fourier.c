#include "fast_fourier.h"

#define LANES 4
#include "../dsp/lanes_across.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    float *re, *im;
} Parts;

struct FastFourier {
    unsigned length;
    Parts turn[3]; /* by 1, 2 and 3 times n of `length`, n below a quarter of it */
    Parts other;   /* what a pass writes to when it reads the caller's arrays */
};

static Parts parts_at(float *memory, unsigned floats)
{
    return (Parts){memory, memory + floats};
}

FastFourier *fast_fourier_new(unsigned length)
{
    const unsigned quarter = length / 4;
    FastFourier *fourier = malloc(sizeof *fourier + (6 * quarter + 2 * length) * sizeof(float));
    if (!fourier) {
        return NULL;
    }
    float *memory = (float *)(fourier + 1);
    fourier->length = length;
    for (unsigned k = 0; k < 3; k++, memory += 2 * (size_t)quarter) {
        fourier->turn[k] = parts_at(memory, quarter);
        for (unsigned n = 0; n < quarter; n++) {
            const double angle = 2.0 * acos(-1.0) * (k + 1) * n / length;
            fourier->turn[k].re[n] = (float)cos(angle);
            fourier->turn[k].im[n] = (float)sin(angle);
        }
    }
    fourier->other = parts_at(memory, length);
    return fourier;
}

void fast_fourier_free(FastFourier *fourier)
{
    free(fourier);
}

INLINE Bins bins_at(const Parts *x, size_t n)
{
    return (Bins){load_anywhere(x->re + n), load_anywhere(x->im + n)};
}

INLINE void bins_put(const Parts *x, size_t n, Bins bins)
{
    store_anywhere(x->re + n, bins.re);
    store_anywhere(x->im + n, bins.im);
}

/* Four transforms of four, side by side, of what lies a quarter of the length apart. */
INLINE void quarters(const FastFourier *fourier, const Parts *in, size_t n, Bins x[4])
{
    for (size_t k = 0; k < 4; k++) {
        x[k] = bins_at(in, n + k * (fourier->length / 4));
    }
    transform_lanes(x, 0);
}

/* Neighbouring butterflies are turned by neighbouring angles, and what each brings forth belongs
 * side by side. */
static void first_pass(const FastFourier *fourier, const Parts *in, const Parts *out)
{
    for (size_t p = 0; p < fourier->length / 4; p += LANES) {
        Bins x[LANES];
        quarters(fourier, in, p, x);
        for (size_t k = 1; k < 4; k++) {
            const Bins turn = bins_at(&fourier->turn[k - 1], p);
            x[k] = bins_turn_each(x[k], turn.re, turn.im);
        }
        Lanes re[LANES] = {x[0].re, x[1].re, x[2].re, x[3].re};
        Lanes im[LANES] = {x[0].im, x[1].im, x[2].im, x[3].im};
        transpose(re);
        transpose(im);
        for (size_t k = 0; k < 4; k++) {
            bins_put(out, 4 * p + k * LANES, (Bins){re[k], im[k]});
        }
    }
}

/* All butterflies of a block are turned by the same angle. */
static void next_pass(const FastFourier *fourier, unsigned block, const Parts *in, const Parts *out)
{
    for (size_t p = 0; p < fourier->length / 4; p += block) {
        for (size_t q = 0; q < block; q += LANES) {
            Bins x[4];
            quarters(fourier, in, p + q, x);
            bins_put(out, 4 * p + q, x[0]);
            for (size_t k = 1; k < 4; k++) {
                const Parts *turn = &fourier->turn[k - 1];
                bins_put(out, 4 * p + k * block + q, bins_turn(x[k], turn->re[p], turn->im[p]));
            }
        }
    }
}

/* The last two halves, where the length is no power of four. */
static void last_pass(unsigned half, const Parts *in, const Parts *out)
{
    for (size_t q = 0; q < half; q += LANES) {
        const Bins a = bins_at(in, q), b = bins_at(in, q + half);
        bins_put(out, q, bins_add(a, b));
        bins_put(out, q + half, bins_subtract(a, b));
    }
}

static void exchange(Parts *a, Parts *b)
{
    const Parts held = *a;
    *a = *b;
    *b = held;
}

void fast_fourier_inverse(FastFourier *fourier, float *re, float *im)
{
    const unsigned length = fourier->length;
    Parts from = {re, im}, to = fourier->other;
    first_pass(fourier, &from, &to);
    exchange(&from, &to);
    unsigned block = 4;
    for (; 4 * block <= length; block *= 4) {
        next_pass(fourier, block, &from, &to);
        exchange(&from, &to);
    }
    if (block < length) {
        last_pass(length / 2, &from, &to);
        exchange(&from, &to);
    }
    if (from.re != re) {
        memcpy(re, from.re, length * sizeof *re);
        memcpy(im, from.im, length * sizeof *im);
    }
}
