/* Exposure and dose: the weighting, the level of a tone, the textbook rows. */
#include "../../plugin/dsp/a_weighting.h"
#include "../../plugin/dsp/phasor.h"
#include "../check.h"
#include "../csv.h"
#include "../host.h"
#include "../reference.h"
#include "../worst.h"
#include "render.h"
#include "rows.h"
#include "table.h"

/* A 1 kHz sine of peak 1: Full-Scale Level at the eardrum, 4.1 dB less in the diffuse field that
 * would sound the same (ISO 11904-2). */
static const double full_scale_dba = 115.0 - 4.1;

/* The most that a weight is beyond class 1's limits (below 0: within them), of the table's rows
 * below half of the rate; and its worst error up to 16 kHz. No port shows the weighting alone. */
static void weighting(void)
{
    enum { HZ = 1, WANTED, PLUS, MINUS };
    BiquadDesign filters[A_WEIGHTING_FILTERS];
    a_weighting_design(rate_hz, filters);
    FILE *table = csv_open("a_weighting_61672.csv");
    CsvRow row;
    double beyond_db = -INFINITY, worst_db = 0.0;
    while (csv_read(table, &row) && row.number[HZ] < 0.5 * rate_hz) {
        const Phasor at = phasor_at(row.number[HZ], rate_hz);
        const double complex h = biquads_response(filters, A_WEIGHTING_FILTERS, at.z_inverse);
        const double error_db = decibels(h) - row.number[WANTED];
        beyond_db = larger_of(error_db - row.number[PLUS], beyond_db);
        if (row.number[MINUS] < 0.0) { /* "-inf" is no number */
            beyond_db = larger_of(row.number[MINUS] - error_db, beyond_db);
        }
        worst_db = row.number[HZ] < 17000.0 ? worst_of(worst_db, error_db) : worst_db;
    }
    fclose(table);
    table_at_most("A-weighting, beyond the limits of class 1", 0.0, beyond_db, "dB", 2,
                  "IEC 61672-1");
    table_row("A-weighting, worst error from 10 Hz to 16 kHz", 0.0, worst_db, 0.2, "dB", 3,
              "IEC 61672-1");
}

typedef struct {
    double level_dba, percent_h; /* that it comes to in an hour */
} Reading;

/* Ten seconds of a 1 kHz tone, by how much louder on the right. */
static Reading read_tone_with(double level_dba, float right, const char *settings)
{
    const double seconds = 10.0, peak = pow(10.0, (level_dba - full_scale_dba) / 20.0);
    Stereo in = sine((size_t)(seconds * rate_hz), rate_hz, 1000.0, (float)peak);
    for (size_t n = 0; n < in.frames; n++) {
        in.right[n] *= right;
    }
    Host host = host_open(rate_hz);
    host_apply(&host, "mode=0 calibrated=1 full_scale_spl=115");
    host_apply(&host, settings);
    Stereo out = host_render(&host, &in, 0);
    const Reading reading = {(double)host_get(&host, "exposure_level"),
                             (double)host_get(&host, "dose") * 3600.0 / seconds};
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
    return reading;
}

static Reading read_tone(double level_dba, int standard)
{
    char settings[32];
    snprintf(settings, sizeof settings, "dose_standard=%d", standard);
    return read_tone_with(level_dba, 1.0f, settings);
}

static void what_counts(void)
{
    table_row("80 dBA on the left, 100 on the right", 100.0,
              read_tone_with(80.0, 10.0f, "").level_dba, 0.1, "dBA", 2, "the louder ear counts");
    table_row("94 dBA, bypassed", 94.0, read_tone_with(94.0, 1.0f, "enabled=0").level_dba, 0.1,
              "dBA", 2, "bypassed sound counts");
    table_row("94 dBA, exported", 0.0, read_tone_with(94.0, 1.0f, "freewheel=1").percent_h, 0.0,
              "%", 1, "nobody hears it");
    table_row("94 dBA, uncalibrated", 0.0, read_tone_with(94.0, 1.0f, "calibrated=0").percent_h,
              0.0, "%", 1, "reads 0 until calibrated");
}

