/* Products of spectra, for the kernels alone. */
#ifndef EARFIELD_KERNEL_PRODUCTS_H
#define EARFIELD_KERNEL_PRODUCTS_H

#include "kernels.h"
#include "lanes.h"
#include <stddef.h>

enum { SIDES_FLOATS = 4 * LANES };

/* A vector of bins of both channels. */
typedef struct {
    Bins mid, side;
} Sides;

INLINE Sides sides_load(const float *at)
{
    return (Sides){bins_load(at, at + LANES), bins_load(at + 2 * LANES, at + 3 * LANES)};
}

INLINE void sides_store(float *at, Sides x)
{
    bins_store(at, at + LANES, x.mid);
    bins_store(at + 2 * LANES, at + 3 * LANES, x.side);
}

INLINE void add_product(Bins *sum, Bins x, const float *h)
{
    const Lanes re = held(load(h)), im = held(load(h + LANES));
    sum->re += x.re * re;
    sum->im += x.re * im;
    sum->re -= x.im * im;
    sum->im += x.im * re;
}

INLINE void add_paths(Sides *sum, Sides x, const float *h, unsigned paths)
{
    if (paths == 2) {
        add_product(&sum->mid, x.mid, h);
        add_product(&sum->side, x.side, h + 2 * LANES);
    } else {
        add_product(&sum->mid, x.mid, h);
        add_product(&sum->side, x.mid, h + 2 * LANES);
        add_product(&sum->mid, x.side, h + 4 * LANES);
        add_product(&sum->side, x.side, h + 6 * LANES);
    }
}

/* Where the response of partition `p` begins, for vector `v` of bins. */
INLINE const float *response_at(const Factors *f, unsigned v, unsigned p, unsigned paths)
{
    return f->response + ((size_t)v * f->partitions + p) * paths * 2 * LANES;
}

INLINE void add_partition_of(float *product, const Factors *f, unsigned p, unsigned begin,
                             unsigned end, unsigned paths)
{
    for (unsigned v = begin; v < end; v++) {
        const size_t at = (size_t)v * SIDES_FLOATS;
        Sides sum = sides_load(product + at);
        add_paths(&sum, sides_load(f->inputs[p] + at), response_at(f, v, p, paths), paths);
        sides_store(product + at, sum);
    }
}

static void add_partition(float *product, const Factors *f, unsigned p, unsigned begin,
                          unsigned end)
{
    if (f->paths == 2) {
        add_partition_of(product, f, p, begin, end, 2);
    } else {
        add_partition_of(product, f, p, begin, end, 4);
    }
}

/* This block's sum and the coming block's, in one reading of the inputs. Eight registers of sums:
 * as many as it takes for no product to wait for the one before. */
INLINE void multiply_both(Sides *now, Sides *next, const Factors *f, unsigned v, unsigned paths)
{
    const size_t at = (size_t)v * SIDES_FLOATS;
    const unsigned for_both = f->last < f->partitions ? f->last : f->partitions - 1;
    unsigned p = f->first;
    for (; p < for_both; p++) {
        const Sides x = sides_load(f->inputs[p] + at);
        const float *h = response_at(f, v, p, paths);
        add_paths(now, x, h, paths);
        add_paths(next, x, elsewhere(h + (size_t)paths * 2 * LANES), paths);
    }
    if (p < f->last) {
        add_paths(now, sides_load(f->inputs[p] + at), response_at(f, v, p, paths), paths);
    }
}

INLINE void multiply_of(float *product, float *ahead, const Factors *f, unsigned begun,
                        unsigned begin, unsigned end, unsigned paths)
{
    for (unsigned v = begin; v < end; v++) {
        const size_t at = (size_t)v * SIDES_FLOATS;
        if (f->first >= f->last) {
            sides_store(product + at, (Sides){0});
            sides_store(ahead + at, (Sides){0});
        } else if (v % 2 == begun) {
            Sides now = sides_load(ahead + at);
            add_paths(&now, sides_load(f->inputs[f->first] + at),
                      response_at(f, v, f->first, paths), paths);
            sides_store(product + at, now);
        } else {
            Sides now = {0}, next = {0};
            multiply_both(&now, &next, f, v, paths);
            sides_store(product + at, now);
            sides_store(ahead + at, next);
        }
    }
}

static void multiply(float *product, float *ahead, const Factors *f, unsigned begun, unsigned begin,
                     unsigned end)
{
    if (f->paths == 2) {
        multiply_of(product, ahead, f, begun, begin, end, 2);
    } else {
        multiply_of(product, ahead, f, begun, begin, end, 4);
    }
}

#endif
