#include "ear_block.h"

#include "fast_fourier.h"
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct EarBlock {
    unsigned length;
    FastFourier *fourier;
    float *scale;         /* by bin: what is to remain, and the transform's 1/length */
    float *re[2], *im[2]; /* the ears' spectra, by bin */
    float *block;         /* left and right ear: real and imaginary part of one signal */
};

static const float pi = 3.14159265358979F;

/* 1, and above 0.9 of half the rate down to nothing, so that a broken delay rings less. */
static double band_limit(double share_of_nyquist)
{
    return share_of_nyquist <= 0.9 ? 1.0
                                   : 0.5 + 0.5 * cos((double)pi * (share_of_nyquist - 0.9) / 0.1);
}

EarBlock *ear_block_new(unsigned length)
{
    const unsigned bins = length / 2 + 1;
    EarBlock *block = malloc(sizeof *block + (5 * bins + 2 * length) * sizeof(float));
    FastFourier *fourier = fast_fourier_new(length);
    if (!block || !fourier) {
        free(block);
        fast_fourier_free(fourier);
        return NULL;
    }
    float *memory = (float *)(block + 1);
    *block = (EarBlock){.length = length,
                        .fourier = fourier,
                        .block = memory,
                        .scale = memory + 2 * (size_t)length};
    for (unsigned ear = 0; ear < 2; ear++) {
        block->re[ear] = block->scale + (1 + 2 * ear) * (size_t)bins;
        block->im[ear] = block->re[ear] + bins;
    }
    for (unsigned k = 0; k < bins; k++) {
        block->scale[k] = (float)(band_limit(2.0 * k / length) / length);
    }
    return block;
}

void ear_block_free(EarBlock *block)
{
    if (block) {
        fast_fourier_free(block->fourier);
        free(block);
    }
}

static inline float from_bits(uint32_t bits)
{
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static inline uint32_t bits_of(float x)
{
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

/* Adding it to a float leaves the nearest whole number in the last bits. */
static const float rounder = 12582912.0F; /* 1.5 * 2^23 */

/* The exponential, to 2e-7 of itself: Taylor's series within half an octave, the rest the exponent.
 * And the sine and cosine below: written without branches, that a compiler may do many at once. */
static inline float exponential(float nepers)
{
    const float octaves = nepers * 1.44269504F + rounder, whole = octaves - rounder;
    const float x = nepers - whole * 0.693359375F + whole * 2.12194440e-4F;
    float series = 1.0F / 24 + x * (1.0F / 120 + x * (1.0F / 720));
    series = 0.5F + x * (1.0F / 6 + x * series);
    series = 1.0F + x * (1.0F + x * series);
    return series * from_bits((bits_of(octaves) + 127U) << 23);
}

/* Within a quarter turn, and the sign of whole half turns. */
static inline void turned(float radians, float gain, float *re, float *im)
{
    const float halves = radians * 0.318309886F + rounder, whole = halves - rounder;
    const uint32_t sign = bits_of(halves) << 31;
    const float x = radians - whole * 3.140625F - whole * 9.67653590e-4F, y = x * x;
    float sine = 1.0F / 362880 - y * (1.0F / 39916800.0F);
    sine = 1.0F / 120 - y * (1.0F / 5040 - y * sine);
    sine = x * (1.0F - y * (1.0F / 6 - y * sine));
    float cosine = 1.0F / 40320 - y * (1.0F / 3628800 - y * (1.0F / 479001600.0F));
    cosine = 1.0F / 24 - y * (1.0F / 720 - y * cosine);
    cosine = 1.0F - y * (0.5F - y * cosine);
    const float signed_gain = from_bits(bits_of(gain) ^ sign);
    *re = signed_gain * cosine;
    *im = signed_gain * sine;
}

static void make_spectrum(const EarBlock *block, const EarBins *ear, float *restrict re,
                          float *restrict im)
{
    const float *restrict nepers = ear->nepers, *restrict radians = ear->radians;
    const float *restrict scale = block->scale;
    for (unsigned k = 0; k <= block->length / 2; k++) {
        turned(radians[k], scale[k] * exponential(nepers[k]), &re[k], &im[k]);
    }
}

/* The spectrum of left + j right. */
static void join_ears(const EarBlock *block, float *restrict re, float *restrict im)
{
    const unsigned length = block->length, half = length / 2;
    const float *restrict left_re = block->re[0], *restrict left_im = block->im[0];
    const float *restrict right_re = block->re[1], *restrict right_im = block->im[1];
    re[0] = left_re[0];
    im[0] = right_re[0];
    re[half] = im[half] = 0.0F; /* as the band's limit has it */
    for (unsigned k = 1; k < half; k++) {
        re[k] = left_re[k] - right_im[k];
        im[k] = left_im[k] + right_re[k];
    }
    for (unsigned k = 1; k < half; k++) {
        re[length - k] = left_re[k] + right_im[k];
        im[length - k] = right_re[k] - left_im[k];
    }
}

const float *ear_block_make(EarBlock *block, const EarBins *left, const EarBins *right)
{
    make_spectrum(block, left, block->re[0], block->im[0]);
    make_spectrum(block, right, block->re[1], block->im[1]);
    float *re = block->block, *im = re + block->length;
    join_ears(block, re, im);
    fast_fourier_inverse(block->fourier, re, im);
    return re;
}
