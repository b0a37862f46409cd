/* The built-in head-related transfer functions: times and levels between the ears, the diffuse
 * field, the sphere below, symmetry, and no jump on any way round. All of one sound 2 m away where
 * nothing else is said. */
#include "../plugin/acoustics/fourier.h"
#include "../plugin/acoustics/head.h"
#include "../plugin/acoustics/sphere.h"
#include "check.h"
#include "heard.h"
#include "signals.h"
#include <stdlib.h>

static const double pi = 3.14159265358979323846;
static const double far_m = 2.0;
static const double rates_hz[] = {44100, 48000, 96000, 192000};

static Heard heard, other;

static Hrtf *new_hrtf(double rate_hz)
{
    Hrtf *hrtf = hrtf_new_builtin(rate_hz);
    assert_non_null(hrtf);
    return hrtf;
}

static void length_goes_with_the_rate(void **state)
{
    (void)state;
    const double rates[] = {22050, 32000, 44100, 48000, 88200, 96000, 176400, 192000};
    const unsigned lengths[] = {256, 512, 512, 512, 1024, 1024, 2048, 2048};
    for (size_t r = 0; r < COUNT(rates); r++) {
        Hrtf *hrtf = new_hrtf(rates[r]);
        assert_int_equal(hrtf_length(hrtf), lengths[r]);
        hrtf_free(hrtf);
    }
}

static void times_between_the_ears_are_measured_ones(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        Hrtf *hrtf = new_hrtf(rates_hz[r]);
        hear(&heard, hrtf, rates_hz[r], (Direction){30.0, 0.0}, far_m);
        assert_close(heard_correlation_itd_us(&heard), 312.0, 25.0, "30 degrees, rate %g",
                     rates_hz[r]);
        hear(&heard, hrtf, rates_hz[r], (Direction){75.0, 0.0}, far_m);
        assert_close(heard_phase_itd_us(&heard, 500.0), 777.0, 40.0, "75 degrees, rate %g",
                     rates_hz[r]);
        hear(&heard, hrtf, rates_hz[r], (Direction){90.0, 0.0}, far_m);
        assert_close(heard_phase_itd_us(&heard, 500.0), 777.0, 40.0, "90 degrees, rate %g",
                     rates_hz[r]);
        hrtf_free(hrtf);
    }
}

/* reference/hrtf_itd_ild.csv, MIT_KEMAR_normal, ITD_phase_1500Hz: what the delays are fitted for.
 */
static void phase_is_as_measured_up_to_1500_hz(void **state)
{
    (void)state;
    const double angles[] = {15, 30, 45, 60, 90, 110, 120};
    const double measured_us[] = {152.5, 267.13, 374.1, 556.94, 693.88, 643.63, 543.35};
    Hrtf *hrtf = new_hrtf(48000.0);
    for (size_t a = 0; a < COUNT(angles); a++) {
        hear(&heard, hrtf, 48000.0, (Direction){angles[a], 0.0}, far_m);
        assert_close(heard_phase_itd_us(&heard, 1500.0), measured_us[a], 20.0, "%g degrees",
                     angles[a]);
    }
    hrtf_free(hrtf);
}

/* The same table, octave bands from 1 kHz on. */
static void levels_between_the_ears_are_measured_ones(void **state)
{
    (void)state;
    static const double measured_db[][4] = {
        {6.50, 7.36, 9.24, 13.07}, {8.88, 8.84, 12.22, 18.51}, {5.93, 8.03, 9.16, 19.11}};
    const double angles[] = {30, 45, 90};
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        Hrtf *hrtf = new_hrtf(rates_hz[r]);
        for (size_t a = 0; a < COUNT(angles); a++) {
            hear(&heard, hrtf, rates_hz[r], (Direction){angles[a], 0.0}, far_m);
            for (int octave = 0; octave < 4; octave++) {
                const double hz = 1000.0 * (1 << octave), tolerance_db = octave == 2 ? 3.0 : 2.0;
                assert_close(heard_octave_ild_db(&heard, hz), measured_db[a][octave], tolerance_db,
                             "%g degrees, %g Hz, rate %g", angles[a], hz, rates_hz[r]);
            }
        }
        hrtf_free(hrtf);
    }
}

static void the_diffuse_field_is_flat(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        Hrtf *hrtf = new_hrtf(rates_hz[r]);
        assert_at_most(diffuse_field_error_db(hrtf, rates_hz[r], far_m), 1.0, "rate %g",
                       rates_hz[r]);
        hrtf_free(hrtf);
    }
}

