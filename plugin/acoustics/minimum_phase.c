#include "minimum_phase.h"

#include <math.h>
#include <stddef.h>

static const double pi = 3.14159265358979323846;

/* Cl2(x)/x = 1 - ln|x| + sum of |B_2k| x^2k / (2k (2k+1)!), within half a turn. */
double clausen(double x)
{
    static const double coefficients[] = {
        1.3888888888888889e-02, 6.9444444444444444e-05, 7.8735197782816830e-07,
        1.1482216343327454e-08, 1.8978869988970999e-10, 3.3873013709535350e-12,
        6.3726364431831803e-14, 1.2462059912950672e-15, 2.5105444608999545e-17,
        5.1782588060906264e-19, 1.0887357368300848e-20, 2.3257441143020870e-22,
    };
    enum { TERMS = sizeof coefficients / sizeof *coefficients };
    x = remainder(x, 2.0 * pi);
    if (x == 0.0) {
        return 0.0;
    }
    double sum = 0.0;
    for (int k = TERMS - 1; k >= 0; k--) {
        sum = (sum + coefficients[k]) * x * x;
    }
    return x * (1.0 - log(fabs(x)) + sum);
}

void minimum_phase_weights(unsigned nodes, const double node_hz[], double rate_hz, double hz,
                           float *weights, unsigned step)
{
    for (unsigned n = 0; n < nodes; n++) {
        weights[n * step] = 0.0F;
    }
    const double omega = 2.0 * pi * hz / rate_hz;
    double before = 2.0 * clausen(omega); /* at node 0: Cl2(ω-θ) + Cl2(ω+θ), θ = 0 */
    for (unsigned n = 1; n < nodes && 2.0 * node_hz[n - 1] < rate_hz; n++) {
        const double theta = fmin(2.0 * pi * node_hz[n] / rate_hz, pi);
        const double here = clausen(omega - theta) + clausen(omega + theta);
        const double span = 2.0 * pi * (node_hz[n] - node_hz[n - 1]) / rate_hz;
        const float weight = (float)((before - here) / (span * pi));
        weights[n * step] += weight;
        weights[(n - 1) * step] -= weight;
        before = here;
    }
}

void minimum_phase_matrix(unsigned nodes, const double node_hz[], unsigned length, double rate_hz,
                          float *matrix)
{
    const unsigned bins = length / 2 + 1;
    for (unsigned bin = 0; bin < bins; bin++) {
        const double hz = bin * rate_hz / length;
        minimum_phase_weights(nodes, node_hz, rate_hz, hz, matrix + bin, bins);
    }
}
