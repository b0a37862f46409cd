/* The right-angle transform: the convolver's Fourier transform for overlap-save.
 *
 * Overlap-save works on 2B real samples, the block before and the new one, and keeps the last B of the
 * product. Read the two blocks as real and imaginary part of B complex numbers,
 *     z[n] = before[n] + i new[n],
 * that is, as the polynomial before(X) + X^B new(X) with X^B = i. The product with a response of B
 * taps, worked out modulo X^B - i, has the B wanted samples as its imaginary part. So 2B real samples
 * take one complex transform of B points, at the roots of X^B = i, the X = e^(i(π/2 + 2πk)/B), and
 * there is no first and no middle bin to treat apart.
 * Source: R. Crandall and B. Fagin, "Discrete weighted transforms and large-integer arithmetic",
 * Mathematics of Computation 62 (1994): the right-angle convolution.
 *
 * How it is worked out: LANES samples side by side in a vector are a row; there are B/LANES rows.
 *  1. Row passes. X^LANES = Y: each lane is a polynomial in Y, modulo Y^rows = i. A pass divides
 *     Y^m - e^(iθ) into its four (or two) factors Y^(m/4) - e^(i(θ/4 + kπ/2)) until each row is the
 *     value at one root Y. All lanes do the same: no shuffling, one set of constants a block.
 *  2. Lane pass. What is left in a row is a polynomial in X of LANES terms, modulo X^LANES = Y: turn
 *     lane k by Y^(k/LANES) and take a plain transform of LANES points across the lanes, after
 *     transposing groups of LANES rows.
 * The inverse goes the same way back. It leaves out the factor 1/B: the responses carry it.
 *
 * A spectrum is B/LANES vectors of LANES bins, real parts then imaginary parts, in an order of its own
 * that products do not care about. Planning takes no lock and no global state. */
#ifndef EARFIELD_TRANSFORM_H
#define EARFIELD_TRANSFORM_H

#include <stdbool.h>

enum { TRANSFORM_PASSES = 6, TRANSFORM_LEAST_POINTS = 64, TRANSFORM_MOST_POINTS = 8192 };

/** e^(iα), e^(2iα), e^(3iα), α being a block's angle over the radix. */
typedef struct {
    float cos1, sin1, cos2, sin2, cos3, sin3;
} Twiddle;

typedef struct {
    unsigned radix;      /* 4, or 2 in a first pass where the rows are no power of four */
    unsigned blocks;     /* polynomials at the beginning of the pass */
    unsigned width_log2; /* of butterflies a block */
    Twiddle *twiddles;   /* one a block */
} TransformPass;

typedef struct {
    unsigned points, lanes, rows;
    unsigned pass_count;
    TransformPass passes[TRANSFORM_PASSES];
    float *lane_turns; /* by row: LANES cosines, LANES sines: the turns before the lane pass */
    void *memory;      /* holds all tables */
} Transform;

/** Plan a transform of `points` (a power of two) for kernels of `lanes` lanes. False where memory
 * is short. Not for the audio thread. */
bool transform_init(Transform *transform, unsigned points, unsigned lanes);

void transform_free(Transform *transform);

/** Butterflies in one row pass, and groups in a lane pass: what a piece of work is counted in. */
static inline unsigned transform_butterflies(const Transform *t, unsigned pass)
{
    return t->rows / t->passes[pass].radix;
}

static inline unsigned transform_groups(const Transform *t)
{
    return t->rows / t->lanes;
}

#endif
