#include "programme.h"

#include "loudness.h"
#include <math.h>

const double programme_correlation = 0.5;

static const double low_hz = 40.0, high_hz = 9000.0;

double programme_power(double hz)
{
    return 1.0 / hz / (1.0 + pow(low_hz / hz, 6.0)) / (1.0 + pow(hz / high_hz, 4.0));
}

/* s/(2πhz), bilinear, is (1 - 1/z) / (k (1 + 1/z)): this is k, right at hz itself. */
static double warped(double hz, double rate_hz)
{
    return tan(acos(-1.0) * fmin(hz / rate_hz, 0.49));
}

typedef struct {
    double b0, b1, a1;
} FirstOrder;

/* (1 + s/zero) / (1 + s/pole) */
static FirstOrder step_down(double pole_hz, double zero_hz, double rate_hz)
{
    const double p = 1.0 / warped(pole_hz, rate_hz), z = 1.0 / warped(zero_hz, rate_hz);
    return (FirstOrder){(1.0 + z) / (1.0 + p), (1.0 - z) / (1.0 + p), (1.0 - p) / (1.0 + p)};
}

static FirstOrder high_pass(double hz, double rate_hz)
{
    const double k = warped(hz, rate_hz);
    return (FirstOrder){1.0 / (1.0 + k), -1.0 / (1.0 + k), (k - 1.0) / (k + 1.0)};
}

static BiquadDesign both(FirstOrder f, FirstOrder g)
{
    return (BiquadDesign){.b0 = f.b0 * g.b0,
                          .b1 = f.b0 * g.b1 + f.b1 * g.b0,
                          .b2 = f.b1 * g.b1,
                          .a1 = f.a1 + g.a1,
                          .a2 = f.a1 * g.a1};
}

/* Pole and zero of 3 dB an octave's fall: a pole every octave, a zero half an octave above each. */
static FirstOrder pink_step(int octave, double rate_hz)
{
    const double lowest_hz = 5.0, pole_hz = lowest_hz * exp2(octave);
    return step_down(pole_hz, pole_hz * sqrt(2.0), rate_hz);
}

void programme_filter_design(double rate_hz, BiquadDesign filters[PROGRAMME_FILTERS])
{
    enum { PINK_STEPS = 13 };
    /* Butterworth of the third order at 40 Hz: Q 1 and a first order; of the second at 9 kHz. */
    const BiquadSpec edges[] = {{BIQUAD_HIGH_PASS, low_hz, 0.0, 1.0},
                                {BIQUAD_LOW_PASS, high_hz, 0.0, sqrt(0.5)}};
    unsigned n = 0;
    for (int octave = 0; octave + 1 < PINK_STEPS; octave += 2) {
        filters[n++] = both(pink_step(octave, rate_hz), pink_step(octave + 1, rate_hz));
    }
    filters[n++] = both(pink_step(PINK_STEPS - 1, rate_hz), high_pass(low_hz, rate_hz));
    filters[n++] = biquad_design(&edges[0], rate_hz);
    filters[n++] = biquad_design(&edges[1], rate_hz);
    k_weighting_design(rate_hz, filters + n);
    filters[n + K_WEIGHTING_FILTERS] = (BiquadDesign){.b0 = 1.0};
}
