/* The preparation of measurements other than the built-in one: of spheres, where the answer is
 * known, on many a grid and at many a rate, and of what is no measurement. */
#include "../plugin/acoustics/fourier.h"
#include "../plugin/acoustics/head.h"
#include "../plugin/acoustics/hrtf_prepare.h"
#include "../plugin/acoustics/sphere.h"
#include "check.h"
#include "heard.h"
#include "signals.h"
#include <stdlib.h>

static const double pi = 3.14159265358979323846;
enum { FRAMES = 256, MOST_DIRECTIONS = 250 };

static Direction directions[MOST_DIRECTIONS];
static double delays_s[2 * MOST_DIRECTIONS];
static float responses[2 * MOST_DIRECTIONS * FRAMES];
static Heard heard, other;

/* The response of one ear of a sphere, 1 ms after the beginning. */
static void measure_sphere(Direction direction, double side, double rate_hz, double gain, float *to)
{
    double complex spectrum[FRAMES];
    const double cosine = side * sin(direction.azimuth_degrees * pi / 180.0) *
                          cos(direction.elevation_degrees * pi / 180.0);
    for (int k = 0; k <= FRAMES / 2; k++) {
        const double hz = k * rate_hz / FRAMES;
        const double complex pressure = sphere_pressure(head_radius_m(57.0), 1.5, cosine, hz);
        spectrum[k] = gain * pressure * cexp(-I * 2.0 * pi * hz * 1e-3);
        spectrum[(FRAMES - k) % FRAMES] = conj(spectrum[k]);
    }
    spectrum[FRAMES / 2] = 0.0;
    fourier_inverse(spectrum, FRAMES);
    for (int n = 0; n < FRAMES; n++) {
        to[n] = (float)creal(spectrum[n]);
    }
}

/* Of `directions`, the right ear's microphone softer, and its delay given beside the response. */
static HrtfMeasured measured_sphere(unsigned count, double rate_hz)
{
    for (unsigned n = 0; n < count; n++) {
        float *pair = &responses[2 * (size_t)n * FRAMES];
        measure_sphere(directions[n], 1.0, rate_hz, 0.3, pair);
        measure_sphere(directions[n], -1.0, rate_hz, 0.2, pair + FRAMES);
        delays_s[2 * n] = delays_s[2 * n + 1] = 0.02;
    }
    return (HrtfMeasured){.measurements = count,
                          .frames = FRAMES,
                          .rate_hz = rate_hz,
                          .directions = directions,
                          .delays_s = delays_s,
                          .responses = responses};
}

static Hrtf *prepared(const HrtfMeasured *measured, double rate_hz)
{
    HrtfFault fault = HRTF_SILENT;
    HrtfTable *table = hrtf_prepare(measured, &fault);
    assert_int_equal(fault, HRTF_FINE);
    assert_non_null(table);
    Hrtf *hrtf = hrtf_new(table, rate_hz);
    assert_non_null(hrtf);
    return hrtf;
}

static void assert_hears_sphere(double azimuth)
{
    const double toward_left = sin(azimuth * pi / 180.0), radius_m = head_radius_m(57.0);
    for (int hz = 300; hz < 1000; hz += 100) {
        double complex left = sphere_pressure(radius_m, 2.0, toward_left, hz);
        double complex right = sphere_pressure(radius_m, 2.0, -toward_left, hz);
        left *= cexp(I * 2.0 * pi * hz * heard.left_delay_s);
        right *= cexp(I * 2.0 * pi * hz * heard.right_delay_s);
        const double wanted_us =
            1e6 * (carg(left / right) / (2.0 * pi * hz) + heard.right_delay_s - heard.left_delay_s);
        assert_close(heard_phase_itd_us(&heard, hz), wanted_us, 45.0, "%g degrees, %d Hz", azimuth,
                     hz);
    }
    const double complex left = sphere_pressure(radius_m, 2.0, toward_left, 1500.0);
    const double complex right = sphere_pressure(radius_m, 2.0, -toward_left, 1500.0);
    const double difference_db = heard_band_db(&heard, heard.left, 1400.0, 1600.0) -
                                 heard_band_db(&heard, heard.right, 1400.0, 1600.0);
    assert_close(difference_db, decibels(left / right), 1.5, "%g degrees", azimuth);
}

static void a_sphere_is_heard_as_a_sphere(void **state)
{
    (void)state;
    const double rates_hz[] = {22050, 44100, 96000};
    for (unsigned n = 0; n < MOST_DIRECTIONS; n++) {
        directions[n] = around_sphere(n, MOST_DIRECTIONS);
    }
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        const HrtfMeasured measured = measured_sphere(MOST_DIRECTIONS, rates_hz[r]);
        for (size_t to = 0; to < COUNT(rates_hz); to++) {
            Hrtf *hrtf = prepared(&measured, rates_hz[to]);
            for (int step = -4; step <= 4; step++) {
                const double azimuth = 22.5 * step;
                hear(&heard, hrtf, rates_hz[to], (Direction){azimuth, 0.0}, 2.0);
                assert_hears_sphere(azimuth);
            }
            hrtf_free(hrtf);
        }
    }
}

/* Whatever is asked of it: numbers, and no wild ones. */
static void assert_sane(const Hrtf *hrtf, double rate_hz)
{
    for (unsigned n = 0; n < 50; n++) {
        hear(&heard, hrtf, rate_hz, around_sphere(n, 50), 1.0);
        assert_at_most(fabs(heard.left_delay_s), 1e-3, "direction %u", n);
        for (unsigned k = 0; k < heard.length; k++) {
            assert_close(decibels(heard.left[k]), 0.0, 45.0, "left, direction %u, bin %u", n, k);
            assert_close(decibels(heard.right[k]), 0.0, 45.0, "right, direction %u, bin %u", n, k);
        }
    }
}

