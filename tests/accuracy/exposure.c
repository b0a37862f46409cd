/* Exposure and dose: the weighting, the level of a tone, the textbook rows. */
#include "../../plugin/dsp/a_weighting.h"
#include "../../plugin/dsp/phasor.h"
#include "../check.h"
#include "../csv.h"
#include "../host.h"
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

/* Ten seconds of a 1 kHz tone. */
static Reading read_tone(double level_dba, int standard)
{
    const double seconds = 10.0, peak = pow(10.0, (level_dba - full_scale_dba) / 20.0);
    char settings[96];
    snprintf(settings, sizeof settings, "mode=0 calibrated=1 full_scale_spl=115 dose_standard=%d",
             standard);
    Stereo in = sine((size_t)(seconds * rate_hz), rate_hz, 1000.0, (float)peak);
    Host host = host_open(rate_hz);
    host_apply(&host, settings);
    Stereo out = host_render(&host, &in, 0);
    const Reading reading = {(double)host_get(&host, "exposure_level"),
                             (double)host_get(&host, "dose") * 3600.0 / seconds};
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
    return reading;
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
        {"80 dBA for 40 h, WHO Adult", 80.0, 40.0, 1, "ITU-T H.870"},
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
    doses();
}
