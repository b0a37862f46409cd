#include "energy_window.h"

#include <math.h>

static const double bin_s = 0.010;

void energy_window_init(EnergyWindow *w, double rate_hz)
{
    *w = (EnergyWindow){.bin_frames = (uint32_t)lround(bin_s * rate_hz)};
}

static void add(Energy *sum, const Energy *e)
{
    sum->left += e->left;
    sum->right += e->right;
    sum->cross += e->cross;
}

/* Summed anew each time: running sums would drift, and after a loud passage never read silence. 300
 * additions a 10 ms take half a microsecond. */
static void sum_bins(EnergyWindow *w)
{
    Energy sum = {0.0, 0.0, 0.0};
    for (uint32_t age = 1; age <= ENERGY_BINS; age++) {
        add(&sum, &w->ring[(w->next + ENERGY_BINS - age) % ENERGY_BINS]);
        if (age == ENERGY_BINS_400_MS) {
            w->over_400_ms = sum;
        }
    }
    w->over_3_s = sum;
}

static void close_bin(EnergyWindow *w)
{
    w->ring[w->next] = w->bin;
    w->next = (w->next + 1) % ENERGY_BINS;
    w->bin = (Energy){0.0, 0.0, 0.0};
    w->filled = 0;
    sum_bins(w);
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
