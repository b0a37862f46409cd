/* The In-Ears mode: leak, link, drivers. */
#include "../../plugin/acoustics/drivers.h"
#include "../../plugin/acoustics/fourier.h"
#include "../check.h"
#include "../csv.h"
#include "../reference.h"
#include "../response.h"
#include "../spectra.h"
#include "../worst.h"
#include "render.h"
#include "rows.h"
#include "table.h"

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

/* Of the ear canal that is ours, up to 0.5 mm, below 1 kHz. */
static void leak_by_its_table(void)
{
    const double hz[] = {20, 31.5, 50, 63, 80, 100, 125, 200, 250, 315, 500, 800};
    enum { DIAMETER, LENGTH, VOLUME, FIRST_LEVEL = 6 };
    FILE *table = csv_open("iem_leak_model.csv");
    CsvRow row;
    double worst_db = 0.0;
    while (csv_read(table, &row)) {
        if (row.number[LENGTH] != 3.0 || row.number[VOLUME] != 1.26 || row.number[DIAMETER] > 0.5 ||
            row.number[DIAMETER] <= 0.0) {
            continue;
        }
        char settings[96];
        snprintf(settings, sizeof settings, PLAIN "seal_left=%g", row.number[DIAMETER]);
        Response r = response_measure_for(2.0, rate_hz, settings);
        for (size_t k = 0; k < COUNT(hz) && FIRST_LEVEL + k < (size_t)row.columns; k++) {
            worst_db = worst_of(worst_db,
                                decibels(response_direct(&r, hz[k])) - row.number[FIRST_LEVEL + k]);
        }
        response_free(&r);
    }
    fclose(table);
    table_row("Leak of 0.2, 0.3 and 0.5 mm by the table, below 1 kHz", 0.0, worst_db, 0.3, "dB", 3,
              "table of the lumped model");
}

static void untouched(void)
{
    Stereo in = white_noise(24000, 0.5f, 3), out = render(PLAIN, &in);
    table_row("Sealed, wired, Reference: samples that differ from the input", 0.0,
              differing_samples(&in, &out), 0.0, "samples", 0, "identity");
    stereo_free(&out);
    out = render(PLAIN "ear_out=1 link=2", &in);
    double left = 0.0;
    for (size_t n = 0; n < out.frames; n++) {
        left = worst_of(left, (double)out.left[n]);
    }
    table_row("An ear that is out, programme that it hears", 0.0, left, 0.0, "", 1,
              "the stage alone");
    stereo_free(&in);
    stereo_free(&out);
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

static void transmitter(void)
{
    const size_t frames = (size_t)rate_hz, settled = frames / 2;
    Stereo in = sine(frames, rate_hz, 1000.0, 1.0f), out = render(PLAIN "link=1", &in);
    const double scale = 2.0 / (double)(frames - settled);
    table_row("FM Stereo, a tone of full scale behind the transmitter's limiter", -6.0,
              decibels(scale * spectrum_at(out.left + settled, frames - settled, 1000.0, rate_hz)),
              0.5, "dBFS", 2, "engineering choice");
    stereo_free(&in);
    stereo_free(&out);
}

static double complex all_pass(double corner_hz, double hz)
{
    const double complex s = I * hz / corner_hz;
    return (1.0 - sqrt(2.0) * s + s * s) / (1.0 + sqrt(2.0) * s + s * s);
}

/* The phase that the level does not explain. */
static void crossovers(void)
{
    enum { LENGTH = 16384 };
    static double complex heard[LENGTH], minimum[LENGTH];
    Response r = response_measure_for(LENGTH / rate_hz, rate_hz, PLAIN "drivers=3");
    for (unsigned n = 0; n < LENGTH; n++) {
        heard[n] = (double)r.from_left.left[n];
    }
    response_free(&r);
    fourier_forward(heard, LENGTH);
    for (unsigned k = 0; k < LENGTH; k++) {
        minimum[k] = cabs(heard[k]);
    }
    fourier_minimum_phase(minimum, LENGTH);
    const double corners_hz[] = {250.0, 2500.0}, degrees = 180.0 / acos(-1.0);
    for (int c = 0; c < 2; c++) {
        const unsigned bin = (unsigned)lround(corners_hz[c] * LENGTH / rate_hz);
        const double hz = bin * rate_hz / LENGTH;
        char quantity[96];
        snprintf(quantity, sizeof quantity, "Multi-Driver, phase beyond the minimum at %.0f Hz",
                 hz);
        table_row(quantity, degrees * carg(all_pass(250.0, hz) * all_pass(2500.0, hz)),
                  degrees * carg(heard[bin] / minimum[bin]), 2.0, "°", 1,
                  "crossovers of the fourth order at 250 Hz and 2.5 kHz");
    }
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

void inears_rows(void)
{
    table_section("In-Ears");
    leak();
    leak_by_its_table();
    link();
    transmitter();
    drivers();
    crossovers();
    untouched();
}
