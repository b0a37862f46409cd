/* make accuracy: every figure that the README quotes, measured through the built bundle. */
#include "../host.h"
#include "../noise.h"
#include "../reference.h"
#include "../response.h"
#include "table.h"
#include <ebur128.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const double rate_hz = 48000.0;

static Stereo render(const char *settings, const Stereo *in)
{
    Host host = host_open(rate_hz);
    host_apply(&host, settings);
    Stereo out = host_render(&host, in, 0);
    host_close(&host);
    return out;
}

/* ------------------------------------------------------------------------------ bit for bit -- */

static void bits_row(const char *quantity, const char *settings, const char *source)
{
    Stereo in = white_noise(48000, 0.9f, 1), out = render(settings, &in);
    double differing = 0.0;
    for (size_t i = 0; i < in.frames; i++) {
        differing += in.left[i] != out.left[i];
        differing += in.right[i] != out.right[i];
    }
    table_row(quantity, 0.0, differing, 0.0, "samples", 0, source);
    stereo_free(&in);
    stereo_free(&out);
}

static void transparency(void)
{
    table_section("Untouched");
    bits_row("Direct: samples that differ from the input", "mode=0", "identity");
    bits_row("Bypass", "enabled=0 mode=1 level=-20", "identity");
    bits_row("Export Guard while exporting", "freewheel=1 mode=1 mute=1", "identity");
}

/* --------------------------------------------------------------------------------- crossfeed -- */

typedef struct {
    double direct_db, crossed_db, crossed_10k_db, side_db, delay_us;
} NaturalErrors;

static NaturalErrors natural_errors(double feed_db, double cutoff_hz, double angle, double head)
{
    char settings[160];
    snprintf(settings, sizeof settings, "mode=1 level_match=0 feed=%g cutoff=%g angle=%g head=%g",
             feed_db, cutoff_hz, angle, head);
    Response r = response_measure(rate_hz, settings);
    const double tau_s = reference_natural_tau_s(feed_db, cutoff_hz, angle, head);
    const double frequencies_hz[] = {20, 50, 100, 200, 300, 499, 700, 1000, 2000, 5000, 10000};
    NaturalErrors worst = {0};
    for (size_t k = 0; k < COUNT(frequencies_hz); k++) {
        const double hz = frequencies_hz[k];
        const double complex x = reference_natural_crossed(feed_db, cutoff_hz, tau_s, hz);
        const double complex direct = response_direct(&r, hz), crossed = response_crossed(&r, hz);
        const double crossed_error = fabs(decibels(crossed / x));
        worst.direct_db = fmax(worst.direct_db, fabs(decibels(direct / (1.0 - x))));
        worst.side_db = fmax(worst.side_db, fabs(decibels((direct - crossed) / (1.0 - 2.0 * x))));
        if (hz <= 2000.0) {
            worst.crossed_db = fmax(worst.crossed_db, crossed_error);
        } else {
            worst.crossed_10k_db = fmax(worst.crossed_10k_db, crossed_error);
        }
        if (hz < 500.0) {
            worst.delay_us = fmax(worst.delay_us, fabs(reference_delay_us(direct, crossed, hz) -
                                                       reference_delay_us(1.0 - x, x, hz)));
        }
    }
    response_free(&r);
    return worst;
}

