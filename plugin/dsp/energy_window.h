/* Energies of a stereo signal over the last 400 ms and 3 s, in bins of 10 ms. */
#ifndef EARFIELD_ENERGY_WINDOW_H
#define EARFIELD_ENERGY_WINDOW_H

#include "pair.h"
#include <stdbool.h>

typedef struct {
    double left, right, cross; /* sums of l², r², l·r */
} Energy;

enum { ENERGY_BINS_400_MS = 40, ENERGY_BINS = 300 };

typedef struct {
    uint32_t bin_frames, filled;
    Energy bin; /* the one being filled */
    Energy ring[ENERGY_BINS];
    uint32_t next;
    Energy over_400_ms, over_3_s; /* up to the end of the last full bin */
} EnergyWindow;

void energy_window_init(EnergyWindow *window, double rate_hz);

/** Add frames; true where a bin was completed and the sums are new. Audio thread: bounded. */
bool energy_window_add(EnergyWindow *window, const Pair *frames, uint32_t count);

/** The bin that was completed last. */
static inline const Energy *energy_window_latest(const EnergyWindow *window)
{
    return &window->ring[(window->next + ENERGY_BINS - 1) % ENERGY_BINS];
}

/** The frames in `bins` bins. */
static inline double energy_window_frames(const EnergyWindow *window, unsigned bins)
{
    return (double)window->bin_frames * bins;
}

#endif