static void any_grid_will_do(void **state)
{
    (void)state;
    const unsigned counts[] = {2, 3, 8, 36};
    for (size_t c = 0; c < COUNT(counts); c++) { /* in the horizontal plane alone */
        for (unsigned n = 0; n < counts[c]; n++) {
            directions[n] = (Direction){360.0 * n / counts[c] + 20.0, 0.0};
        }
        const HrtfMeasured measured = measured_sphere(counts[c], 48000.0);
        Hrtf *hrtf = prepared(&measured, 48000.0);
        assert_sane(hrtf, 48000.0);
        hrtf_free(hrtf);
    }
    for (unsigned n = 0; n < 40; n++) { /* the pole over and over, rings as degrees without end */
        directions[n] = (Direction){30.0 * n, n < 12 ? 90.0 : n < 24 ? 0.0 : -30.0};
    }
    const HrtfMeasured measured = measured_sphere(40, 48000.0);
    Hrtf *hrtf = prepared(&measured, 48000.0);
    assert_sane(hrtf, 48000.0);
    hrtf_free(hrtf);
}

/* Above the measurement's own rate the level holds. */
static void a_low_rate_is_held(void **state)
{
    (void)state;
    for (unsigned n = 0; n < 60; n++) {
        directions[n] = around_sphere(n, 60);
    }
    const HrtfMeasured measured = measured_sphere(60, 22050.0);
    Hrtf *hrtf = prepared(&measured, 96000.0);
    hear(&heard, hrtf, 96000.0, (Direction){40.0, 10.0}, 2.0);
    const double held_db = heard_band_db(&heard, heard.left, 9700.0, 9900.0);
    for (int hz = 10000; hz < 47000; hz += 1000) {
        assert_close(heard_band_db(&heard, heard.left, hz, hz + 500.0), held_db, 1.0, "%d Hz", hz);
    }
    hrtf_free(hrtf);
}

/* A head that is not symmetrical: the right ear behind a low-pass on the left side only. */
static void both_ears_are_kept(void **state)
{
    (void)state;
    for (unsigned n = 0; n < 60; n++) {
        directions[n] = around_sphere(n, 60);
    }
    HrtfMeasured measured = measured_sphere(60, 48000.0);
    for (unsigned n = 0; n < 60; n++) {
        float *right = &responses[(2 * (size_t)n + 1) * FRAMES], last = 0.0F;
        for (unsigned k = 0; k < FRAMES && sin(directions[n].azimuth_degrees * pi / 180.0) > 0;
             k++) {
            last += 0.2F * (right[k] - last);
            right[k] = last;
        }
    }
    Hrtf *hrtf = prepared(&measured, 48000.0);
    hear(&heard, hrtf, 48000.0, (Direction){60.0, 0.0}, 2.0);
    hear(&other, hrtf, 48000.0, (Direction){-60.0, 0.0}, 2.0);
    assert_true(heard_band_db(&heard, heard.right, 5e3, 1e4) <
                heard_band_db(&other, other.left, 5e3, 1e4) - 5.0);
    hrtf_free(hrtf);
    measured.mirrored = true;
    hrtf = prepared(&measured, 48000.0);
    hear(&heard, hrtf, 48000.0, (Direction){60.0, 0.0}, 2.0);
    hear(&other, hrtf, 48000.0, (Direction){-60.0, 0.0}, 2.0);
    assert_memory_equal(heard.right, other.left, heard.length * sizeof *heard.left);
    hrtf_free(hrtf);
}

static void assert_refused(const HrtfMeasured *measured, HrtfFault wanted)
{
    HrtfFault fault = HRTF_FINE;
    assert_null(hrtf_prepare(measured, &fault));
    assert_int_equal(fault, wanted);
}

static void what_is_no_measurement_is_refused(void **state)
{
    (void)state;
    for (unsigned n = 0; n < 20; n++) {
        directions[n] = around_sphere(n, 20);
    }
    HrtfMeasured measured = measured_sphere(20, 48000.0);
    measured.measurements = 1;
    assert_refused(&measured, HRTF_TOO_FEW_DIRECTIONS);
    measured.measurements = 20;
    const double rates_hz[] = {0.0, 1.0, 1e7, -48000.0, (double)NAN};
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        measured.rate_hz = rates_hz[r];
        assert_refused(&measured, HRTF_BAD_RATE);
    }
    measured.rate_hz = 48000.0;
    measured.frames = 4;
    assert_refused(&measured, HRTF_BAD_LENGTH);
    measured.frames = FRAMES;
    responses[3000] = (float)INFINITY;
    assert_refused(&measured, HRTF_NOT_FINITE);
    responses[3000] = 0.0F;
    delays_s[7] = (double)NAN;
    assert_refused(&measured, HRTF_NOT_FINITE);
    delays_s[7] = 0.0;
    directions[5].elevation_degrees = (double)NAN;
    assert_refused(&measured, HRTF_NOT_FINITE);
    directions[5].elevation_degrees = 5.0;
    for (int n = 0; n < FRAMES; n++) {
        responses[7 * FRAMES + n] = 0.0F;
    }
    assert_refused(&measured, HRTF_SILENT);
    for (unsigned n = 0; n < 20; n++) {
        directions[n] = (Direction){360.0 * n, 10.0};
    }
    measured = measured_sphere(20, 48000.0);
    assert_refused(&measured, HRTF_TOO_FEW_DIRECTIONS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sphere_is_heard_as_a_sphere),
        cmocka_unit_test(any_grid_will_do),
        cmocka_unit_test(a_low_rate_is_held),
        cmocka_unit_test(both_ears_are_kept),
        cmocka_unit_test(what_is_no_measurement_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
