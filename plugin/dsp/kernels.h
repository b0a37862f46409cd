/* The convolver's inner loops, compiled twice: for vectors of 4 lanes (SSE2, NEON) and of 8 (AVX2
 * with FMA), chosen once by what the processor has. (Eight lanes lowered to SSE2 by gcc cost five
 * times as much as four.) All for the audio thread: bounded, no allocation. Arrays are aligned to
 * ALIGNMENT unless said otherwise. Ranges are [begin, end) and any division of a range gives the
 * same bits. */
#ifndef EARFIELD_KERNELS_H
#define EARFIELD_KERNELS_H

#include "transform.h"

typedef struct {
    unsigned lanes;

    /** Row pass `pass`, by butterflies, in place in `rows`: each row LANES real, LANES imaginary
     * parts. The first pass reads the block before and the new one instead. */
    void (*forward_rows)(const Transform *t, unsigned pass, const float *before, const float *fresh,
                         float *rows, unsigned begin, unsigned end);

    /** Lane pass, by groups of rows: vector v goes to spectrum + v · stride, in floats. */
    void (*forward_lanes)(const Transform *t, const float *rows, float *spectrum, unsigned stride,
                          unsigned begin, unsigned end);

    void (*inverse_lanes)(const Transform *t, const float *spectrum, unsigned stride, float *rows,
                          unsigned begin, unsigned end);

    /** From the last pass to the first. Pass 0 writes the imaginary part alone, to `out`. */
    void (*inverse_rows)(const Transform *t, unsigned pass, float *rows, float *out, unsigned begin,
                         unsigned end);

    /** For vectors of bins [begin, end): product += sum over partitions of input · response, where
     * `add` is set, else product = it. inputs[p] is the spectrum of the p-th newest block: by
     * vector mid re, mid im, side re, side im; so is the product. The response, by vector and
     * partition: for two paths mid to mid and side to side, for four mid to mid, mid to side, side
     * to mid, side to side, each re, im. `partitions` is the response's whole number, [first, last)
     * those used. */
    void (*multiply_two)(float *product, const float *const *inputs, const float *response,
                         unsigned partitions, unsigned first, unsigned last, bool add,
                         unsigned begin, unsigned end);
    void (*multiply_four)(float *product, const float *const *inputs, const float *response,
                          unsigned partitions, unsigned first, unsigned last, bool add,
                          unsigned begin, unsigned end);

    /** Direct convolution: out[i] += sum over t of taps[t] · in[i - t]; the `in` have `count`
     * frames of history before them. Any alignment of `in` and `out`, any number of frames. Taps by
     * t, then path (as above). */
    void (*direct_two)(const float *taps, unsigned count, const float *mid, const float *side,
                       float *out_mid, float *out_side, unsigned frames);
    void (*direct_four)(const float *taps, unsigned count, const float *mid, const float *side,
                        float *out_mid, float *out_side, unsigned frames);
} Kernels;

/** The widest that this processor runs. */
const Kernels *kernels_best(void);

/** Those of 4 or 8 lanes; NULL where this processor or this build has none. */
const Kernels *kernels_of(unsigned lanes);

#endif