static void assert_is_the_sphere(const Direction *direction, double distance_m)
{
    const double toward_left = sin(direction->azimuth_degrees * pi / 180.0) *
                               cos(direction->elevation_degrees * pi / 180.0);
    assert_at_most(heard_off_the_sphere_db(&heard, *direction, distance_m), 1.0,
                   "level, %g degrees, %g m", direction->azimuth_degrees, distance_m);
    const double complex left =
        sphere_pressure(head_radius_m(57.0), distance_m, toward_left, 190.0);
    const double complex right =
        sphere_pressure(head_radius_m(57.0), distance_m, -toward_left, 190.0);
    const double wanted_us = 1e6 * carg(left / right) / (2.0 * pi * 190.0);
    assert_close(heard_phase_itd_us(&heard, 190.0), wanted_us, 15.0, "time, %g degrees, %g m",
                 direction->azimuth_degrees, distance_m);
}

static void low_frequencies_are_those_of_the_sphere(void **state)
{
    (void)state;
    const double distances_m[] = {0.3, 0.55, 1.2, 3.0}, elevations[] = {-60, -20, 0, 40};
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        Hrtf *hrtf = new_hrtf(rates_hz[r]);
        for (size_t d = 0; d < COUNT(distances_m); d++) {
            for (size_t e = 0; e < COUNT(elevations); e++) {
                for (int azimuth = 0; azimuth < 360; azimuth += 30) {
                    const Direction direction = {azimuth, elevations[e]};
                    hear(&heard, hrtf, rates_hz[r], direction, distances_m[d]);
                    assert_is_the_sphere(&direction, distances_m[d]);
                }
            }
        }
        hrtf_free(hrtf);
    }
}

/* Near by, the near ear is louder and the far ear softer at all frequencies, as the sphere has it.
 */
static void nearness_is_heard_at_all_frequencies(void **state)
{
    (void)state;
    Hrtf *hrtf = new_hrtf(48000.0);
    hear(&heard, hrtf, 48000.0, (Direction){90.0, 0.0}, 0.3);
    hear(&other, hrtf, 48000.0, (Direction){90.0, 0.0}, 3.0);
    for (int octave = 0; octave < 6; octave++) {
        const double hz = 300.0 * (1 << octave);
        const double near_db = decibels(sphere_pressure(head_radius_m(57.0), 0.3, 1.0, hz) /
                                        sphere_pressure(head_radius_m(57.0), 3.0, 1.0, hz));
        const unsigned bin = (unsigned)lrint(hz / heard_bin_hz(&heard, 1));
        assert_close(decibels(heard.left[bin] / other.left[bin]), near_db, 0.7, "%g Hz", hz);
        assert_true(cabs(heard.right[bin]) < cabs(other.right[bin]));
    }
    hear(&heard, hrtf, 48000.0, (Direction){90.0, 0.0}, 30.0);
    assert_memory_equal(heard.left, other.left, heard.length * sizeof *heard.left);
    hrtf_free(hrtf);
}

static void the_right_side_mirrors_the_left(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        Hrtf *hrtf = new_hrtf(rates_hz[r]);
        for (unsigned n = 0; n < 60; n++) {
            const Direction lattice = around_sphere(n, 60);
            const double azimuth = remainder(lattice.azimuth_degrees, 360.0);
            const double elevation = lattice.elevation_degrees, distance_m = 0.3 + 0.05 * n;
            const size_t bytes = hrtf_length(hrtf) * sizeof *heard.left;
            hear(&heard, hrtf, rates_hz[r], (Direction){azimuth, elevation}, distance_m);
            hear(&other, hrtf, rates_hz[r], (Direction){-azimuth, elevation}, distance_m);
            assert_memory_equal(heard.left, other.right, bytes);
            assert_memory_equal(heard.right, other.left, bytes);
            assert_true(heard.left_delay_s == other.right_delay_s);
            assert_true(heard.right_delay_s == other.left_delay_s);
        }
        hear(&heard, hrtf, rates_hz[r], (Direction){90.0, 0.0}, far_m);
        hear(&other, hrtf, rates_hz[r], (Direction){270.0, 0.0}, far_m);
        assert_memory_equal(heard.left, other.right, hrtf_length(hrtf) * sizeof *heard.left);
        hrtf_free(hrtf);
    }
}

