/* Translation between designs: each pair by the targets, the cup's echo by itself, and what leaves
 * everything as it is. */
#include "../check.h"
#include "../reference.h"
#include "../response.h"
#include "../worst.h"
#include "render.h"
#include "rows.h"
#include "table.h"

static const char *const targets = "Harman over-ear 2018, in-ear 2019",
                         *const closed = "definition of the closed-back target";

static void pairs(void)
{
    char quantity[96];
    for (int worn = 0; worn < WORN_COUNT; worn++) {
        for (int heard = WORN_OPEN_BACK; heard <= WORN_CLOSED_BACK; heard++) {
            snprintf(quantity, sizeof quantity, "Wearing %s, hearing %s",
                     reference_device_names[worn], reference_device_names[heard]);
            table_row(quantity, 0.0, reference_translation_error_db(worn, heard, rate_hz), 0.75,
                      "dB", 2, worn == WORN_IN_EARS ? targets : closed);
        }
    }
    for (int worn = 0; worn < WORN_COUNT; worn++) {
        snprintf(quantity, sizeof quantity, "Wearing %s, the In-Ears mode",
                 reference_device_names[worn]);
        table_row(quantity, 0.0, reference_in_ears_error_db(worn, rate_hz), 0.75, "dB", 2,
                  worn == WORN_CLOSED_BACK ? closed : targets);
    }
}

static Response designed(int worn, int heard, int translate)
{
    char settings[128];
    snprintf(settings, sizeof settings,
             "mode=1 crossfeed=0 level_match=0 wearing=%d design=%d translate=%d", worn, heard + 1,
             translate);
    return response_measure(rate_hz, settings);
}

/* There and back again leaves 1 and the echo alone, which is never inverted. What the filters do
 * not undo of each other turns with frequency and not as the echo does: the delay is where the
 * mean over 500 Hz to 4 kHz, turned back by it, is largest. (Farther up the delay line's linear
 * interpolation takes of the echo: 3 dB at 12 kHz.) */
static void echo(void)
{
    enum { FREQUENCIES = 36 };
    Response there = designed(WORN_OPEN_BACK, WORN_CLOSED_BACK, 100);
    Response back = designed(WORN_CLOSED_BACK, WORN_OPEN_BACK, 100);
    double complex left[FREQUENCIES];
    for (int k = 0; k < FREQUENCIES; k++) {
        const double hz = 500.0 + 100.0 * k;
        left[k] = response_direct(&there, hz) * response_direct(&back, hz) - 1.0;
    }
    response_free(&there);
    response_free(&back);
    double largest = 0.0, delay_ms = 0.0;
    for (int step = 0; step < 400; step++) {
        const double ms = 0.1 + 0.0005 * step;
        double complex mean = 0.0;
        for (int k = 0; k < FREQUENCIES; k++) {
            mean += left[k] * cexp(2.0 * I * acos(-1.0) * (0.5 + 0.1 * k) * ms) / FREQUENCIES;
        }
        delay_ms = cabs(mean) > largest ? ms : delay_ms;
        largest = larger_of(cabs(mean), largest);
    }
    table_row("Closed-back's cup: delay of its echo, 500 Hz to 4 kHz", 0.2, delay_ms, 0.005, "ms",
              4, "engineering choice");
    table_row("Closed-back's cup: level of its echo, 500 Hz to 4 kHz", -20.0, decibels(largest),
              0.5, "dB", 2, "engineering choice");
}

/* Levels in dB are scaled; the echo is no level, so a pair without one. */
static void half(void)
{
    Response all = designed(WORN_IN_EARS, WORN_OPEN_BACK, 100);
    Response some = designed(WORN_IN_EARS, WORN_OPEN_BACK, 50);
    double worst_db = 0.0;
    for (int step = 0; step <= 60; step++) {
        const double hz = 20.0 * pow(625.0, step / 60.0);
        worst_db = worst_of(worst_db, decibels(response_direct(&some, hz)) -
                                          0.5 * decibels(response_direct(&all, hz)));
    }
    response_free(&all);
    response_free(&some);
    table_row("Translation 50 %, in-ears to open-back, off half of it in dB", 0.0, worst_db, 0.75,
              "dB", 2, "definition");
}

static void nothing_row(const char *quantity, const char *settings, const char *other)
{
    Stereo in = white_noise(24000, 0.3f, 8), a = render(settings, &in), b = render(other, &in);
    table_row(quantity, 0.0, differing_samples(&a, &b), 0.0, "samples", 0, "definition");
    stereo_free(&in);
    stereo_free(&a);
    stereo_free(&b);
}

void translation_rows(void)
{
    table_section("Translation, worst error from 20 Hz to 12.5 kHz");
    pairs();
    half();
    echo();
    nothing_row("Headphone Design As Worn: samples that differ from the input",
                "mode=1 crossfeed=0 wearing=2 design=0", "mode=0");
    nothing_row("Speakers: samples that differ by what is worn", "mode=2 room=0 wearing=0",
                "mode=2 room=0 wearing=2");
}