/* A tone of full scale, from half a second on. */
static double level_of(int worn, double hz)
{
    Host host = host_open(rate_hz);
    host_apply(&host, "mode=0 calibrated=1 full_scale_spl=115");
    host_set(&host, "wearing", (float)worn);
    Stereo in = sine((size_t)(2.5 * rate_hz), rate_hz, hz, 1.0f), out = stereo_new(in.frames);
    const size_t settled = in.frames / 5;
    host_run(&host, &in, &out, 0, settled);
    host_set(&host, "dose_reset", 1.0f);
    host_run(&host, &in, &out, settled, in.frames - settled);
    const double level_dba = (double)host_get(&host, "exposure_level");
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
    return level_dba;
}

/* Each third octave to 12.5 kHz. */
static void other_frequencies(void)
{
    enum { EXACT_HZ = 1, WEIGHT, FIELD = 5 };
    const CsvRow at_1_khz = {.number = {1000.0}}; /* where both published targets are 0 dB */
    FILE *targets = csv_open("headphone_targets_third_octave.csv");
    FILE *weights = csv_open("a_weighting_61672.csv");
    CsvRow target, weight;
    double worst_db[WORN_COUNT] = {0};
    while (csv_read(targets, &target) && target.number[0] <= 12500.0) {
        while (csv_read(weights, &weight) && weight.number[0] != target.number[0]) {
        }
        for (int worn = 0; worn < WORN_COUNT; worn++) {
            const double wanted_dba = 115.0 + reference_target_db(worn, &target) -
                                      reference_target_db(worn, &at_1_khz) - target.number[FIELD] +
                                      weight.number[WEIGHT];
            worst_db[worn] =
                worst_of(worst_db[worn], level_of(worn, weight.number[EXACT_HZ]) - wanted_dba);
        }
    }
    fclose(targets);
    fclose(weights);
    for (int worn = 0; worn < WORN_COUNT; worn++) {
        char quantity[96];
        snprintf(quantity, sizeof quantity, "Tones of 20 Hz to 12.5 kHz, wearing %s, worst level",
                 reference_device_names[worn]);
        table_row(quantity, 0.0, worst_db[worn], 0.75, "dBA", 2,
                  "A-weighting - ISO 11904-2 + the worn device's target");
    }
}

static void doses(void)
{
    const struct {
        const char *quantity;
        double level_dba, hours;
        int standard;
        const char *source;
    } rows[] = {
        {"94 dBA for 1 h, NIOSH", 94.0, 1.0, 0, "NIOSH 98-126"},
        {"85 dBA for 8 h, NIOSH", 85.0, 8.0, 0, "NIOSH 98-126"},
        {"88 dBA for 4 h, NIOSH", 88.0, 4.0, 0, "3 dB exchange"},
        {"80 dBA for 40 h, WHO Adult", 80.0, 40.0, 1, "ITU-T H.870, 1.6 Pa²h"},
        {"100 dBA for 24 min, WHO Adult", 100.0, 0.4, 1, "ITU-T H.870"},
        {"75 dBA for 40 h, WHO Sensitive", 75.0, 40.0, 2, "ITU-T H.870"},
    };
    table_row("1 kHz of 94 dBA", 94.0, read_tone(94.0, 0).level_dba, 0.1, "dBA", 2,
              "Full-Scale Level less ISO 11904-2's 4.1 dB");
    for (size_t i = 0; i < COUNT(rows); i++) {
        const Reading reading = read_tone(rows[i].level_dba, rows[i].standard);
        table_row(rows[i].quantity, 100.0, reading.percent_h * rows[i].hours, 1.0, "%", 2,
                  rows[i].source);
    }
}

void exposure_rows(void)
{
    table_section("Exposure and dose, 10 s of a tone, which count as long as said");
    weighting();
    other_frequencies();
    doses();
    what_counts();
}
