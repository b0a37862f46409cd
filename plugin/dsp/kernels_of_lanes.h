/* The kernels for LANES lanes; kernels.h says what each does. Included once a translation unit. */
#include "kernel_direct.h"
#include "kernel_peaks.h"
#include "kernel_products.h"
#include "kernel_rows.h"
#include "kernels.h"
#include "lanes_across.h"

INLINE void transpose_bins(Bins *x)
{
    Lanes re[LANES], im[LANES];
    for (int i = 0; i < LANES; i++) {
        re[i] = x[i].re;
        im[i] = x[i].im;
    }
    transpose(re);
    transpose(im);
    for (int i = 0; i < LANES; i++) {
        x[i] = (Bins){re[i], im[i]};
    }
}

static void forward_lanes(const Transform *t, const float *rows, float *spectrum, unsigned stride,
                          unsigned begin, unsigned end)
{
    for (unsigned group = begin; group < end; group++) {
        Bins x[LANES];
        for (unsigned i = 0; i < LANES; i++) {
            const size_t row = (size_t)group * LANES + i;
            const Bins turn = row_load(t->lane_turns, row);
            x[i] = bins_turn_each(row_load(rows, row), turn.re, turn.im);
        }
        transpose_bins(x);
        transform_lanes(x, 0);
        float *to = spectrum + (size_t)group * LANES * stride;
        for (unsigned i = 0; i < LANES; i++, to += stride) {
            bins_store(to, to + LANES, x[i]);
        }
    }
}

static void inverse_lanes(const Transform *t, const float *spectrum, unsigned stride, float *rows,
                          unsigned begin, unsigned end)
{
    for (unsigned group = begin; group < end; group++) {
        Bins x[LANES];
        const float *from = spectrum + (size_t)group * LANES * stride;
        for (unsigned i = 0; i < LANES; i++, from += stride) {
            x[i] = bins_load(from, from + LANES);
        }
        transform_lanes(x, 1);
        transpose_bins(x);
        for (unsigned i = 0; i < LANES; i++) {
            const size_t row = (size_t)group * LANES + i;
            const Bins turn = row_load(t->lane_turns, row);
            row_store(rows, row, bins_turn_each_back(x[i], turn.re, turn.im));
        }
    }
}

extern const Kernels KERNELS;
const Kernels KERNELS = {LANES,    forward_rows,  forward_lanes, inverse_lanes,    inverse_rows,
                         multiply, add_partition, direct,        oversampled_peaks};
