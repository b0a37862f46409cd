/* Work across the lanes: transposing LANES rows, and a plain transform of LANES points down the
 * transposed rows. For the kernels alone. */
#ifndef EARFIELD_LANES_ACROSS_H
#define EARFIELD_LANES_ACROSS_H

#include "lanes.h"

#define SHUFFLE(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)

#if LANES == 4

INLINE void transpose(Lanes *r)
{
    const Lanes a = SHUFFLE(r[0], r[1], 0, 4, 1, 5), b = SHUFFLE(r[0], r[1], 2, 6, 3, 7);
    const Lanes c = SHUFFLE(r[2], r[3], 0, 4, 1, 5), d = SHUFFLE(r[2], r[3], 2, 6, 3, 7);
    r[0] = SHUFFLE(a, c, 0, 1, 4, 5);
    r[1] = SHUFFLE(a, c, 2, 3, 6, 7);
    r[2] = SHUFFLE(b, d, 0, 1, 4, 5);
    r[3] = SHUFFLE(b, d, 2, 3, 6, 7);
}

/** x[k] = sum over n of x[n] exp(+2πi nk/4), or with - where `back`. */
INLINE void transform_lanes(Bins *x, int back)
{
    const Bins even = bins_add(x[0], x[2]), odd = bins_add(x[1], x[3]);
    const Bins even_half = bins_subtract(x[0], x[2]), odd_half = bins_subtract(x[1], x[3]);
    x[0] = bins_add(even, odd);
    x[2] = bins_subtract(even, odd);
    x[1] = back ? bins_subtract_turned(even_half, odd_half) : bins_add_turned(even_half, odd_half);
    x[3] = back ? bins_add_turned(even_half, odd_half) : bins_subtract_turned(even_half, odd_half);
}

#else

/* Pairs within the halves of a vector, then pairs of pairs, then the halves: the order in which
 * AVX's shuffles are cheap. */
INLINE void transpose(Lanes *r)
{
    Lanes a[8], b[8];
    for (int i = 0; i < 8; i += 2) {
        a[i] = SHUFFLE(r[i], r[i + 1], 0, 8, 1, 9, 4, 12, 5, 13);
        a[i + 1] = SHUFFLE(r[i], r[i + 1], 2, 10, 3, 11, 6, 14, 7, 15);
    }
    for (int i = 0; i < 8; i += 4) {
        b[i] = SHUFFLE(a[i], a[i + 2], 0, 1, 8, 9, 4, 5, 12, 13);
        b[i + 1] = SHUFFLE(a[i], a[i + 2], 2, 3, 10, 11, 6, 7, 14, 15);
        b[i + 2] = SHUFFLE(a[i + 1], a[i + 3], 0, 1, 8, 9, 4, 5, 12, 13);
        b[i + 3] = SHUFFLE(a[i + 1], a[i + 3], 2, 3, 10, 11, 6, 7, 14, 15);
    }
    for (int i = 0; i < 4; i++) {
        r[i] = SHUFFLE(b[i], b[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
        r[i + 4] = SHUFFLE(b[i], b[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
    }
}

/* Four points, positive or negative exponent, of x[0], x[step], x[2 step], x[3 step]. */
INLINE void transform_four(Bins *x0, Bins *x1, Bins *x2, Bins *x3, int back)
{
    const Bins even = bins_add(*x0, *x2), odd = bins_add(*x1, *x3);
    const Bins even_half = bins_subtract(*x0, *x2), odd_half = bins_subtract(*x1, *x3);
    *x0 = bins_add(even, odd);
    *x2 = bins_subtract(even, odd);
    *x1 = back ? bins_subtract_turned(even_half, odd_half) : bins_add_turned(even_half, odd_half);
    *x3 = back ? bins_add_turned(even_half, odd_half) : bins_subtract_turned(even_half, odd_half);
}

/** x[k] = sum over n of x[n] exp(+2πi nk/8), or with - where `back`. */
INLINE void transform_lanes(Bins *x, int back)
{
    const float root = 0.70710678118654752f, sign = back ? -root : root;
    transform_four(&x[0], &x[2], &x[4], &x[6], back); /* of the even: values at k = 0 1 2 3 */
    transform_four(&x[1], &x[3], &x[5], &x[7], back);
    const Bins turned[4] = {x[1], bins_turn(x[3], root, sign),
                            back ? (Bins){x[5].im, -x[5].re} : (Bins){-x[5].im, x[5].re},
                            bins_turn(x[7], -root, sign)};
    const Bins even[4] = {x[0], x[2], x[4], x[6]};
    for (int k = 0; k < 4; k++) {
        x[k] = bins_add(even[k], turned[k]);
        x[k + 4] = bins_subtract(even[k], turned[k]);
    }
}

#endif

#endif
