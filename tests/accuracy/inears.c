/* The In-Ears mode: leak, link, isolation, the noise of the stage. */
#include "../../plugin/acoustics/drivers.h"
#include "../../plugin/dsp/decibel.h"
#include "../check.h"
#include "../csv.h"
#include "../host.h"
#include "../reference.h"
#include "../response.h"
#include "../spectra.h"
#include "../worst.h"
#include "render.h"
#include "rows.h"
#include "table.h"
#include <stdlib.h>

/* The listener's device is the performer's: nothing is translated. */
#define PLAIN "mode=3 wearing=2 level_match=0 "

static void leak(void)
{
    const double diameters_mm[] = {0.07, 0.15, 0.23, 0.36, 0.44, 0.53, 0.71, 0.88, 1.0};
    double worst_db = 0.0;
    for (size_t d = 0; d < COUNT(diameters_mm); d++) {
        char settings[96];
        snprintf(settings, sizeof settings, PLAIN "seal_left=%g", diameters_mm[d]);
        Response r = response_measure_for(2.0, rate_hz, settings);
        for (int step = 0; step <= 40; step++) {
            const double hz = 10.0 * pow(100.0, step / 40.0);
            worst_db = worst_of(
                worst_db, decibels(response_direct(&r, hz) / reference_leak(diameters_mm[d], hz)));
        }
        response_free(&r);
    }
    Response r = response_measure_for(2.0, rate_hz, PLAIN "seal_left=0.3");
    const double at_20_hz_db = decibels(response_direct(&r, 20.0));
    response_free(&r);
    table_row("Leak, worst of 9 holes to 1 mm, 10 Hz to 1 kHz", 0.0, worst_db, 0.3, "dB", 3,
              "a hole's resistance and mass beside the ear canal's compliance");
    table_row("Leak of 0.3 mm at 20 Hz", -10.5, at_20_hz_db, 0.3, "dB", 2, "the same");
}

/* ---------------------------------------------------------------------------------- link -- */

/* The level of a tone of -20 dBFS on the left, at both ears. */
static void tone(const char *settings, double hz, double *near_db, double *far_db)
{
    const size_t frames = (size_t)rate_hz, settled = frames / 2, rest = frames - settled;
    Stereo x = sine(frames, rate_hz, hz, 0.1f);
    for (size_t i = 0; i < frames; i++) {
        x.right[i] = 0.0f;
    }
    Stereo out = render(settings, &x);
    const double scale = 2.0 / 0.1 / (double)rest;
    *near_db = decibels(scale * spectrum_at(out.left + settled, rest, hz, rate_hz));
    *far_db = decibels(scale * spectrum_at(out.right + settled, rest, hz, rate_hz));
    stereo_free(&x);
    stereo_free(&out);
}

static void edge_row(const char *quantity, const char *settings, double hz)
{
    double near_db, far_db;
    tone(settings, hz, &near_db, &far_db);
    table_row(quantity, -3.01, near_db, 0.5, "dB", 2, "the edge's definition");
}

static void link(void)
{
    const char *fm = PLAIN "link=1", *digital = PLAIN "link=2";
    edge_row("FM Stereo at 30 Hz", fm, 30.0);
    edge_row("FM Stereo at 15 kHz", fm, 15000.0);
    edge_row("Digital at 20 Hz", digital, 20.0);
    edge_row("Digital at 20 kHz", digital, 20000.0);
    const double tones_hz[] = {100, 1000, 5000, 10000};
    double worst_db = 40.0;
    for (size_t k = 0; k < COUNT(tones_hz); k++) {
        double near_db, far_db;
        tone(fm, tones_hz[k], &near_db, &far_db);
        const double apart_db = near_db - far_db;
        worst_db = fabs(apart_db - 40.0) < fabs(worst_db - 40.0) ? worst_db : apart_db;
    }
    table_row("FM Stereo, separation, worst of 100 Hz to 10 kHz", 40.0, worst_db, 0.5, "dB", 2,
              "engineering choice");
    Stereo silence = stereo_new((size_t)(10.0 * rate_hz)), out = render(fm, &silence);
    table_row("FM Stereo, noise, A-weighted", -75.0, a_weighted_db(out.left, out.frames, rate_hz),
              0.5, "dBFS", 2, "engineering choice");
    stereo_free(&silence);
    stereo_free(&out);
}

