/* What an in-ear keeps out: the table, its bounds, and the filters that do it. */
#include "../plugin/dsp/isolation.h"
#include "../plugin/dsp/phasor.h"
#include "check.h"
#include "csv.h"
#include "signals.h"
#include <stdlib.h>

static const double rates_hz[] = {22050, 44100, 48000, 96000, 192000};
static const double isolations_db[] = {0.0, 0.7, 5.0, 12.0, 23.6, 25.0, 31.0, 36.0, 40.0};

static double filtered_db(const BiquadDesign *filter, double hz, double rate_hz)
{
    return -decibels(biquads_response(filter, GRAPHIC_BANDS, phasor_at(hz, rate_hz).z_inverse));
}

static void the_shape_is_the_tables(void **state)
{
    (void)state;
    FILE *table = csv_open("custom_earmould_attenuation.csv");
    CsvRow row;
    int rows = 0;
    for (; csv_read(table, &row); rows++) {
        const double hz = row.number[0], plug_db = row.number[1];
        for (size_t k = 0; k < COUNT(isolations_db); k++) {
            const double wanted_db = fmin(45.0, isolations_db[k] * plug_db / 23.6);
            assert_close(isolation_at_db(isolations_db[k], hz), wanted_db, 0.02, "%g dB at %g Hz",
                         isolations_db[k], hz);
            for (size_t r = 0; r < COUNT(rates_hz); r++) {
                BiquadDesign filter[GRAPHIC_BANDS];
                isolation_design(isolations_db[k], rates_hz[r], filter);
                assert_close(filtered_db(filter, hz, rates_hz[r]), wanted_db, 0.5,
                             "%g dB at %g Hz of %g", isolations_db[k], hz, rates_hz[r]);
            }
        }
    }
    fclose(table);
    assert_int_equal(rows, 8);
}

static double worst_error_db(double isolation_db, double rate_hz)
{
    BiquadDesign filter[GRAPHIC_BANDS];
    isolation_design(isolation_db, rate_hz, filter);
    const double top_hz = rate_hz < 44100.0 ? 8000.0 : 20000.0;
    double worst_db = 0.0, worst_hz = 0.0;
    for (int i = 0; i <= 300; i++) {
        const double hz = 20.0 * pow(top_hz / 20.0, i / 300.0);
        const double error_db =
            filtered_db(filter, hz, rate_hz) - isolation_at_db(isolation_db, hz);
        if (fabs(error_db) > fabs(worst_db)) {
            worst_db = error_db;
            worst_hz = hz;
        }
    }
    if (getenv("EARFIELD_VERBOSE")) {
        printf("%5.1f dB at %6.0f: %5.2f dB at %5.0f Hz\n", isolation_db, rate_hz, worst_db,
               worst_hz);
    }
    return fabs(worst_db);
}

/* Also between the octaves, where the table says nothing and a straight line is meant; the bound of
 * 45 dB makes a corner in it that filters round off. */
static void filters_follow_the_shape_everywhere(void **state)
{
    (void)state;
    for (size_t k = 0; k < COUNT(isolations_db) * COUNT(rates_hz); k++) {
        const double isolation_db = isolations_db[k % COUNT(isolations_db)];
        const double most_db = isolation_db <= 30.0 ? 0.5 : 1.0;
        assert_at_most(worst_error_db(isolation_db, rates_hz[k / COUNT(isolations_db)]), most_db,
                       "%g dB", isolation_db);
    }
}

static void none_is_none(void **state)
{
    (void)state;
    BiquadDesign filter[GRAPHIC_BANDS];
    isolation_design(0.0, 48000.0, filter);
    assert_close(filtered_db(filter, 1234.0, 48000.0), 0.0, 1e-12, "none");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shape_is_the_tables),
        cmocka_unit_test(filters_follow_the_shape_everywhere),
        cmocka_unit_test(none_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
