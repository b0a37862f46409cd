/* From the eardrum under a device to the diffuse field: the filters against published tables. */
#include "../plugin/acoustics/diffuse_field.h"
#include "../plugin/dsp/phasor.h"
#include "check.h"
#include "reference.h"

static double filters_db(Device worn, double hz, double rate_hz)
{
    BiquadSpec specs[DIFFUSE_FIELD_FILTERS];
    BiquadDesign filters[DIFFUSE_FIELD_FILTERS];
    diffuse_field_filters(worn, specs);
    for (int i = 0; i < DIFFUSE_FIELD_FILTERS; i++) {
        filters[i] = biquad_design(&specs[i], rate_hz);
    }
    const Phasor at = phasor_at(hz, rate_hz);
    return decibels(biquads_response(filters, DIFFUSE_FIELD_FILTERS, at.z_inverse));
}

/* The device's target less the diffuse field's response, both by the table. */
static double field_db(int worn, const CsvRow *row)
{
    enum { ISO_11904 = 5 };
    return reference_target_db(worn, row) - row->number[ISO_11904];
}

static CsvRow row_at_1_khz(void)
{
    FILE *table = csv_open("headphone_targets_third_octave.csv");
    CsvRow row = {0};
    while (csv_read(table, &row) && row.number[0] != 1000.0) {
    }
    fclose(table);
    assert_close(row.number[0], 1000.0, 0.0, "the table has a row at 1 kHz");
    return row;
}

static void assert_meets_the_table(int worn, double rate_hz, double highest_hz, double tolerance_db)
{
    const CsvRow at_1_khz = row_at_1_khz();
    const double wanted_1_khz = field_db(worn, &at_1_khz);
    const double got_1_khz = filters_db((Device)worn, 1000.0, rate_hz);
    FILE *table = csv_open("headphone_targets_third_octave.csv");
    CsvRow row;
    int rows = 0;
    while (csv_read(table, &row) && row.number[0] <= highest_hz) {
        const double hz = row.number[0];
        assert_close(filters_db((Device)worn, hz, rate_hz) - got_1_khz,
                     field_db(worn, &row) - wanted_1_khz, tolerance_db, "%s, %g Hz at %g",
                     reference_device_names[worn], hz, rate_hz);
        rows++;
    }
    fclose(table);
    assert_true(rows >= 27);
}

static void meets_the_tables(void **state)
{
    (void)state;
    const double rates_hz[] = {44100, 48000, 88200, 96000, 192000};
    for (int worn = 0; worn < WORN_COUNT; worn++) {
        for (size_t r = 0; r < COUNT(rates_hz); r++) {
            assert_meets_the_table(worn, rates_hz[r], 12500.0, 0.5);
        }
        assert_meets_the_table(worn, 22050, 8000.0, 0.6);
    }
}

static void level_at_1_khz_is_the_tables(void **state)
{
    (void)state;
    assert_close(diffuse_field_at_1_khz_db, row_at_1_khz().number[5], 0.0, "ISO 11904-2 at 1 kHz");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(meets_the_tables),
        cmocka_unit_test(level_at_1_khz_is_the_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
