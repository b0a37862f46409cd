/* The rigid sphere against its series summed another way, and against what is known of its limits.
 */
#include "../plugin/acoustics/head.h"
#include "../plugin/acoustics/sphere.h"
#include "check.h"
#include "signals.h"

static const double pi = 3.14159265358979323846;
static const double radius_m = 0.0875, far_m = 100.0;

static double cosine(double degrees)
{
    return cos(degrees * pi / 180.0);
}

/* h_m(x) of the second kind, outgoing with exp(+jωt), by its finite sum: no recursion. */
static long double complex hankel(int m, long double x)
{
    long double complex sum = 0.0L, term = 1.0L; /* (m+k)! / (k! (m-k)!) / (2jx)^k */
    for (int k = 0; k <= m; k++) {
        sum += term;
        term *= (long double)(m + k + 1) * (m - k) / ((k + 1) * (2.0L * I * x));
    }
    const long double complex powers_of_j[] = {1.0L, I, -1.0L, -I};
    return powers_of_j[(m + 1) % 4] * cexpl(-I * x) / x * sum;
}

static long double complex hankel_derivative(int m, long double x)
{
    return m ? hankel(m - 1, x) - (m + 1) / x * hankel(m, x) : -hankel(1, x);
}

/* Rabinowitz, Maxwell, Shao and Wei (1993), as Duda and Martens quote them:
 * -(ρ/μ) e^(jμρ) sum of (2m+1) P_m h_m(μρ) / h'_m(μ), to a fixed number of terms. */
static double complex summed(double distance_m, double incidence_cosine, double hz, int terms)
{
    const long double mu = 2.0L * pi * hz * radius_m / head_sound_speed_m_per_s;
    const long double rho = distance_m / radius_m, x = incidence_cosine;
    long double now = 1.0L, before = 0.0L;
    long double complex sum = 0.0L;
    for (int m = 0; m < terms; m++) {
        sum += (2 * m + 1) * now * hankel(m, mu * rho) / hankel_derivative(m, mu);
        const long double next = ((2 * m + 1) * x * now - m * before) / (m + 1);
        before = now;
        now = next;
    }
    return (double complex)(-rho / mu * cexpl(I * mu * rho) * sum);
}

static void the_series_summed_another_way(void **state)
{
    (void)state;
    const double distances_m[] = {0.15, 0.3, 1.4, 100.0},
                 frequencies_hz[] = {100, 400, 3000, 12000};
    for (size_t d = 0; d < COUNT(distances_m); d++) {
        for (size_t f = 0; f < COUNT(frequencies_hz); f++) {
            for (int degrees = 0; degrees <= 180; degrees += 15) {
                const double x = cosine(degrees), hz = frequencies_hz[f], r = distances_m[d];
                const double complex wanted = summed(r, x, hz, 80);
                const double complex pressure = sphere_pressure(radius_m, r, x, hz);
                assert_close(cabs(pressure - wanted), 0.0, 1e-7, "%g m, %d degrees, %g Hz", r,
                             degrees, hz);
            }
        }
    }
}

static void converges_close_by_and_low_down(void **state)
{
    (void)state;
    for (int power = -3; power < 5; power++) {
        const double hz = exp2(power);
        for (int degrees = 0; degrees <= 180; degrees += 30) {
            const double x = cosine(degrees), r = 1.02 * radius_m;
            const double complex still = sphere_pressure(radius_m, r, x, 0.0);
            const double complex moving = sphere_pressure(radius_m, r, x, hz);
            assert_close(cabs(moving), creal(still), 0.02 * creal(still), "%g Hz, %d degrees", hz,
                         degrees);
        }
    }
}

static void far_away_low_frequencies_pass_unchanged(void **state)
{
    (void)state;
    for (int degrees = 0; degrees <= 180; degrees += 30) {
        assert_close(decibels(sphere_pressure(radius_m, far_m, cosine(degrees), 0.0)), 0.0, 0.02,
                     "still, %d degrees", degrees);
        assert_close(decibels(sphere_pressure(radius_m, far_m, cosine(degrees), 20.0)), 0.0, 0.03,
                     "20 Hz, %d degrees", degrees);
    }
}

static void pressure_doubles_in_front_at_high_frequencies(void **state)
{
    (void)state;
    for (int hz = 8000; hz <= 20000; hz += 4000) {
        assert_close(decibels(sphere_pressure(radius_m, far_m, 1.0, hz)), 6.02, 0.15, "%d Hz", hz);
    }
    const double behind_db = decibels(sphere_pressure(radius_m, far_m, -1.0, 8000.0));
    for (int degrees = 120; degrees <= 170; degrees += 5) { /* the bright spot */
        const double beside_db =
            decibels(sphere_pressure(radius_m, far_m, cosine(degrees), 8000.0));
        assert_true(behind_db > beside_db + 2.0);
    }
}

/* Kuhn: 3 a/c sin(angle) at low frequencies, about 2 a/c sin(angle) at high ones. */
static void low_frequencies_are_delayed_as_kuhn_says(void **state)
{
    (void)state;
    for (int degrees = 15; degrees <= 90; degrees += 15) {
        const double toward_ear = cosine(90.0 - degrees), hz = 50.0;
        const double complex near = sphere_pressure(radius_m, far_m, toward_ear, hz);
        const double complex far = sphere_pressure(radius_m, far_m, -toward_ear, hz);
        const double delay_s = carg(near / far) / (2.0 * pi * hz);
        const double kuhn_s = head_interaural_delay_s(degrees, 57.0);
        assert_close(delay_s / kuhn_s, 1.0, 0.01, "%d degrees", degrees);
    }
}

static double level_difference_db(double distance_m, double hz)
{
    return decibels(sphere_pressure(radius_m, distance_m, 1.0, hz) /
                    sphere_pressure(radius_m, distance_m, -1.0, hz));
}

/* As r/a falls to 2, the difference at low frequencies grows from nothing to (1 + 3/4 + 5/12 + ...)
 * over its alternating sum: 20 log (sum of (2m+1)/(m+1) 2^-m over that of (2m+1)/(m+1) (-2)^-m).
 * With sum of t^m = 1/(1-t) and sum of t^m/(m+1) = -ln(1-t)/t: (2 x 2 - 2 ln 2) / (2 x 2/3 - 2
 * ln 1.5). */
static void nearness_parts_the_ears(void **state)
{
    (void)state;
    const double potential_db = 20.0 * log10((4.0 - 2.0 * log(2.0)) / (4.0 / 3.0 - 2.0 * log(1.5)));
    assert_close(level_difference_db(2.0 * radius_m, 0.0), potential_db, 1e-6, "still");
    assert_close(level_difference_db(2.0 * radius_m, 20.0), potential_db, 0.05, "20 Hz");
    double last_db = level_difference_db(far_m, 100.0);
    assert_close(last_db, 0.0, 0.2, "far");
    for (int step = 0; step < 9; step++) {
        const double r = 3.0 * pow(0.7, step);
        const double difference_db = level_difference_db(r, 100.0);
        assert_true(difference_db > last_db);
        last_db = difference_db;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_series_summed_another_way),
        cmocka_unit_test(converges_close_by_and_low_down),
        cmocka_unit_test(far_away_low_frequencies_pass_unchanged),
        cmocka_unit_test(pressure_doubles_in_front_at_high_frequencies),
        cmocka_unit_test(low_frequencies_are_delayed_as_kuhn_says),
        cmocka_unit_test(nearness_parts_the_ears),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
