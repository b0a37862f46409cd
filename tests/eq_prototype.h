/* What the filters of a correction have to do, by the analogue prototypes of R. Bristow-Johnson's
 * cookbook: nothing of it is shared with the coefficients that play. */
#ifndef EARFIELD_TEST_EQ_PROTOTYPE_H
#define EARFIELD_TEST_EQ_PROTOTYPE_H

#include "../plugin/acoustics/eq_design.h"
#include <complex.h>

/** The preamp and the filters of an ear. */
double complex eq_prototype(const EqEar *ear, double hz, double rate_hz);

/** A correction with a filter of every kind, the ears not alike. */
extern const char eq_of_every_kind[];

#endif
