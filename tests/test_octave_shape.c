/* Filters by octaves: their levels, and their phase against the minimum phase of their magnitude,
 * to a float's rounding. */
#include "../plugin/acoustics/fourier.h"
#include "../plugin/acoustics/octave_shape.h"
#include "../plugin/dsp/decibel.h"
#include "check.h"

enum { LENGTH = 1024 };

static const double rate_hz = 48000.0;
static const double gains[OCTAVES] = {1.0, 0.9, 0.5, 0.8, 0.3, 0.1, 0.4, 0.2, 0.05};

/* The filter with `gains`, and its logarithm. */
static float nepers[LENGTH / 2 + 1], radians[LENGTH / 2 + 1];
static double complex spectrum[LENGTH / 2 + 1];

static void shape(const double octave_gains[OCTAVES])
{
    OctaveShape *made = octave_shape_new(LENGTH, rate_hz);
    assert_non_null(made);
    octave_shape_logarithm(made, octave_gains, nepers, radians);
    for (unsigned k = 0; k <= LENGTH / 2; k++) {
        spectrum[k] = cexp((double)nepers[k] + I * (double)radians[k]);
    }
    octave_shape_free(made);
}

static void levels_are_met(void **state)
{
    (void)state;
    shape(gains);
    for (unsigned k = 0; k <= LENGTH / 2; k++) {
        const OctavePlace place = octave_place(k * rate_hz / LENGTH);
        const double expected_db = place.weight_of_lower * db_from_gain(gains[place.lower]) +
                                   (1.0 - place.weight_of_lower) * db_from_gain(gains[place.upper]);
        assert_close(db_from_gain(cabs(spectrum[k])), expected_db, 1e-5, "bin %u", k);
    }
}

static void phase_is_the_least(void **state)
{
    (void)state;
    double complex expected[LENGTH];
    shape(gains);
    for (unsigned k = 0; k < LENGTH; k++) {
        expected[k] = cabs(spectrum[k <= LENGTH / 2 ? k : LENGTH - k]);
    }
    fourier_minimum_phase(expected, LENGTH);
    for (unsigned k = 0; k <= LENGTH / 2; k++) {
        assert_close(cabs(spectrum[k] - expected[k]), 0.0, 1e-6, "bin %u", k);
    }
}

static void flat_is_exactly_flat(void **state)
{
    (void)state;
    const double ones[OCTAVES] = {1, 1, 1, 1, 1, 1, 1, 1, 1};
    shape(ones);
    for (unsigned k = 0; k <= LENGTH / 2; k++) {
        assert_true(spectrum[k] == 1.0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_are_met),
        cmocka_unit_test(phase_is_the_least),
        cmocka_unit_test(flat_is_exactly_flat),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
