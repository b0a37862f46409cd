/* In-ear drivers: within their bounds, and what crossovers do to the phase. */
#include "../plugin/acoustics/drivers.h"
#include "../plugin/dsp/phasor.h"
#include "check.h"
#include "signals.h"

static const double rates_hz[] = {22050, 44100, 48000, 96000, 192000};

static double complex response(const BiquadSpec *filters, unsigned count, double hz, double rate_hz)
{
    double complex h = 1.0;
    for (unsigned i = 0; i < count; i++) {
        const BiquadDesign design = biquad_design(&filters[i], rate_hz);
        h *= biquad_response(&design, phasor_at(hz, rate_hz).z_inverse);
    }
    return h;
}

static void drivers_differ_within_6_db(void **state)
{
    (void)state;
    for (size_t k = 0; k < DRIVERS_KINDS * COUNT(rates_hz); k++) {
        const double rate_hz = rates_hz[k / DRIVERS_KINDS];
        BiquadSpec filters[DRIVERS_FILTERS];
        const unsigned count = drivers_filters((DriversKind)(k % DRIVERS_KINDS), filters);
        double most_db = 0.0;
        for (int i = 0; i <= 200; i++) {
            const double hz = 20.0 * pow(fmin(1000.0, rate_hz / 45.0), i / 200.0);
            most_db = fmax(most_db, fabs(decibels(response(filters, count, hz, rate_hz))));
        }
        if (k % DRIVERS_KINDS == DRIVERS_REFERENCE) {
            assert_int_equal(count, 0);
        } else {
            assert_at_most(most_db, 6.0, "drivers %zu at %g", k % DRIVERS_KINDS, rate_hz);
            assert_true(most_db > 1.5);
        }
    }
}

/* 180° of a second-order all-pass at its frequency: what two crossovers leave of the phase. */
static void several_drivers_turn_the_phase(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        BiquadSpec filters[DRIVERS_FILTERS];
        drivers_filters(DRIVERS_MULTI, filters);
        const double crossovers_hz[] = {250.0, 2500.0};
        for (int c = 0; c < 2; c++) {
            assert_int_equal(filters[c].kind, BIQUAD_ALL_PASS);
            const double hz = crossovers_hz[c];
            const double complex h = response(&filters[c], 1, hz, rates_hz[r]);
            assert_close(cabs(h + 1.0), 0.0, 1e-6, "turned at %g Hz", hz);
            assert_close(cabs(response(&filters[c], 1, hz / 3.0, rates_hz[r])), 1.0, 1e-9, "level");
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drivers_differ_within_6_db),
        cmocka_unit_test(several_drivers_turn_the_phase),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
