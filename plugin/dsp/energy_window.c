#include "energy_window.h"

#include <math.h>

static const double bin_s = 0.010;

void energy_window_init(EnergyWindow *w, double rate_hz)
{
    *w = (EnergyWindow){.bin_frames = (uint32_t)lround(bin_s * rate_hz)};
}

static Energy plus(Energy a, Energy b)
{
    return (Energy){a.left + b.left, a.right + b.right, a.cross + b.cross};
}

/* The sum of the latest `bins` bins, of which `bin` is the last. A running sum would drift, and
 * after a loud passage never read silence; summing anew each time would fall on one block of many.
 * So the ring has two halves: one takes the bins, and holds for those to come what the window still
 * covers of the half before the last, summed from its end; the other is being summed like that, a
 * bin at a time. Two stacks make a queue, worked ahead: sliding-window aggregation. */
static Energy slide(SlidingSum *s, Energy *ring, uint32_t bins, Energy bin)
{
    const uint32_t half = bins / 2;
    Energy *now = s->second ? ring + half : ring, *last = s->second ? ring : ring + half;
    const uint32_t summed = half - 1 - s->filled;
    now[s->filled++] = bin;
    if (summed + 1 < half) {
        last[summed] = plus(last[summed], last[summed + 1]);
    }
    s->since = plus(s->since, bin);
    const Energy whole = plus(s->since, s->before);
    if (s->filled < half) {
        return plus(whole, now[s->filled]);
    }
    *s = (SlidingSum){.before = s->since, .second = !s->second};
    return whole;
}

static void close_bin(EnergyWindow *w)
{
    w->latest = w->bin;
    w->bin = (Energy){0.0, 0.0, 0.0};
    w->filled = 0;
    w->over_400_ms = slide(&w->sum_400_ms, w->ring_400_ms, ENERGY_BINS_400_MS, w->latest);
    w->over_3_s = slide(&w->sum_3_s, w->ring_3_s, ENERGY_BINS, w->latest);
}

bool energy_window_add(EnergyWindow *w, const Pair *x, uint32_t count)
{
    bool closed = false;
    for (uint32_t i = 0; i < count;) {
        const uint32_t rest = count - i, room = w->bin_frames - w->filled;
        const uint32_t end = i + (rest < room ? rest : room);
        w->filled += end - i;
        Pair squares = {w->bin.left, w->bin.right};
        double cross = w->bin.cross;
        for (; i < end; i++) {
            squares += x[i] * x[i];
            cross += x[i][0] * x[i][1];
        }
        w->bin = (Energy){squares[0], squares[1], cross};
        if (w->filled == w->bin_frames) {
            close_bin(w);
            closed = true;
        }
    }
    return closed;
}