/* A degree on: the third octaves of the near ear to 8 kHz, and the delays. */
static void assert_small_step(const Heard *from, const Heard *to, Direction at)
{
    assert_at_most(fabs(to->left_delay_s - from->left_delay_s), 15e-6, "%g, %g degrees",
                   at.azimuth_degrees, at.elevation_degrees);
    assert_at_most(fabs(to->right_delay_s - from->right_delay_s), 15e-6, "%g, %g degrees",
                   at.azimuth_degrees, at.elevation_degrees);
    const int left_is_near = sin(at.azimuth_degrees * pi / 180.0) >= 0.0;
    const double complex *before = left_is_near ? from->left : from->right;
    const double complex *here = left_is_near ? to->left : to->right;
    for (int third = 0; third < 19; third++) {
        const double hz = 8000.0 * exp2(-third / 3.0);
        const double low_hz = hz * exp2(-1.0 / 6.0), high_hz = hz * exp2(1.0 / 6.0);
        assert_at_most(fabs(heard_band_db(to, here, low_hz, high_hz) -
                            heard_band_db(from, before, low_hz, high_hz)),
                       1.0, "%g Hz, %g, %g degrees", hz, at.azimuth_degrees, at.elevation_degrees);
    }
}

static void nothing_jumps_round_the_head(void **state)
{
    (void)state;
    const double elevations[] = {0, -60, -40, -20, 15, 45, 70};
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        Hrtf *hrtf = new_hrtf(rates_hz[r]);
        const size_t rings = rates_hz[r] < 50000.0 ? COUNT(elevations) : 1;
        for (size_t e = 0; e < rings; e++) {
            hear(&heard, hrtf, rates_hz[r], (Direction){0.0, elevations[e]}, far_m);
            for (int azimuth = 1; azimuth <= 360; azimuth++) {
                const Direction direction = {azimuth, elevations[e]};
                other = heard;
                hear(&heard, hrtf, rates_hz[r], direction, far_m);
                assert_small_step(&other, &heard, direction);
            }
        }
        hrtf_free(hrtf);
    }
}

static void nothing_jumps_from_below_to_above(void **state)
{
    (void)state;
    Hrtf *hrtf = new_hrtf(48000.0);
    for (int azimuth = 15; azimuth < 180; azimuth += 30) {
        hear(&heard, hrtf, 48000.0, (Direction){azimuth, -90.0}, far_m);
        for (int elevation = -89; elevation <= 90; elevation++) {
            other = heard;
            const Direction direction = {azimuth, elevation};
            hear(&heard, hrtf, 48000.0, direction, far_m);
            assert_small_step(&other, &heard, direction);
        }
    }
    hrtf_free(hrtf);
}

static void a_larger_head_delays_more(void **state)
{
    (void)state;
    Hrtf *hrtf = new_hrtf(48000.0);
    hear_with(&heard, hrtf, 48000.0, (Direction){60.0, 10.0}, far_m, 57.0);
    hear_with(&other, hrtf, 48000.0, (Direction){60.0, 10.0}, far_m, 62.7);
    assert_close(other.left_delay_s / heard.left_delay_s, 1.1, 1e-9, "near ear");
    assert_close(other.right_delay_s / heard.right_delay_s, 1.1, 1e-9, "far ear");
    assert_close(cabs(other.left[200] / heard.left[200]), 1.0, 0.02, "level");
    hrtf_free(hrtf);
}

/* Real, and next to nothing of it before time zero: what the phase of the sphere brings, most of it
 * in shadow. */
static void responses_are_real_and_causal(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        Hrtf *hrtf = new_hrtf(rates_hz[r]);
        for (unsigned n = 0; n < 100; n++) {
            hear(&heard, hrtf, rates_hz[r], around_sphere(n, 100), far_m);
            fourier_inverse(heard.left, heard.length);
            double before = 0.0, all = 0.0;
            for (unsigned k = 0; k < heard.length; k++) {
                const double sample = creal(heard.left[k]);
                assert_close(cimag(heard.left[k]), 0.0, 1e-12, "frame %u", k);
                all += sample * sample;
                before += k >= heard.length / 2 ? sample * sample : 0.0;
            }
            assert_at_most(10.0 * log10(before / all), -22.0, "before zero, direction %u", n);
        }
        hrtf_free(hrtf);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(length_goes_with_the_rate),
        cmocka_unit_test(times_between_the_ears_are_measured_ones),
        cmocka_unit_test(phase_is_as_measured_up_to_1500_hz),
        cmocka_unit_test(levels_between_the_ears_are_measured_ones),
        cmocka_unit_test(the_diffuse_field_is_flat),
        cmocka_unit_test(low_frequencies_are_those_of_the_sphere),
        cmocka_unit_test(nearness_is_heard_at_all_frequencies),
        cmocka_unit_test(the_right_side_mirrors_the_left),
        cmocka_unit_test(nothing_jumps_round_the_head),
        cmocka_unit_test(nothing_jumps_from_below_to_above),
        cmocka_unit_test(a_larger_head_delays_more),
        cmocka_unit_test(responses_are_real_and_causal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
