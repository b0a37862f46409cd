/* The noise of the stage: level, colour, what keeps it out, what it masks; the ambient microphones. */
#include "../../plugin/dsp/a_weighting_power.h"
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

/* ---------------------------------------------------------------------------------- level -- */

static double stage_dba(const char *settings)
{
    Host host = host_open(rate_hz);
    host_apply(&host, "mode=3 stage=1 isolation=0 calibrated=1 full_scale_spl=140");
    host_apply(&host, settings);
    Stereo silence = stereo_new((size_t)(10.0 * rate_hz));
    Stereo out = host_render(&host, &silence, 0);
    const double level_dba = (double)host_get(&host, "exposure_level");
    host_close(&host);
    stereo_free(&silence);
    stereo_free(&out);
    return level_dba;
}

static void stage_levels(void)
{
    const char *meter = "the plugin's own exposure meter";
    for (int worn = 0; worn < WORN_COUNT; worn++) {
        char settings[64], quantity[96];
        snprintf(settings, sizeof settings, "stage_level=100 wearing=%d", worn);
        snprintf(quantity, sizeof quantity, "Stage of 100 dBA without isolation, wearing %s",
                 reference_device_names[worn]);
        table_row(quantity, 100.0, stage_dba(settings), 0.5, "dBA", 2, meter);
    }
    table_row("Stage of 70 dBA", 70.0, stage_dba("stage_level=70"), 0.5, "dBA", 2, meter);
    table_row("Stage of 120 dBA", 120.0, stage_dba("stage_level=120"), 0.5, "dBA", 2, meter);
    table_row("Stage of 100 dBA, isolation of 40 dB, one ear out", 100.0,
              stage_dba("stage_level=100 isolation=40 ear_out=1"), 0.5, "dBA", 2,
              "unfiltered in the ear that is out");
}

/* Of pink noise, A-weighted, in a third octave, of power 1. */
static double pink_third_power(void)
{
    const double first_hz = 10.0, last_hz = 24000.0;
    enum { STEPS = 10000 };
    double weighted = 0.0;
    for (int k = 0; k < STEPS; k++) {
        const double hz = first_hz * pow(last_hz / first_hz, (k + 0.5) / STEPS);
        weighted += a_weighting_power(hz) * log(last_hz / first_hz) / STEPS;
    }
    return log(2.0) / 3.0 / weighted;
}

/* Its spectrum: pink in the field, as the eardrum has it, less what the worn device adds. */
static void colour(void)
{
    Spectra *s = stage("mode=3 wearing=0 level_match=0 stage=1 isolation=0 full_scale_spl=115");
    const double level_db = db_from_power(pink_third_power()) + 100.0 - 115.0 - 3.01;
    FILE *table = csv_open("headphone_targets_third_octave.csv");
    CsvRow row;
    double worst_db = 0.0;
    while (csv_read(table, &row)) {
        const double hz = row.number[0], edge = pow(2.0, 1.0 / 6.0);
        if (hz >= 50.0 && hz <= 10000.0) {
            const double wanted_db = level_db + row.number[5] - reference_target_db(0, &row);
            worst_db = worst_of(
                worst_db, db_from_power(band_power(s, s->left, hz / edge, hz * edge)) - wanted_db);
        }
    }
    fclose(table);
    free(s);
    table_row("Stage noise by third octaves, worst of 50 Hz to 10 kHz", 0.0, worst_db, 1.0, "dB", 2,
              "pink + ISO 11904-2 - the worn device's target");
}

/* ------------------------------------------------------------------------------- isolation -- */

static double isolated_db(const Spectra *open, const Spectra *in, double hz)
{
    const double edge = pow(2.0, 1.0 / 6.0);
    return db_from_power(band_power(open, open->left, hz / edge, hz * edge) /
                         band_power(in, in->left, hz / edge, hz * edge));
}

