#include "a_weighting.h"

#include "first_order.h"
#include "phasor.h"

/* The corners of the standard, exact. */
static const double lowest_hz = 20.598997, low_hz = 107.65265, middle_hz = 737.86223,
                    highest_hz = 12194.217;

/* Its corner is far below half the rate: the bilinear transform hardly warps it. */
static FirstOrder high_pass(double corner_hz, double rate_hz)
{
    return first_order_high_pass(first_order_warped(corner_hz, rate_hz));
}

/* ω / (s + ω). The bilinear transform would be 6 dB too low at 16 kHz of 48, so the power is made
 * to meet that of the analogue filter at 0 Hz and at two more frequencies. Any first-order filter
 * that passes 0 Hz has, with p = sin²(πf/rate), the power g = (1 - p + b p) / (1 - p + a p); that
 * is, each frequency asks for b - g a = (g - 1)(1 - p)/p. The two were chosen for the least error up
 * to 20 kHz or 0.44 of the rate. */
static FirstOrder low_pass(double corner_hz, double rate_hz)
{
    const double met_hz[] = {fmin(0.28 * rate_hz, 13000.0), fmin(0.42 * rate_hz, 19000.0)};
    double power[2], asked[2];
    for (int i = 0; i < 2; i++) {
        const double sine = sin(acos(-1.0) * met_hz[i] / rate_hz), p = sine * sine;
        power[i] = 1.0 / (1.0 + (met_hz[i] / corner_hz) * (met_hz[i] / corner_hz));
        asked[i] = (power[i] - 1.0) * (1.0 - p) / p;
    }
    const double a = (asked[0] - asked[1]) / (power[1] - power[0]);
    const double b = asked[0] + power[0] * a;
    const double a1 = (1.0 - sqrt(a)) / (1.0 + sqrt(a)), half = (1.0 + a1) / 2.0;
    return (FirstOrder){half * (1.0 + sqrt(b)), half * (1.0 - sqrt(b)), a1};
}

void a_weighting_design(double rate_hz, BiquadDesign filters[A_WEIGHTING_FILTERS])
{
    const FirstOrder lowest = high_pass(lowest_hz, rate_hz);
    const FirstOrder highest = low_pass(highest_hz, rate_hz);
    filters[0] = first_orders_in_series(lowest, lowest);
    filters[1] = first_orders_in_series(high_pass(low_hz, rate_hz), high_pass(middle_hz, rate_hz));
    filters[2] = first_orders_in_series(highest, highest);
    const Phasor at_1_khz = phasor_at(1000.0, rate_hz);
    filters[2] = biquad_scaled(
        filters[2], 1.0 / cabs(biquads_response(filters, A_WEIGHTING_FILTERS, at_1_khz.z_inverse)));
}