static void drivers(void)
{
    double most_db = 0.0;
    for (int kind = 1; kind < DRIVERS_KINDS; kind++) {
        char settings[96];
        snprintf(settings, sizeof settings, PLAIN "drivers=%d", kind);
        Response r = response_measure(rate_hz, settings);
        for (int step = 0; step <= 120; step++) {
            const double hz = 20.0 * pow(1000.0, step / 120.0);
            most_db = larger_of(most_db, fabs(decibels(response_direct(&r, hz))));
        }
        response_free(&r);
    }
    table_at_most("Drivers, farthest from the target, 20 Hz to 20 kHz", 6.0, most_db, "dB", 2,
                  "engineering choice");
}

/* --------------------------------------------------------------------------------- stage -- */

static Spectra *stage(const char *settings)
{
    Stereo silence = stereo_new((size_t)(20.0 * rate_hz)), out = render(settings, &silence);
    Spectra *s = spectra_of(out.left, out.right, out.frames, rate_hz);
    stereo_free(&silence);
    stereo_free(&out);
    return s;
}

/* The stage past a sealed earphone against an open ear, by the third octaves about the table's
 * frequencies. */
static void isolation(void)
{
    Spectra *open = stage(PLAIN "stage=1 isolation=0"), *in = stage(PLAIN "stage=1 isolation=30");
    FILE *table = csv_open("custom_earmould_attenuation.csv");
    CsvRow row;
    double worst_db = 0.0;
    while (csv_read(table, &row)) {
        const double hz = row.number[0], wanted_db = fmin(45.0, 30.0 * row.number[1] / 23.6);
        const double low_hz = hz / pow(2.0, 1.0 / 6.0), high_hz = hz * pow(2.0, 1.0 / 6.0);
        const double got_db = db_from_power(band_power(open, open->left, low_hz, high_hz) /
                                            band_power(in, in->left, low_hz, high_hz));
        worst_db = worst_of(worst_db, got_db - wanted_db);
    }
    fclose(table);
    free(open);
    free(in);
    table_row("Isolation of 30 dB, worst third octave of 63 Hz to 8 kHz", 0.0, worst_db, 1.0, "dB",
              2, "custom-moulded plug, EN 352-2");
}

static void coherence(void)
{
    Spectra *s = stage(PLAIN "stage=1 isolation=0");
    double worst = 0.0;
    for (int third = -9; third <= 9; third++) {
        const double low_hz = 1000.0 * pow(2.0, (third - 0.5) / 3.0), high_hz = low_hz * cbrt(2.0);
        worst = worst_of(worst, band_coherence(s, low_hz, high_hz) -
                                    reference_diffuse_coherence(low_hz, high_hz));
    }
    free(s);
    table_row("Stage noise, coherence of the ears, worst third octave of 125 Hz to 8 kHz", 0.0,
              worst, 0.1, "", 3, "diffuse field: sinc(f/550 Hz) · (1 - f/2700 Hz)");
}

static void stage_level_row(const char *wearing, int worn)
{
    char settings[128], quantity[96];
    snprintf(settings, sizeof settings,
             "mode=3 stage=1 stage_level=100 isolation=0 calibrated=1 full_scale_spl=130 "
             "wearing=%d",
             worn);
    snprintf(quantity, sizeof quantity, "Stage of 100 dBA without isolation, wearing %s", wearing);
    Host host = host_open(rate_hz);
    host_apply(&host, settings);
    Stereo silence = stereo_new((size_t)(10.0 * rate_hz));
    Stereo out = host_render(&host, &silence, 0);
    table_row(quantity, 100.0, (double)host_get(&host, "exposure_level"), 0.5, "dBA", 2,
              "the plugin's own exposure meter");
    host_close(&host);
    stereo_free(&silence);
    stereo_free(&out);
}

void inears_rows(void)
{
    table_section("In-Ears");
    leak();
    link();
    drivers();
    isolation();
    coherence();
    for (int worn = 0; worn < WORN_COUNT; worn++) {
        stage_level_row(reference_device_names[worn], worn);
    }
}
