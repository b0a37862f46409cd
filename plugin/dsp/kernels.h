/* The convolver's inner loops, compiled twice: for vectors of 4 lanes (SSE2, NEON) and of 8 (AVX2
 * with FMA), chosen once by what the processor has. (Eight lanes lowered to SSE2 by gcc cost five
 * times as much as four.) All for the audio thread: bounded, no allocation. Arrays are aligned to
 * ALIGNMENT unless said otherwise. Ranges are [begin, end) and any division of a range gives the
 * same bits. */
#ifndef EARFIELD_KERNELS_H
#define EARFIELD_KERNELS_H

#include "oversampled.h"
#include "transform.h"

/** What a level's products are made of. A product is laid out as an input is. */
typedef struct {
    const float *const *inputs; /* [p]: the spectrum of the p-th newest block, by vector of bins mid
                                   re, mid im, side re, side im */
    const float *response;      /* by vector, partition and path, each re, im */
    unsigned paths;             /* 2: mid to mid, side to side; 4: mid, mid to side, side to mid,
                                   side */
    unsigned partitions;        /* of the response */
    unsigned first, last;       /* those used, [first, last) */
} Factors;

enum { NONE_BEGUN = 2 }; /* neither the even (0) nor the odd (1) vectors */

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

    /** For vectors of bins [begin, end): product = sum over [first, last) of inputs[p] ·
     * response[p]; and in the same reading what is known of the coming block's, whose inputs are
     * one block older then: ahead = sum of inputs[p] · response[p + 1]. Vectors v with v % 2 ==
     * `begun` had that done in the block before: they take ahead and add partition `first` alone.
     * Reading the spectra is what takes time; this way most are read in every other block. */
    void (*multiply)(float *product, float *ahead, const Factors *factors, unsigned begun,
                     unsigned begin, unsigned end);

    /** product += inputs[p] · response[p]. */
    void (*add_partition)(float *product, const Factors *factors, unsigned p, unsigned begin,
                          unsigned end);

    /** Direct convolution: out[i] += sum over t of taps[t] · in[i - t]; the `in` have `count`
     * frames of history before them. Any alignment of `in` and `out`, any number of frames, a
     * `count` of whole vectors. Taps by t, then path, in the order of Factors; and after them all
     * once more by path, each from the last to the first. */
    void (*direct)(const float *taps, unsigned paths, unsigned count, const float *mid,
                   const float *side, float *out_mid, float *out_side, unsigned frames);

    /** After frames [newest, newest + frames), whole groups, came into phase 0: fill the other
     * phases as far as that reaches; peaks[i] is the largest magnitude of both channels from frame
     * newest - SIXTEENTH_LAG + i up to the next. */
    void (*oversampled_peaks)(const OversampleTaps *taps, Oversampled lines[2], unsigned newest,
                              unsigned frames, float *peaks);
} Kernels;

/** The widest that this processor runs. */
const Kernels *kernels_best(void);

/** Those of 4 or 8 lanes; NULL where this processor or this build has none. */
const Kernels *kernels_of(unsigned lanes);

#endif
