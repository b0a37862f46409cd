/* The A-weighting against IEC 61672-1: within class 1 up to half of any rate, and closer than that
 * to the curve. */
#include "../plugin/dsp/a_weighting.h"
#include "../plugin/dsp/phasor.h"
#include "check.h"
#include "csv.h"
#include "signals.h"

static const double rates_hz[] = {22050, 32000, 44100, 48000, 88200, 96000, 192000};

typedef struct {
    BiquadDesign filters[A_WEIGHTING_FILTERS];
    double rate_hz;
} Weighting;

static Weighting weighting(double rate_hz)
{
    Weighting w = {.rate_hz = rate_hz};
    a_weighting_design(rate_hz, w.filters);
    return w;
}

static double weight_db(const Weighting *w, double hz)
{
    const Phasor at = phasor_at(hz, w->rate_hz);
    return decibels(biquads_response(w->filters, A_WEIGHTING_FILTERS, at.z_inverse));
}

/* The standard's formula E.1. */
static double analogue_db(double hz)
{
    const double poles_hz[] = {20.598997, 20.598997, 107.65265, 737.86223, 12194.217, 12194.217};
    double gain[2];
    const double at_hz[] = {hz, 1000.0};
    for (int i = 0; i < 2; i++) {
        double complex h = 1.0;
        for (size_t k = 0; k < COUNT(poles_hz); k++) {
            h *= (k < 4 ? I * at_hz[i] : poles_hz[k]) / (I * at_hz[i] + poles_hz[k]);
        }
        gain[i] = decibels(h);
    }
    return gain[0] - gain[1];
}

static void assert_within_class_1(const Weighting *w)
{
    FILE *table = csv_open("a_weighting_61672.csv");
    CsvRow row;
    int rows = 0;
    while (csv_read(table, &row) && row.number[1] < 0.5 * w->rate_hz) {
        enum { HZ = 1, WANTED, PLUS, MINUS };
        const double *n = row.number, error_db = weight_db(w, n[HZ]) - n[WANTED];
        const double least_db = n[MINUS] < 0.0 ? n[MINUS] : -INFINITY; /* "-inf" is no number */
        assert_at_most(error_db, n[PLUS], "%g Hz at %g", n[HZ], w->rate_hz);
        assert_at_most(least_db, error_db, "%g Hz at %g, towards less", n[HZ], w->rate_hz);
        assert_close(analogue_db(n[HZ]), n[WANTED], 0.001, "the formula and the table");
        rows++;
    }
    fclose(table);
    assert_true(rows >= 31);
}

static void is_of_class_1(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        const Weighting w = weighting(rates_hz[r]);
        assert_within_class_1(&w);
    }
}

static void is_close_to_the_curve(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        const Weighting w = weighting(rates_hz[r]);
        const double highest_hz = fmin(20000.0, 0.44 * rates_hz[r]);
        for (int i = 0; i <= 1000; i++) {
            const double hz = 10.0 * pow(highest_hz / 10.0, i / 1000.0);
            assert_close(weight_db(&w, hz), analogue_db(hz), 0.2, "%g Hz at %g", hz, rates_hz[r]);
        }
        assert_close(weight_db(&w, 1000.0), 0.0, 1e-9, "0 dB at 1 kHz");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_of_class_1),
        cmocka_unit_test(is_close_to_the_curve),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
