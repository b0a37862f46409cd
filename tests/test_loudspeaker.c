/* Loudspeakers: directivity against the published table and against its own index, on-axis
 * responses against what each is said to do. */
#include "../plugin/acoustics/loudspeaker.h"
#include "../plugin/acoustics/octaves.h"
#include "../plugin/dsp/decibel.h"
#include "check.h"
#include "csv.h"
#include <string.h>

static const double pi = 3.14159265358979323846;

static double on_axis_db(LoudspeakerKind kind, double frequency_hz, double rate_hz)
{
    BiquadSpec filters[LOUDSPEAKER_FILTERS];
    const unsigned count = loudspeaker_filters(kind, filters);
    double gain = 1.0;
    for (unsigned k = 0; k < count; k++) {
        const BiquadDesign design = biquad_design(&filters[k], rate_hz);
        gain *= cabs(biquad_response(&design, cexp(-I * 2.0 * pi * frequency_hz / rate_hz)));
    }
    return db_from_gain(gain);
}

static LoudspeakerKind kind_of(const char *cabinet)
{
    if (strcmp(cabinet, "nearfield_2way") == 0) {
        return LOUDSPEAKER_NEARFIELD;
    }
    return strcmp(cabinet, "midfield_3way") == 0 ? LOUDSPEAKER_HI_FI : LOUDSPEAKER_CUBE;
}

static void directivity_is_the_table(void **state)
{
    (void)state;
    FILE *table = csv_open("loudspeaker_directivity_cap.csv");
    CsvRow row;
    int rows = 0;
    while (csv_read(table, &row)) {
        enum { FREQUENCY = 1, INDEX, FIRST_ANGLE, ANGLES = 13 };
        const LoudspeakerKind kind = kind_of(row.name);
        const double hz = row.number[FREQUENCY];
        if (hz < 63.0) {
            continue; /* the head line has numbers: the angles */
        }
        for (int k = 0; k < ANGLES; k++) {
            assert_close(loudspeaker_directivity_db(kind, 15.0 * k, hz),
                         row.number[FIRST_ANGLE + k], 0.06, "%s at %g Hz, %d degrees", row.name, hz,
                         15 * k);
        }
        assert_close(loudspeaker_directivity_index_db(kind, hz), row.number[INDEX], 0.06,
                     "%s: index at %g Hz", row.name, hz);
        rows++;
    }
    fclose(table);
    assert_int_equal(rows, 27);
}

/* The index is the axis against the mean over the sphere: by rings, half a degree wide. Both are
 * interpolated, where a cabinet is not of the table's size, which leaves 0.6 dB between them. */
static void index_is_that_of_the_directivity(void **state)
{
    (void)state;
    for (LoudspeakerKind kind = 0; kind < LOUDSPEAKERS; kind++) {
        for (unsigned octave = 0; octave < OCTAVES - 1; octave++) {
            const double hz = octave_hz(octave);
            double mean = 0.0;
            for (int ring = 0; ring < 360; ring++) {
                const double degrees = 0.25 + 0.5 * ring;
                const double db = loudspeaker_directivity_db(kind, degrees, hz);
                assert_true(db <= 0.0);
                mean += pow(10.0, db / 10.0) * sin(degrees * pi / 180.0) * (0.5 * pi / 180.0) / 2.0;
            }
            assert_close(loudspeaker_directivity_index_db(kind, hz), -db_from_power(mean), 0.7,
                         "loudspeaker %d at %g Hz", (int)kind, hz);
        }
    }
}

static void directivity_has_no_jumps(void **state)
{
    (void)state;
    for (LoudspeakerKind kind = 0; kind < LOUDSPEAKERS; kind++) {
        for (int step = 0; step < 36 * 710; step++) {
            const double hz = 20.0 * pow(1.01, floor(step / 36.0)), degrees = step % 36 * 5.0;
            const double here = loudspeaker_directivity_db(kind, degrees, hz);
            assert_at_most(fabs(loudspeaker_directivity_db(kind, degrees, hz * 1.01) - here), 0.5,
                           "%d: %g Hz, %g degrees", (int)kind, hz, degrees);
            assert_at_most(fabs(loudspeaker_directivity_db(kind, degrees + 1.0, hz) - here), 1.6,
                           "%d: %g Hz, %g degrees", (int)kind, hz, degrees);
        }
    }
}

static void responses_are_as_said(void **state)
{
    (void)state;
    static const struct {
        LoudspeakerKind kind;
        double hz, db, tolerance_db;
    } expected[] = {
        {LOUDSPEAKER_WHITE_CONE, 85, -3, 0.3},     {LOUDSPEAKER_WHITE_CONE, 1700, 4, 0.1},
        {LOUDSPEAKER_WHITE_CONE, 21.25, -24, 0.5}, {LOUDSPEAKER_WHITE_CONE, 10.625, -36, 0.5},
        {LOUDSPEAKER_CUBE, 150, -3, 0.3},          {LOUDSPEAKER_CUBE, 1500, 3, 0.2},
        {LOUDSPEAKER_CUBE, 11000, -3, 0.3},        {LOUDSPEAKER_LAPTOP, 200, -3, 0.3},
        {LOUDSPEAKER_LAPTOP, 50, -48, 1},          {LOUDSPEAKER_PHONE, 600, -3, 0.3},
        {LOUDSPEAKER_NEARFIELD, 48, -3, 0.1},      {LOUDSPEAKER_NEARFIELD, 1000, 0, 0.1},
    };
    const double rates_hz[] = {44100, 48000, 96000};
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        for (size_t k = 0; k < COUNT(expected); k++) {
            assert_close(on_axis_db(expected[k].kind, expected[k].hz, rates_hz[r]), expected[k].db,
                         expected[k].tolerance_db, "loudspeaker %d at %g Hz, rate %g",
                         (int)expected[k].kind, expected[k].hz, rates_hz[r]);
        }
    }
}

static void reference_does_nothing(void **state)
{
    (void)state;
    BiquadSpec filters[LOUDSPEAKER_FILTERS];
    assert_int_equal(loudspeaker_filters(LOUDSPEAKER_REFERENCE, filters), 0);
    for (int step = 0; step < 18; step++) {
        const double hz = 20.0 * pow(1.5, step);
        for (int angle = 0; angle <= 24; angle++) {
            assert_true(loudspeaker_directivity_db(LOUDSPEAKER_REFERENCE, 7.5 * angle, hz) == 0.0);
        }
        assert_true(loudspeaker_directivity_index_db(LOUDSPEAKER_REFERENCE, hz) == 0.0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(directivity_is_the_table),
        cmocka_unit_test(index_is_that_of_the_directivity),
        cmocka_unit_test(directivity_has_no_jumps),
        cmocka_unit_test(responses_are_as_said),
        cmocka_unit_test(reference_does_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