static void natural(void)
{
    table_section("Natural crossfeed, worst of 24 settings");
    NaturalErrors worst = {0};
    const double feeds_db[] = {1, 4.5, 6, 15}, cutoffs_hz[] = {300, 700, 2000};
    for (size_t k = 0; k < COUNT(feeds_db) * COUNT(cutoffs_hz); k++) {
        for (int wide = 0; wide < 2; wide++) {
            const NaturalErrors e =
                natural_errors(feeds_db[k % COUNT(feeds_db)], cutoffs_hz[k / COUNT(feeds_db)],
                               wide ? 80.0 : 30.0, wide ? 64.0 : 57.0);
            worst.direct_db = fmax(worst.direct_db, e.direct_db);
            worst.crossed_db = fmax(worst.crossed_db, e.crossed_db);
            worst.crossed_10k_db = fmax(worst.crossed_10k_db, e.crossed_10k_db);
            worst.side_db = fmax(worst.side_db, e.side_db);
            worst.delay_us = fmax(worst.delay_us, e.delay_us);
        }
    }
    const char *source = "X = g exp(-j2πfτ)/(1+jf/fc), 1-X, 1-2X";
    table_row("Direct path, error 20 Hz to 10 kHz", 0.0, worst.direct_db, 0.1, "dB", 3, source);
    table_row("Crossed path, error to 2 kHz", 0.0, worst.crossed_db, 0.1, "dB", 3, source);
    table_row("Crossed path, error to 10 kHz", 0.0, worst.crossed_10k_db, 1.5, "dB", 3, source);
    table_row("Side, error 20 Hz to 10 kHz", 0.0, worst.side_db, 0.1, "dB", 3, source);
    table_row("Interaural delay, error below 500 Hz", 0.0, worst.delay_us, 8.0, "µs", 2, source);
}

static void mono_sum(void)
{
    Stereo in = white_noise(48000, 0.99f, 2), out = render("mode=1 level_match=0", &in);
    double worst = 0.0;
    for (size_t i = 0; i < in.frames; i++) {
        const double before = ((double)in.left[i] + (double)in.right[i]) / 2.0;
        const double after = ((double)out.left[i] + (double)out.right[i]) / 2.0;
        worst = fmax(worst, fabs(after - before));
    }
    table_row("Mono sum, largest change", 0.0, worst * 1e9, 100.0, "·10⁻⁹", 1,
              "Meier's criterion: exactly kept");
    stereo_free(&in);
    stereo_free(&out);
}

static void readouts(void)
{
    table_section("Readouts");
    const char *settings[] = {"mode=1", "mode=1 angle=60 head=63", "mode=1 crossfeed=2 feed=4.5"};
    const char *names[] = {"Natural 30°", "Natural 60°, head 63 cm", "Classic 4.5 dB"};
    for (size_t k = 0; k < COUNT(settings); k++) {
        Response r = response_measure(rate_hz, settings[k]);
        const double delay_us =
            reference_delay_us(response_direct(&r, 100), response_crossed(&r, 100), 100);
        const double level_db = decibels(response_direct(&r, 1000) / response_crossed(&r, 1000));
        char quantity[96];
        snprintf(quantity, sizeof quantity, "`itd` readout, %s", names[k]);
        table_row(quantity, delay_us, r.itd_us, 0.05 * delay_us, "µs", 1,
                  "phase at 100 Hz of the measured impulse response");
        snprintf(quantity, sizeof quantity, "`ild` readout, %s", names[k]);
        table_row(quantity, level_db, r.ild_db, 0.3, "dB", 2,
                  "level at 1 kHz of the measured impulse response");
        response_free(&r);
    }
}

static void classic(void)
{
    const int feeds_tenth_db[] = {10, 45, 60, 95, 150}, cutoffs_hz[] = {300, 700, 2000};
    Stereo in = white_noise(8192, 0.3f, 5);
    double worst = 0.0;
    for (size_t k = 0; k < COUNT(feeds_tenth_db) * COUNT(cutoffs_hz); k++) {
        const int feed = feeds_tenth_db[k % COUNT(feeds_tenth_db)];
        const int cutoff = cutoffs_hz[k / COUNT(feeds_tenth_db)];
        char settings[96];
        snprintf(settings, sizeof settings, "mode=1 crossfeed=2 level_match=0 feed=%g cutoff=%d",
                 feed / 10.0, cutoff);
        Stereo ours = render(settings, &in);
        Stereo theirs = reference_bs2b(&in, rate_hz, feed, cutoff);
        worst = fmax(worst, largest_difference(&ours, &theirs));
        stereo_free(&ours);
        stereo_free(&theirs);
    }
    table_section("Classic crossfeed, worst of 15 settings");
    table_row("Largest difference from libbs2b", 0.0, worst * 1e9, 1000.0, "·10⁻⁹", 1,
              "libbs2b 3.1.0");
    stereo_free(&in);
}

/* ------------------------------------------------------------------------------- translation -- */

