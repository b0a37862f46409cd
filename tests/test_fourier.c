/* The plain Fourier transform against its definition, and minimum phase against a filter that has
 * it. */
#include "../plugin/acoustics/fourier.h"
#include "check.h"
#include <stdlib.h>

enum { LENGTH = 256 };

static const double pi = 3.14159265358979323846;

static void forward_is_the_definition(void **state)
{
    (void)state;
    double complex x[LENGTH], transformed[LENGTH];
    for (int n = 0; n < LENGTH; n++) {
        x[n] = transformed[n] = sin(n * n * 0.37) + I * cos(n * 1.9);
    }
    fourier_forward(transformed, LENGTH);
    for (int k = 0; k < LENGTH; k++) {
        double complex sum = 0.0;
        for (int n = 0; n < LENGTH; n++) {
            sum += x[n] * cexp(-I * 2.0 * pi * k * n / LENGTH);
        }
        assert_close(cabs(transformed[k] - sum), 0.0, 1e-11, "bin %d", k);
    }
    fourier_inverse(transformed, LENGTH);
    for (int n = 0; n < LENGTH; n++) {
        assert_close(cabs(transformed[n] - x[n]), 0.0, 1e-13, "back at %d", n);
    }
}

/* (1 - 0.9/z)(1 + 0.5/z) has all zeros inside the circle: it is its own minimum phase. */
static void minimum_phase_is_found(void **state)
{
    (void)state;
    double complex magnitude[LENGTH], wanted[LENGTH];
    for (int k = 0; k < LENGTH; k++) {
        const double complex z = cexp(-I * 2.0 * pi * k / LENGTH);
        wanted[k] = (1.0 - 0.9 * z) * (1.0 + 0.5 * z);
        magnitude[k] = cabs(wanted[k]);
    }
    fourier_minimum_phase(magnitude, LENGTH);
    for (int k = 0; k < LENGTH; k++) {
        assert_close(cabs(magnitude[k] - wanted[k]), 0.0, 1e-6, "bin %d", k);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forward_is_the_definition),
        cmocka_unit_test(minimum_phase_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
