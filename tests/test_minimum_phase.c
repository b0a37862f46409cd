/* Minimum phase without a transform against the cepstrum, and Clausen's function against its
 * series. */
#include "../plugin/acoustics/fourier.h"
#include "../plugin/acoustics/minimum_phase.h"
#include "check.h"
#include <stdlib.h>

static const double pi = 3.14159265358979323846;
enum { NODES = 24, LENGTH = 512, FINE = 16384 };

static void clausen_is_its_series(void **state)
{
    (void)state;
    assert_close(clausen(pi / 2.0), 0.915965594177219, 1e-12, "Catalan's constant");
    assert_close(clausen(pi / 3.0), 1.014941606409654, 1e-12, "its maximum");
    for (int step = -23; step < 47; step++) {
        const double x = 0.3 * step;
        double sum = 0.0; /* of sin(kx)/k² */
        const int terms = 200000;
        for (int k = 1; k <= terms; k++) {
            sum += sin(k * x) / ((double)k * k);
        }
        assert_close(clausen(x), sum, 1e-9, "at %g", x);
    }
}

/* Levels in nepers at uneven frequencies, some of them above half of the lower rates. */
static void make_nodes(double node_hz[NODES], double level[NODES])
{
    for (int n = 0; n < NODES; n++) {
        node_hz[n] = 40.0 * n * n;
        level[n] = 1.5 * sin(0.7 * n * n);
    }
}

static double level_at(double hz, const double node_hz[NODES], const double level[NODES])
{
    int n = 0;
    while (n < NODES - 2 && node_hz[n + 1] <= hz) {
        n++;
    }
    const double beyond = fmin((hz - node_hz[n]) / (node_hz[n + 1] - node_hz[n]), 1.0);
    return level[n] + beyond * (level[n + 1] - level[n]);
}

static void phase_is_that_of_the_cepstrum(void **state)
{
    (void)state;
    const double rates_hz[] = {22050, 44100, 48000, 192000};
    double node_hz[NODES], level[NODES];
    make_nodes(node_hz, level);
    float *matrix = calloc((size_t)NODES * (LENGTH / 2 + 1), sizeof *matrix);
    double complex *spectrum = calloc(FINE, sizeof *spectrum);
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        for (int k = 0; k <= FINE / 2; k++) {
            const double hz = k * rates_hz[r] / FINE;
            spectrum[k] = spectrum[(FINE - k) % FINE] = exp(level_at(hz, node_hz, level));
        }
        fourier_minimum_phase(spectrum, FINE);
        minimum_phase_matrix(NODES, node_hz, LENGTH, rates_hz[r], matrix);
        for (int k = 0; k <= LENGTH / 2; k++) {
            double phase = 0.0;
            for (int n = 0; n < NODES; n++) {
                phase += level[n] * (double)matrix[n * (LENGTH / 2 + 1) + k];
            }
            const double wanted = carg(spectrum[k * (FINE / LENGTH)]);
            assert_close(remainder(phase - wanted, 2.0 * pi), 0.0, 3e-3, "bin %d, rate %g", k,
                         rates_hz[r]);
        }
    }
    free(spectrum);
    free(matrix);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clausen_is_its_series),
        cmocka_unit_test(phase_is_that_of_the_cepstrum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
