/* Direct convolution, for the kernels alone. */
#ifndef EARFIELD_KERNEL_DIRECT_H
#define EARFIELD_KERNEL_DIRECT_H

#include "lanes.h"
#include <stddef.h>

/* How a frame's sum is ordered, that it be the same bits however the frames are divided: taps LANES
 * apart, t, t + LANES, t + 2 LANES ..., are summed by path in this order; from t = 0 to LANES - 1
 * these sums are added up. So a vector can be LANES frames at one t, where what the vector before
 * has read is what the one after it reads for the coming tap; or LANES values of t for one frame. */

typedef struct {
    Lanes mid, side;
} Frames;

typedef struct {
    Lanes mid, side, mid_from_side, side_from_mid;
} PathSums;

INLINE Frames frames_load(const float *mid, const float *side)
{
    return (Frames){held(load_anywhere(mid)), held(load_anywhere(side))};
}

INLINE Frames paths_joined(PathSums sums)
{
    return (Frames){sums.mid + sums.mid_from_side, sums.side + sums.side_from_mid};
}

INLINE void add_tap(PathSums *sums, const float *taps, Frames x, unsigned paths)
{
    if (paths == 2) {
        sums->mid += taps[0] * x.mid;
        sums->side += taps[1] * x.side;
    } else {
        sums->mid += taps[0] * x.mid;
        sums->side_from_mid += taps[1] * x.mid;
        sums->mid_from_side += taps[2] * x.side;
        sums->side += taps[3] * x.side;
    }
}

/* ------------------------------------------------------------------------------ many frames -- */

INLINE void two_vectors(Frames sums[2], const float *taps, unsigned count, const float *mid,
                        const float *side, unsigned paths)
{
    for (unsigned first = 0; first < LANES; first++) {
        PathSums early_sums = {{0}, {0}, {0}, {0}}, late_sums = early_sums;
        Frames early = frames_load(mid + LANES - first, side + LANES - first);
        for (unsigned t = first; t < count; t += LANES) {
            const Frames late = early;
            early = frames_load(mid - t, side - t);
            add_tap(&early_sums, taps + (size_t)t * paths, early, paths);
            add_tap(&late_sums, taps + (size_t)t * paths, late, paths);
        }
        const Frames early_sum = paths_joined(early_sums), late_sum = paths_joined(late_sums);
        sums[0] = (Frames){sums[0].mid + early_sum.mid, sums[0].side + early_sum.side};
        sums[1] = (Frames){sums[1].mid + late_sum.mid, sums[1].side + late_sum.side};
    }
}

INLINE void add_frames(float *mid, float *side, Frames x, unsigned frames)
{
    if (frames >= LANES) {
        store_anywhere(mid, load_anywhere(mid) + x.mid);
        store_anywhere(side, load_anywhere(side) + x.side);
        return;
    }
    for (unsigned i = 0; i < frames; i++) {
        mid[i] += x.mid[i];
        side[i] += x.side[i];
    }
}

/* -------------------------------------------------------------------------------- one frame -- */

INLINE void one_frame(const float *backwards, unsigned count, const float *mid, const float *side,
                      float *out_mid, float *out_side, unsigned paths)
{
    PathSums sums = {{0}, {0}, {0}, {0}};
    for (unsigned t = 0; t < count; t += LANES) {
        const Frames x = frames_load(mid - t - (LANES - 1), side - t - (LANES - 1));
        const float *taps = backwards + count - LANES - t;
        if (paths == 2) {
            sums.mid += load(taps) * x.mid;
            sums.side += load(taps + count) * x.side;
        } else {
            sums.mid += load(taps) * x.mid;
            sums.side_from_mid += load(taps + count) * x.mid;
            sums.mid_from_side += load(taps + 2 * (size_t)count) * x.side;
            sums.side += load(taps + 3 * (size_t)count) * x.side;
        }
    }
    const Frames by_tap = paths_joined(sums); /* the last lane is t = 0 */
    float mid_sum = 0.0f, side_sum = 0.0f;
    for (unsigned lane = LANES; lane-- > 0;) {
        mid_sum += by_tap.mid[lane];
        side_sum += by_tap.side[lane];
    }
    *out_mid += mid_sum;
    *out_side += side_sum;
}

INLINE void direct_of(const float *taps, unsigned count, const float *mid, const float *side,
                      float *out_mid, float *out_side, unsigned frames, unsigned paths)
{
    enum { FEW = 4 }; /* cheaper one by one */
    unsigned i = 0;
    for (; i + FEW < frames; i += 2 * LANES) {
        Frames sums[2] = {{{0}, {0}}, {{0}, {0}}};
        two_vectors(sums, taps, count, mid + i, side + i, paths);
        add_frames(out_mid + i, out_side + i, sums[0], frames - i);
        if (frames - i > LANES) {
            add_frames(out_mid + i + LANES, out_side + i + LANES, sums[1], frames - i - LANES);
        }
    }
    for (; i < frames; i++) {
        one_frame(taps + (size_t)count * paths, count, mid + i, side + i, out_mid + i, out_side + i,
                  paths);
    }
}

static void direct(const float *taps, unsigned paths, unsigned count, const float *mid,
                   const float *side, float *out_mid, float *out_side, unsigned frames)
{
    if (paths == 2) {
        direct_of(taps, count, mid, side, out_mid, out_side, frames, 2);
    } else {
        direct_of(taps, count, mid, side, out_mid, out_side, frames, 4);
    }
}

#endif
