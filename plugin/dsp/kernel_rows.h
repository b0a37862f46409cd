/* The row passes of the transform, for the kernels alone. */
#ifndef EARFIELD_KERNEL_ROWS_H
#define EARFIELD_KERNEL_ROWS_H

#include "lanes.h"
#include "transform.h"
#include <stddef.h>

/* Rows lie one after the other, each LANES real parts and LANES imaginary parts: what a butterfly
 * touches are few cache lines, which matters where their distance is a power of two. */
enum { ROW_FLOATS = 2 * LANES };

INLINE Bins row_load(const float *rows, size_t row)
{
    const float *at = rows + row * ROW_FLOATS;
    return bins_load(at, at + LANES);
}

INLINE void row_store(float *rows, size_t row, Bins x)
{
    float *at = rows + row * ROW_FLOATS;
    bins_store(at, at + LANES, x);
}

/* Butterflies that share their constants: `count` from row `first` on, in neighbouring rows; each
 * combines rows `step` apart. */
typedef struct {
    const Twiddle *twiddle;
    size_t first, step;
    unsigned count;
} Run;

/* The runs of a pass, one after the other. */
typedef struct {
    const Twiddle *twiddle;
    size_t first, rows; /* of the block */
    unsigned within, width_log2;
    unsigned left; /* butterflies in all */
} Runs;

INLINE Runs runs_of(const Transform *t, unsigned pass, unsigned begin, unsigned end)
{
    const TransformPass *p = &t->passes[pass];
    const unsigned block = begin >> p->width_log2;
    const size_t rows = (size_t)p->radix << p->width_log2;
    return (Runs){.twiddle = &p->twiddles[block],
                  .first = block * rows,
                  .rows = rows,
                  .within = begin - (block << p->width_log2),
                  .width_log2 = p->width_log2,
                  .left = end - begin};
}

INLINE Run runs_take(Runs *runs)
{
    const unsigned width = 1u << runs->width_log2, rest = width - runs->within;
    const Run run = {.twiddle = runs->twiddle++,
                     .first = runs->first + runs->within,
                     .step = width,
                     .count = rest < runs->left ? rest : runs->left};
    runs->first += runs->rows;
    runs->within = 0;
    runs->left -= run.count;
    return run;
}

/* ---------------------------------------------------------------------------------- forward -- */

/* What a first pass reads, the block before and the new one, or what the others do. */
INLINE Bins input(const float *before, const float *fresh, const float *rows, size_t row)
{
    return before ? bins_load(before + row * LANES, fresh + row * LANES) : row_load(rows, row);
}

INLINE void forward_four(const Run *run, const float *before, const float *fresh, float *rows)
{
    const Twiddle w = *run->twiddle;
    const size_t s = run->step;
    for (size_t i = run->first; i < run->first + run->count; i++) {
        const Bins a = input(before, fresh, rows, i);
        const Bins b = bins_turn(input(before, fresh, rows, i + s), w.cos1, w.sin1);
        const Bins c = bins_turn(input(before, fresh, rows, i + 2 * s), w.cos2, w.sin2);
        const Bins d = bins_turn(input(before, fresh, rows, i + 3 * s), w.cos3, w.sin3);
        const Bins even = bins_add(a, c), even_half = bins_subtract(a, c);
        const Bins odd = bins_add(b, d), odd_half = bins_subtract(b, d);
        row_store(rows, i, bins_add(even, odd));
        row_store(rows, i + s, bins_subtract(even, odd));
        row_store(rows, i + 2 * s, bins_add_turned(even_half, odd_half));
        row_store(rows, i + 3 * s, bins_subtract_turned(even_half, odd_half));
    }
}

INLINE void forward_two(const Run *run, const float *before, const float *fresh, float *rows)
{
    const Twiddle w = *run->twiddle;
    const size_t s = run->step;
    for (size_t i = run->first; i < run->first + run->count; i++) {
        const Bins a = input(before, fresh, rows, i);
        const Bins b = bins_turn(input(before, fresh, rows, i + s), w.cos1, w.sin1);
        row_store(rows, i, bins_add(a, b));
        row_store(rows, i + s, bins_subtract(a, b));
    }
}

static inline void forward_rows(const Transform *t, unsigned pass, const float *before,
                                const float *fresh, float *rows, unsigned begin, unsigned end)
{
    Runs runs = runs_of(t, pass, begin, end);
    while (runs.left) {
        const Run run = runs_take(&runs);
        if (pass > 0) {
            forward_four(&run, NULL, NULL, rows);
        } else if (t->passes[0].radix == 4) {
            forward_four(&run, before, fresh, rows);
        } else {
            forward_two(&run, before, fresh, rows);
        }
    }
}

/* ---------------------------------------------------------------------------------- inverse -- */

/* Writes a row back in place, or its imaginary part alone to `out` in the last pass. */
INLINE void output(float *rows, float *out, size_t row, Bins x)
{
    if (out) {
        store(out + row * LANES, x.im);
    } else {
        row_store(rows, row, x);
    }
}

INLINE void inverse_four(const Run *run, float *rows, float *out)
{
    const Twiddle w = *run->twiddle;
    const size_t s = run->step;
    for (size_t i = run->first; i < run->first + run->count; i++) {
        const Bins y0 = row_load(rows, i), y1 = row_load(rows, i + s);
        const Bins y2 = row_load(rows, i + 2 * s), y3 = row_load(rows, i + 3 * s);
        const Bins even = bins_add(y0, y1), odd = bins_subtract(y0, y1);
        const Bins even_half = bins_add(y2, y3), odd_half = bins_subtract(y2, y3);
        const Bins b = bins_subtract_turned(odd, odd_half), d = bins_add_turned(odd, odd_half);
        const Bins c = bins_subtract(even, even_half);
        output(rows, out, i, bins_add(even, even_half));
        output(rows, out, i + s, bins_turn_back(b, w.cos1, w.sin1));
        output(rows, out, i + 2 * s, bins_turn_back(c, w.cos2, w.sin2));
        output(rows, out, i + 3 * s, bins_turn_back(d, w.cos3, w.sin3));
    }
}

INLINE void inverse_two(const Run *run, float *rows, float *out)
{
    const Twiddle w = *run->twiddle;
    const size_t s = run->step;
    for (size_t i = run->first; i < run->first + run->count; i++) {
        const Bins y0 = row_load(rows, i), y1 = row_load(rows, i + s);
        output(rows, out, i, bins_add(y0, y1));
        output(rows, out, i + s, bins_turn_back(bins_subtract(y0, y1), w.cos1, w.sin1));
    }
}

static inline void inverse_rows(const Transform *t, unsigned pass, float *rows, float *out,
                                unsigned begin, unsigned end)
{
    Runs runs = runs_of(t, pass, begin, end);
    while (runs.left) {
        const Run run = runs_take(&runs);
        if (pass > 0) {
            inverse_four(&run, rows, NULL);
        } else if (t->passes[0].radix == 4) {
            inverse_four(&run, rows, out);
        } else {
            inverse_two(&run, rows, out);
        }
    }
}

#endif
