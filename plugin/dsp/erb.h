/* Bands as wide as the ear's filters, side by side: one ERB each, 2 to 39 on the scale of ERBs,
 * that is 55 Hz to 15 kHz.
 * Source: B. R. Glasberg and B. C. J. Moore, "Derivation of auditory filter shapes from
 * notched-noise data", Hearing Research 47 (1990). */
#ifndef EARFIELD_ERB_H
#define EARFIELD_ERB_H

#include <math.h>

enum { ERB_BANDS = 37 };

static inline double erb_to_hz(double erbs)
{
    return (pow(10.0, erbs / 21.4) - 1.0) / 0.00437;
}

/** Where band `band` begins and `band` - 1 ends, 0 to ERB_BANDS. */
static inline double erb_edge_hz(unsigned band)
{
    return erb_to_hz(2.0 + band);
}

static inline double erb_middle_hz(unsigned band)
{
    return erb_to_hz(2.5 + band);
}

#endif
