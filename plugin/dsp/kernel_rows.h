/* The row passes of the transform, for the kernels alone. */
#ifndef EARFIELD_KERNEL_ROWS_H
#define EARFIELD_KERNEL_ROWS_H

#include "lanes.h"
#include "transform.h"
#include <stddef.h>

/* The butterflies of one pass, block by block: `first` is its row within the pass's arrays, `step`
 * the distance in floats between the rows that it combines. */
typedef struct {
    const Twiddle *twiddle;
    size_t first, step;
    unsigned count; /* of butterflies from `first` on, in neighbouring rows */
} Run;

INLINE Run run_at(const Transform *t, unsigned pass, unsigned butterfly, unsigned end)
{
    const TransformPass *p = &t->passes[pass];
    const unsigned rows = t->rows / p->blocks, width = rows / p->radix;
    const unsigned block = butterfly / width, within = butterfly % width;
    const unsigned rest = width - within, wanted = end - butterfly;
    return (Run){.twiddle = &p->twiddles[block],
                 .first = (size_t)(block * rows + within) * LANES,
                 .step = (size_t)width * LANES,
                 .count = rest < wanted ? rest : wanted};
}

INLINE void forward_four(const Run *run, const float *in_re, const float *in_im, float *re,
                         float *im)
{
    const Twiddle w = *run->twiddle;
    const size_t s = run->step;
    for (size_t k = 0, i = run->first; k < run->count; k++, i += LANES) {
        const Bins a = bins_load(in_re + i, in_im + i);
        const Bins b = bins_turn(bins_load(in_re + i + s, in_im + i + s), w.cos1, w.sin1);
        const Bins c = bins_turn(bins_load(in_re + i + 2 * s, in_im + i + 2 * s), w.cos2, w.sin2);
        const Bins d = bins_turn(bins_load(in_re + i + 3 * s, in_im + i + 3 * s), w.cos3, w.sin3);
        const Bins even = bins_add(a, c), even_half = bins_subtract(a, c);
        const Bins odd = bins_add(b, d), odd_half = bins_subtract(b, d);
        bins_store(re + i, im + i, bins_add(even, odd));
        bins_store(re + i + s, im + i + s, bins_subtract(even, odd));
        bins_store(re + i + 2 * s, im + i + 2 * s, bins_add_turned(even_half, odd_half));
        bins_store(re + i + 3 * s, im + i + 3 * s, bins_subtract_turned(even_half, odd_half));
    }
}

INLINE void forward_two(const Run *run, const float *in_re, const float *in_im, float *re,
                        float *im)
{
    const Twiddle w = *run->twiddle;
    const size_t s = run->step;
    for (size_t k = 0, i = run->first; k < run->count; k++, i += LANES) {
        const Bins a = bins_load(in_re + i, in_im + i);
        const Bins b = bins_turn(bins_load(in_re + i + s, in_im + i + s), w.cos1, w.sin1);
        bins_store(re + i, im + i, bins_add(a, b));
        bins_store(re + i + s, im + i + s, bins_subtract(a, b));
    }
}

static inline void forward_rows(const Transform *t, unsigned pass, const float *in_re,
                                const float *in_im, float *re, float *im, unsigned begin,
                                unsigned end)
{
    while (begin < end) {
        const Run run = run_at(t, pass, begin, end);
        if (t->passes[pass].radix == 4) {
            forward_four(&run, in_re, in_im, re, im);
        } else {
            forward_two(&run, in_re, in_im, re, im);
        }
        begin += run.count;
    }
}

/* Writes a row back in place, or its imaginary part alone to `out` in the last pass. */
INLINE void put(float *re, float *im, float *out, size_t i, Bins x)
{
    if (out) {
        store(out + i, x.im);
    } else {
        bins_store(re + i, im + i, x);
    }
}

INLINE void inverse_four(const Run *run, float *re, float *im, float *out)
{
    const Twiddle w = *run->twiddle;
    const size_t s = run->step;
    for (size_t k = 0, i = run->first; k < run->count; k++, i += LANES) {
        const Bins y0 = bins_load(re + i, im + i), y1 = bins_load(re + i + s, im + i + s);
        const Bins y2 = bins_load(re + i + 2 * s, im + i + 2 * s);
        const Bins y3 = bins_load(re + i + 3 * s, im + i + 3 * s);
        const Bins even = bins_add(y0, y1), odd = bins_subtract(y0, y1);
        const Bins even_half = bins_add(y2, y3), odd_half = bins_subtract(y2, y3);
        const Bins b = bins_subtract_turned(odd, odd_half), d = bins_add_turned(odd, odd_half);
        put(re, im, out, i, bins_add(even, even_half));
        put(re, im, out, i + s, bins_turn_back(b, w.cos1, w.sin1));
        put(re, im, out, i + 2 * s, bins_turn_back(bins_subtract(even, even_half), w.cos2, w.sin2));
        put(re, im, out, i + 3 * s, bins_turn_back(d, w.cos3, w.sin3));
    }
}

INLINE void inverse_two(const Run *run, float *re, float *im, float *out)
{
    const Twiddle w = *run->twiddle;
    const size_t s = run->step;
    for (size_t k = 0, i = run->first; k < run->count; k++, i += LANES) {
        const Bins y0 = bins_load(re + i, im + i), y1 = bins_load(re + i + s, im + i + s);
        put(re, im, out, i, bins_add(y0, y1));
        put(re, im, out, i + s, bins_turn_back(bins_subtract(y0, y1), w.cos1, w.sin1));
    }
}

static inline void inverse_rows(const Transform *t, unsigned pass, float *re, float *im, float *out,
                                unsigned begin, unsigned end)
{
    while (begin < end) {
        const Run run = run_at(t, pass, begin, end);
        if (t->passes[pass].radix == 4 && pass == 0) {
            inverse_four(&run, re, im, out);
        } else if (t->passes[pass].radix == 4) {
            inverse_four(&run, re, im, NULL);
        } else {
            inverse_two(&run, re, im, pass == 0 ? out : NULL);
        }
        begin += run.count;
    }
}

#endif
