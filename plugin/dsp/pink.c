#include "pink.h"

#include "a_weighting_power.h"
#include "first_order.h"
#include "phasor.h"

/* --------------------------------------------------------------------------------- white -- */

static uint64_t next_random(uint64_t *counter)
{
    uint64_t x = *counter += UINT64_C(0x9e3779b97f4a7c15);
    x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
    return x ^ x >> 31;
}

/* Uniform within ±1 on each lane. */
static Pair white(uint64_t *counter)
{
    const double unit = 1.0 / 2147483648.0;
    const uint64_t bits = next_random(counter);
    return (Pair){(int32_t)(bits >> 32), (int32_t)(bits & UINT32_MAX)} * unit;
}

/* Power per hertz of that. */
static double white_density(double rate_hz)
{
    const double mean_square = 1.0 / 3.0;
    return mean_square / (rate_hz / 2.0);
}

/* ---------------------------------------------------------------------------------- pink -- */

/* Poles and zeros by turns, evenly on a logarithmic scale, fall by 3 dB an octave: here over the
 * tangent that the bilinear transform makes of frequency, from below what is heard to so far above
 * a half of the rate that the end of the ladder isn't met. The last filter turns 1/tan(πf/rate)
 * into 1/(πf/rate), within ±0.02 dB up to 0.46 of the rate, by least fourth powers. */
static void design(double rate_hz, BiquadDesign filter[PINK_FILTERS])
{
    enum { STEPS = 2 * (PINK_FILTERS - 1) };
    const double first = first_order_warped(5.5, rate_hz), last = 60.0;
    const double ratio = pow(last / first, 1.0 / STEPS), to_zero = sqrt(ratio);
    for (int k = 0; k < STEPS; k += 2) {
        const double pole = first * pow(ratio, k), next = pole * ratio;
        filter[k / 2] = first_orders_in_series(first_order_shelf(pole, pole * to_zero),
                                               first_order_shelf(next, next * to_zero));
    }
    const FirstOrder tangent[] = {{1.0, 0.162937, 0.339658}, {1.0, 0.629732, 0.821730}};
    filter[PINK_FILTERS - 1] = first_orders_in_series(tangent[0], tangent[1]);

    const Phasor middle = phasor_at(1000.0, rate_hz);
    const double h = cabs(biquads_response(filter, PINK_FILTERS, middle.z_inverse));
    const double gain = 1.0 / sqrt(middle.hz * white_density(rate_hz)) / h;
    filter[0] = biquad_scaled(filter[0], gain);
}

void pink_init(Pink *pink, double rate_hz, uint64_t seed)
{
    BiquadDesign filter[PINK_FILTERS];
    design(rate_hz, filter);
    for (int i = 0; i < PINK_FILTERS; i++) {
        pink->filter[i].design = filter[i];
    }
    pink_forget(pink, seed);
}

void pink_forget(Pink *pink, uint64_t seed)
{
    pink->counter = seed;
    for (int i = 0; i < PINK_FILTERS; i++) {
        biquad_forget(&pink->filter[i]);
    }
}

void pink_fill(Pink *pink, Pair *x, uint32_t frames)
{
    for (uint32_t i = 0; i < frames; i++) {
        x[i] = white(&pink->counter);
    }
    biquads_run(pink->filter, PINK_FILTERS, x, frames);
}

double pink_a_weighted_power(double rate_hz, double corner_hz)
{
    enum { POINTS = 200 };
    const double low_hz = 20.0, high_hz = fmin(20000.0, 0.46 * rate_hz);
    const double share = log(high_hz / low_hz) / POINTS; /* of power, between two points */
    double power = 0.0;
    for (int i = 0; i < POINTS; i++) {
        const double hz = low_hz * exp(share * (i + 0.5));
        power += share * a_weighting_power(hz) / (1.0 + (hz / corner_hz) * (hz / corner_hz));
    }
    return power;
}
