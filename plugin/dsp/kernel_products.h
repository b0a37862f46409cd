/* Products of spectra and direct convolution, for the kernels alone. */
#ifndef EARFIELD_KERNEL_PRODUCTS_H
#define EARFIELD_KERNEL_PRODUCTS_H

#include "lanes.h"
#include <stdbool.h>
#include <stddef.h>

enum { INPUT_FLOATS = 4 * LANES };

/* Each sum is one register that takes one product a partition: eight of them, so that none waits.
 */
static inline void multiply_two(float *product, const float *const *inputs, const float *response,
                                unsigned partitions, unsigned first, unsigned last, bool add,
                                unsigned begin, unsigned end)
{
    for (unsigned v = begin; v < end; v++) {
        const float *h = response + ((size_t)v * partitions + first) * 4 * LANES;
        Bins mid = {{0}, {0}}, mid_im = mid, side = mid, side_im = mid;
        for (unsigned p = first; p < last; p++, h += 4 * LANES) {
            const float *x = inputs[p] + (size_t)v * INPUT_FLOATS;
            const Lanes mid_re = load(h), mid_i = load(h + LANES);
            const Lanes side_re = load(h + 2 * LANES), side_i = load(h + 3 * LANES);
            const Bins m = bins_load(x, x + LANES), s = bins_load(x + 2 * LANES, x + 3 * LANES);
            mid.re += m.re * mid_re;
            mid.im += m.re * mid_i;
            mid_im.re += m.im * mid_i;
            mid_im.im += m.im * mid_re;
            side.re += s.re * side_re;
            side.im += s.re * side_i;
            side_im.re += s.im * side_i;
            side_im.im += s.im * side_re;
        }
        float *y = product + (size_t)v * INPUT_FLOATS;
        Bins to_mid = {mid.re - mid_im.re, mid.im + mid_im.im};
        Bins to_side = {side.re - side_im.re, side.im + side_im.im};
        if (add) {
            to_mid = bins_add(to_mid, bins_load(y, y + LANES));
            to_side = bins_add(to_side, bins_load(y + 2 * LANES, y + 3 * LANES));
        }
        bins_store(y, y + LANES, to_mid);
        bins_store(y + 2 * LANES, y + 3 * LANES, to_side);
    }
}

INLINE void accumulate(Bins *sum, Bins x, const float *h)
{
    const Lanes re = load(h), im = load(h + LANES);
    sum->re += x.re * re;
    sum->im += x.re * im;
    sum->re -= x.im * im;
    sum->im += x.im * re;
}

static inline void multiply_four(float *product, const float *const *inputs, const float *response,
                                 unsigned partitions, unsigned first, unsigned last, bool add,
                                 unsigned begin, unsigned end)
{
    for (unsigned v = begin; v < end; v++) {
        const float *h = response + ((size_t)v * partitions + first) * 8 * LANES;
        const size_t at = (size_t)v * INPUT_FLOATS;
        Bins mid_mid = {{0}, {0}}, mid_side = mid_mid, side_mid = mid_mid, side_side = mid_mid;
        for (unsigned p = first; p < last; p++, h += 8 * LANES) {
            const float *x = inputs[p] + at;
            const Bins m = bins_load(x, x + LANES), s = bins_load(x + 2 * LANES, x + 3 * LANES);
            accumulate(&mid_mid, m, h);
            accumulate(&mid_side, m, h + 2 * LANES);
            accumulate(&side_mid, s, h + 4 * LANES);
            accumulate(&side_side, s, h + 6 * LANES);
        }
        float *y = product + at;
        Bins to_mid = bins_add(mid_mid, side_mid), to_side = bins_add(mid_side, side_side);
        if (add) {
            to_mid = bins_add(to_mid, bins_load(y, y + LANES));
            to_side = bins_add(to_side, bins_load(y + 2 * LANES, y + 3 * LANES));
        }
        bins_store(y, y + LANES, to_mid);
        bins_store(y + 2 * LANES, y + 3 * LANES, to_side);
    }
}

/* ---------------------------------------------------------------------- direct convolution -- */

/* Sums of a few vectors of output frames. Each lane adds its products in the order of the taps,
 * whichever lane it is: the same bits however the frames are divided. */
typedef struct {
    Lanes mid, side, mid_from_side, side_from_mid;
} Sums;

INLINE void tap_two(Sums *sums, const float *taps, const float *mid, const float *side)
{
    sums->mid += taps[0] * load_anywhere(mid);
    sums->side += taps[1] * load_anywhere(side);
}

INLINE void tap_four(Sums *sums, const float *taps, const float *mid, const float *side)
{
    const Lanes m = load_anywhere(mid), s = load_anywhere(side);
    sums->mid += taps[0] * m;
    sums->side_from_mid += taps[1] * m;
    sums->mid_from_side += taps[2] * s;
    sums->side += taps[3] * s;
}

INLINE void direct(const float *taps, unsigned count, const float *mid, const float *side,
                   float *out_mid, float *out_side, unsigned frames, unsigned paths)
{
    enum { WIDE = 2 };
    unsigned i = 0;
    for (; i + WIDE * LANES <= frames; i += WIDE * LANES) {
        Sums sums[WIDE] = {{{0}, {0}, {0}, {0}}, {{0}, {0}, {0}, {0}}};
        for (unsigned t = 0; t < count; t++) {
            for (unsigned w = 0; w < WIDE; w++) {
                const float *m = mid + i + w * LANES - t, *s = side + i + w * LANES - t;
                if (paths == 2) {
                    tap_two(&sums[w], taps + (size_t)t * 2, m, s);
                } else {
                    tap_four(&sums[w], taps + (size_t)t * 4, m, s);
                }
            }
        }
        for (unsigned w = 0; w < WIDE; w++) {
            float *to_mid = out_mid + i + w * LANES, *to_side = out_side + i + w * LANES;
            store_anywhere(to_mid, load_anywhere(to_mid) + (sums[w].mid + sums[w].mid_from_side));
            store_anywhere(to_side,
                           load_anywhere(to_side) + (sums[w].side + sums[w].side_from_mid));
        }
    }
    for (; i < frames; i += LANES) {
        const unsigned rest = frames - i < LANES ? frames - i : LANES;
        Sums sums = {{0}, {0}, {0}, {0}};
        for (unsigned t = 0; t < count; t++) {
            if (paths == 2) {
                tap_two(&sums, taps + (size_t)t * 2, mid + i - t, side + i - t);
            } else {
                tap_four(&sums, taps + (size_t)t * 4, mid + i - t, side + i - t);
            }
        }
        const Lanes to_mid = sums.mid + sums.mid_from_side;
        const Lanes to_side = sums.side + sums.side_from_mid;
        for (unsigned k = 0; k < rest; k++) {
            out_mid[i + k] += to_mid[k];
            out_side[i + k] += to_side[k];
        }
    }
}

static inline void direct_two(const float *taps, unsigned count, const float *mid,
                              const float *side, float *out_mid, float *out_side, unsigned frames)
{
    direct(taps, count, mid, side, out_mid, out_side, frames, 2);
}

static inline void direct_four(const float *taps, unsigned count, const float *mid,
                               const float *side, float *out_mid, float *out_side, unsigned frames)
{
    direct(taps, count, mid, side, out_mid, out_side, frames, 4);
}

#endif
