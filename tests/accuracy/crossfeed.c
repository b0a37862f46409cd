#include "../check.h"
#include "../reference.h"
#include "../response.h"
#include "../worst.h"
#include "render.h"
#include "rows.h"
#include "table.h"

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
        const double crossed_error = decibels(crossed / x);
        worst.direct_db = worst_of(worst.direct_db, decibels(direct / (1.0 - x)));
        worst.side_db = worst_of(worst.side_db, decibels((direct - crossed) / (1.0 - 2.0 * x)));
        if (hz <= 2000.0) {
            worst.crossed_db = worst_of(worst.crossed_db, crossed_error);
        } else {
            worst.crossed_10k_db = worst_of(worst.crossed_10k_db, crossed_error);
        }
        if (hz < 500.0) {
            worst.delay_us = worst_of(worst.delay_us, reference_delay_us(direct, crossed, hz) -
                                                          reference_delay_us(1.0 - x, x, hz));
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
            worst.direct_db = worst_of(worst.direct_db, e.direct_db);
            worst.crossed_db = worst_of(worst.crossed_db, e.crossed_db);
            worst.crossed_10k_db = worst_of(worst.crossed_10k_db, e.crossed_10k_db);
            worst.side_db = worst_of(worst.side_db, e.side_db);
            worst.delay_us = worst_of(worst.delay_us, e.delay_us);
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
        worst = worst_of(worst, after - before);
    }
    table_row("Mono sum, largest change", 0.0, worst * 1e9, 100.0, "·10⁻⁹", 1,
              "Meier's criterion: exactly kept");
    stereo_free(&in);
    stereo_free(&out);
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
        worst = worst_of(worst, largest_difference(&ours, &theirs));
        stereo_free(&ours);
        stereo_free(&theirs);
    }
    table_section("Classic crossfeed, worst of 15 settings");
    table_row("Largest difference from libbs2b", 0.0, worst * 1e9, 1000.0, "·10⁻⁹", 1,
              "libbs2b 3.1.0");
    stereo_free(&in);
}

void crossfeed_rows(void)
{
    natural();
    mono_sum();
    classic();
}