static void isolation_bounds(void)
{
    Spectra *open = stage(PLAIN "stage=1 isolation=0"), *in = stage(PLAIN "stage=1 isolation=40");
    table_row("Isolation of 40 dB, at 4 kHz, where the plug's shape has 60 dB", 45.0,
              isolated_db(open, in, 4000.0), 1.0, "dB", 2, "bone conduction");
    table_row("Isolation of 40 dB at 1 kHz", 40.0, isolated_db(open, in, 1000.0), 1.0, "dB", 2,
              "definition");
    free(in);
    in = stage(PLAIN "stage=1 isolation=30 seal_left=0.5");
    double worst_db = 0.0;
    FILE *table = csv_open("custom_earmould_attenuation.csv");
    CsvRow row;
    while (csv_read(table, &row)) {
        const double hz = row.number[0];
        const double isolated = pow(10.0, -fmin(45.0, 30.0 * row.number[1] / 23.6) / 10.0);
        const double leaking = pow(cabs(1.0 - reference_leak(0.5, hz)), 2.0);
        worst_db =
            worst_of(worst_db, isolated_db(open, in, hz) + db_from_power(isolated + leaking));
    }
    fclose(table);
    free(open);
    free(in);
    table_row("The stage through a leak of 0.5 mm, worst third octave of 63 Hz to 8 kHz", 0.0,
              worst_db, 1.0, "dB", 2, "isolation and 1-H, summed by power");
}

/* ---------------------------------------------------------------------------------- masked -- */

/* A programme like the noise itself, so that all bands go at once, give or take chance: the share
 * over its level is a step, and where it is, is the area above it. */
static void masking(void)
{
    const char *settings = PLAIN "stage=1 isolation=0 stage_level=100 full_scale_spl=130";
    Stereo silence = stereo_new((size_t)(2.0 * rate_hz)), noise = render(settings, &silence);
    const int lowest_db = -16, highest_db = 8;
    double level_db = lowest_db - 0.5;
    for (int db = lowest_db; db <= highest_db; db++) {
        Stereo in = stereo_new(noise.frames);
        for (size_t n = 0; n < in.frames; n++) {
            in.left[n] = in.right[n] = (float)gain_from_db(db) * noise.left[n];
        }
        Host host = host_open(rate_hz);
        host_apply(&host, settings);
        Stereo out = host_render(&host, &in, 0);
        level_db += (double)host_get(&host, "masked") / 100.0;
        host_close(&host);
        stereo_free(&in);
        stereo_free(&out);
    }
    stereo_free(&silence);
    stereo_free(&noise);
    table_row("Masked Bands: level of a programme that the noise just drowns", -4.0, level_db, 1.0,
              "dB", 2, "4 dB under the noise, in ERB bands");
}

/* -------------------------------------------------------------------------------- ambience -- */

/* Mean power at both ears below the microphones' high cut. */
static double reflected_db(const Response *r)
{
    enum { FREQUENCIES = 400 };
    double power = 0.0;
    for (int k = 0; k < FREQUENCIES; k++) {
        const double hz = 200.0 + 4.5 * k;
        const double complex left = response_direct(r, hz) - (double)r->from_left.left[0];
        const double complex right = response_crossed(r, hz);
        power += creal(left * conj(left) + right * conj(right)) / FREQUENCIES;
    }
    return db_from_power(power);
}

static void ambience(void)
{
    Response r = response_measure(rate_hz, PLAIN "ambience=0");
    const float *same = r.from_left.left, *other = r.from_left.right;
    const size_t floor_from = (size_t)(0.0009 * rate_hz), floor_to = (size_t)(0.0014 * rate_hz);
    double before = (double)other[0];
    size_t peak = floor_from;
    for (size_t n = 1; n < floor_to; n++) { /* the programme itself is frame 0 */
        if (n < floor_from) {
            before = worst_of(worst_of(before, (double)same[n]), (double)other[n]);
        } else if (fabsf(same[n]) > fabsf(same[peak])) {
            peak = n;
        }
    }
    const double dx = 8.0 * cos(acos(-1.0) / 6.0), dy = 8.0 * 0.5 - 1.5, direct_m = hypot(dx, dy);
    table_row("Ambience, first reflection after the direct sound would come",
              1e3 * (hypot(direct_m, 2.4) - direct_m) / 343.0, 1e3 * (double)peak / rate_hz, 0.1,
              "ms", 2, "the Club's floor, 1.2 m below stacks and microphones");
    table_row("Ambience, direct sound", 0.0, before, 0.0, "", 1, "none");
    table_row("Ambience at 0 dB, power of the reflections, 200 Hz to 2 kHz", 0.0, reflected_db(&r),
              1.0, "dB", 2, "that of the mix, engineering choice");
    response_free(&r);
}

void stage_rows(void)
{
    table_section("In-Ears: the stage and the ambience");
    stage_levels();
    colour();
    isolation();
    isolation_bounds();
    coherence();
    masking();
    ambience();
}
