/* The worst of many figures: a NAN is the worst there is, where fmax() would pass over it. */
#ifndef EARFIELD_TEST_WORST_H
#define EARFIELD_TEST_WORST_H

#include <math.h>

/** The larger; NAN where either is. */
static inline double larger_of(double a, double b)
{
    return isnan(a) || a >= b ? a : b;
}

/** The larger of a worst so far (from 0) and the size of an error. */
static inline double worst_of(double worst, double error)
{
    return larger_of(worst, fabs(error));
}

#endif
