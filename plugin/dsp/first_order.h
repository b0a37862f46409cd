/* Filters of the first order, by the bilinear transform: two of them make up a Biquad. Pure. */
#ifndef EARFIELD_FIRST_ORDER_H
#define EARFIELD_FIRST_ORDER_H

#include "biquad.h"

/** (b0 + b1/z) / (1 + a1/z) */
typedef struct {
    double b0, b1, a1;
} FirstOrder;

/** A frequency as the bilinear transform sees it: s/(2π hz) is (1 - 1/z) / (k (1 + 1/z)), and this
 * is k, right at hz itself. Held below half the rate. */
double first_order_warped(double hz, double rate_hz);

/** (1 + s/zero) / (1 + s/pole), of corners as first_order_warped() has them. */
FirstOrder first_order_shelf(double pole, double zero);

/** s / (s + corner) */
FirstOrder first_order_high_pass(double corner);

/** corner / (s + corner) */
FirstOrder first_order_low_pass(double corner);

/** One after the other. */
BiquadDesign first_orders_in_series(FirstOrder f, FirstOrder g);

#endif
