#include "true_peak_meter.h"

#include "worst.h"
#include <math.h>

enum { POINTS = 32, COARSE = 8 /* every eighth point */, SIDE = 64 };

static double taps[POINTS][2 * SIDE];

static double bessel_i0(double x)
{
    double sum = 0.0, term = 1.0;
    for (int k = 1; term > 1e-18 * (sum + 1.0); k++) {
        sum += term;
        term *= x * x / (4.0 * k * k);
    }
    return sum;
}

static void prepare(void)
{
    const double pi = acos(-1.0), beta = 9.0;
    for (int p = 0; p < POINTS; p++) {
        for (int k = 0; k < 2 * SIDE; k++) {
            const double at = k - (SIDE - 1) - (double)p / POINTS, across = at / SIDE;
            const double sinc = at == 0.0 ? 1.0 : sin(pi * at) / (pi * at);
            taps[p][k] =
                across * across >= 1.0
                    ? 0.0
                    : sinc * bessel_i0(beta * sqrt(1.0 - across * across)) / bessel_i0(beta);
        }
    }
}

static double at(const float *x, size_t frames, size_t frame, int point)
{
    double sum = 0.0;
    for (size_t k = 0; k < (size_t)2 * SIDE; k++) {
        const size_t from = frame + k; /* that much more than it is, by SIDE - 1 */
        if (from >= SIDE - 1 && from - (SIDE - 1) < frames) {
            sum += taps[point][k] * (double)x[from - (SIDE - 1)];
        }
    }
    return fabs(sum);
}

/* The points between are looked at only where a quarter of them come within 1.4 dB of the peak so
 * far: a tone that is missed by more would lie above half the rate. */
static double true_peak(const float *x, size_t frames, double peak)
{
    for (size_t i = 0; i < frames; i++) {
        double coarse = 0.0;
        for (int p = 0; p < POINTS; p += COARSE) {
            coarse = larger_of(coarse, at(x, frames, i, p));
        }
        for (int p = 0; p < POINTS && !(coarse <= 0.85 * peak); p++) {
            peak = larger_of(peak, at(x, frames, i, p));
        }
    }
    return peak;
}

double true_peak_db(const Stereo *x)
{
    prepare();
    const double left = true_peak(x->left, x->frames, (double)sample_peak(x));
    return 20.0 * log10(true_peak(x->right, x->frames, left));
}

float sample_peak(const Stereo *x)
{
    double peak = 0.0;
    for (size_t i = 0; i < x->frames; i++) {
        peak = worst_of(worst_of(peak, (double)x->left[i]), (double)x->right[i]);
    }
    return (float)peak;
}
