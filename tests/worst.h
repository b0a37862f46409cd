/* The worst of many figures. */
#ifndef EARFIELD_TEST_WORST_H
#define EARFIELD_TEST_WORST_H

#include <math.h>

/** The larger of a worst so far (from 0) and the size of an error; NAN from the first NAN on, which
 * fmax() would pass over. */
static inline double worst_of(double worst, double error)
{
    return isnan(worst) || fabs(error) <= worst ? worst : fabs(error);
}

#endif