static void translation(void)
{
    table_section("Translation, worst error from 20 Hz to 12.5 kHz");
    for (int worn = 0; worn < WORN_COUNT; worn++) {
        for (int heard = WORN_OPEN_BACK; heard <= WORN_CLOSED_BACK; heard++) {
            char quantity[96];
            snprintf(quantity, sizeof quantity, "Wearing %s, hearing %s",
                     reference_device_names[worn], reference_device_names[heard]);
            table_row(quantity, 0.0, reference_translation_error_db(worn, heard, rate_hz), 0.75,
                      "dB", 2,
                      worn == WORN_IN_EARS ? "Harman over-ear 2018, in-ear 2019"
                                           : "definition of the closed-back target");
        }
    }
}

/* ---------------------------------------------------------------------------------- loudness -- */

static void level_match(void)
{
    const char *settings[] = {"mode=0",
                              "mode=1",
                              "mode=1 crossfeed=2 feed=1 cutoff=2000",
                              "mode=1 crossfeed=2 feed=15 cutoff=300",
                              "mode=1 width=0",
                              "mode=1 width=200",
                              "mode=1 crossfeed=2 width=40 centre=-6",
                              "mode=1 wearing=2 design=2"};
    Stereo in = programme_noise((size_t)(20.0 * rate_hz), rate_hz, 7);
    double least = INFINITY, most = -INFINITY;
    for (size_t k = 0; k < COUNT(settings); k++) {
        Stereo out = render(settings[k], &in);
        const double lufs = reference_integrated_lufs(&out, rate_hz);
        least = fmin(least, lufs);
        most = fmax(most, lufs);
        stereo_free(&out);
    }
    table_row("Level Match, loudest against softest of 8 settings", 0.0, most - least, 0.3, "LU", 3,
              "libebur128, simulated programme noise");
    stereo_free(&in);
}

static void loudness(void)
{
    table_section("Loudness");
    level_match();
    Stereo in = sine(48000, rate_hz, 997.0, 1.0f);
    memset(in.right, 0, in.frames * sizeof *in.right);
    Host host = host_open(rate_hz);
    Stereo out = host_render(&host, &in, 480);
    table_row("997 Hz at full scale on one side, momentary", -3.01,
              (double)host_get(&host, "in_loudness"), 0.1, "LUFS", 3, "ITU-R BS.1770-4");
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
}

/* ------------------------------------------------------------------------------------ clicks -- */

static void clicks(void)
{
    table_section(
        "Changes of a control: above 5 kHz, loudest 10 ms, under a full-scale 100 Hz sine");
    const struct {
        const char *name, *before, *after;
        double most_db;
    } changes[] = {{"Level -60 to +12 dB", "level=-60", "level=12", -80.0},
                   {"Mode, Direct to Headphones", "mode=0", "mode=1", -70.0},
                   {"Width 0 to 200 %", "mode=1 width=0", "width=200", -80.0},
                   {"Mute", "mute=0", "mute=1", -70.0}};
    Stereo in = sine(24000, rate_hz, 100.0, 1.0f), out = stereo_new(in.frames);
    for (size_t i = 0; i + 120 < in.frames; i++) {
        in.right[i] = in.left[i + 120];
    }
    for (size_t k = 0; k < COUNT(changes); k++) {
        Host host = host_open(rate_hz);
        host_apply(&host, changes[k].before);
        host_run(&host, &in, &out, 0, 12000);
        host_apply(&host, changes[k].after);
        host_run(&host, &in, &out, 12000, 11000);
        const Stereo heard = {out.left + 10000, out.right + 10000, 12000};
        table_at_most(changes[k].name, changes[k].most_db, loudest_click_db(&heard, rate_hz),
                      "dBFS", 1, "raised cosine of 20 ms");
        host_close(&host);
    }
    stereo_free(&in);
    stereo_free(&out);
}

int main(void)
{
    table_begin();
    transparency();
    natural();
    mono_sum();
    classic();
    readouts();
    translation();
    loudness();
    clicks();
    return table_end() ? EXIT_SUCCESS : EXIT_FAILURE;
}
