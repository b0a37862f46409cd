/* Energies of a stereo signal over the last 400 ms and 3 s, in bins of 10 ms. */
#ifndef EARFIELD_ENERGY_WINDOW_H
#define EARFIELD_ENERGY_WINDOW_H

#include "pair.h"
#include <stdbool.h>

typedef struct {
    double left, right, cross; /* sums of l², r², l·r */
} Energy;

enum { ENERGY_BINS_400_MS = 40, ENERGY_BINS = 300 };

/** What a sum over the latest bins is made of besides them: the sum of all since the last turn, and
 * that of the half before. */
typedef struct {
    Energy since, before;
    uint32_t filled; /* bins since the last turn, below half of the window */
    bool second;     /* they are written to the second half of the ring */
} SlidingSum;

typedef struct {
    uint32_t bin_frames, filled;
    Energy bin;    /* the one being filled */
    Energy latest; /* the one that was completed last */
    Energy ring_400_ms[ENERGY_BINS_400_MS], ring_3_s[ENERGY_BINS];
    SlidingSum sum_400_ms, sum_3_s;
    Energy over_400_ms, over_3_s; /* up to the end of the latest bin */
} EnergyWindow;

void energy_window_init(EnergyWindow *window, double rate_hz);

/** Add frames; true where a bin was completed and the sums are new. Audio thread: bounded, and a
 * completed bin takes as long as any other. */
bool energy_window_add(EnergyWindow *window, const Pair *frames, uint32_t count);

/** The frames in `bins` bins. */
static inline double energy_window_frames(const EnergyWindow *window, unsigned bins)
{
    return (double)window->bin_frames * bins;
}

#endif
