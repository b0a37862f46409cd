#include "programme.h"

#include "first_order.h"
#include "loudness.h"
#include <math.h>

const double programme_correlation = 0.5;

static const double low_hz = 40.0, high_hz = 9000.0;

double programme_power(double hz)
{
    return 1.0 / hz / (1.0 + pow(low_hz / hz, 6.0)) / (1.0 + pow(hz / high_hz, 4.0));
}

/* Pole and zero of 3 dB an octave's fall: a pole every octave, a zero half an octave above each. */
static FirstOrder pink_step(int octave, double rate_hz)
{
    const double lowest_hz = 5.0, pole_hz = lowest_hz * exp2(octave);
    return first_order_shelf(first_order_warped(pole_hz, rate_hz),
                             first_order_warped(pole_hz * sqrt(2.0), rate_hz));
}

void programme_filter_design(double rate_hz, BiquadDesign filters[PROGRAMME_FILTERS])
{
    enum { PINK_STEPS = 13 };
    /* Butterworth of the third order at 40 Hz: Q 1 and a first order; of the second at 9 kHz. */
    const BiquadSpec edges[] = {{BIQUAD_HIGH_PASS, low_hz, 0.0, 1.0},
                                {BIQUAD_LOW_PASS, high_hz, 0.0, sqrt(0.5)}};
    unsigned n = 0;
    for (int octave = 0; octave + 1 < PINK_STEPS; octave += 2) {
        filters[n++] =
            first_orders_in_series(pink_step(octave, rate_hz), pink_step(octave + 1, rate_hz));
    }
    filters[n++] =
        first_orders_in_series(pink_step(PINK_STEPS - 1, rate_hz),
                               first_order_high_pass(first_order_warped(low_hz, rate_hz)));
    filters[n++] = biquad_design(&edges[0], rate_hz);
    filters[n++] = biquad_design(&edges[1], rate_hz);
    k_weighting_design(rate_hz, filters + n);
    filters[n + K_WEIGHTING_FILTERS] = (BiquadDesign){.b0 = 1.0};
}
