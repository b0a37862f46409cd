#include "../check.h"
#include "../host.h"
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

/* The table's rows without a τ: no angle gives exactly the 100 µs of the others. */
static void natural_by_its_table(void)
{
    enum { CUTOFF = 1, FEED, TAU, HZ, DIRECT, CROSSED, TIME = 8, MONO, SIDE };
    FILE *table = csv_open("natural_crossfeed.csv");
    CsvRow row;
    double worst_db = 0.0, crossed_db = 0.0, crossed_10k_db = 0.0, delay_us = 0.0;
    while (csv_read(table, &row)) {
        const double *n = row.number, hz = n[HZ];
        if (n[TAU] > 0.0 || hz > 10000.0) {
            continue;
        }
        char settings[96];
        snprintf(settings, sizeof settings, "mode=1 level_match=0 angle=5 feed=%g cutoff=%g",
                 n[FEED], n[CUTOFF]);
        Response r = response_measure(rate_hz, settings);
        const double complex direct = response_direct(&r, hz), crossed = response_crossed(&r, hz);
        worst_db = worst_of(worst_db, decibels(direct) - n[DIRECT]);
        worst_db = worst_of(worst_db, decibels(direct - crossed) - n[SIDE]);
        worst_db = worst_of(worst_db, decibels(response_mono(&r, hz)) - n[MONO]);
        double *worst_crossed_db = hz <= 2000.0 ? &crossed_db : &crossed_10k_db;
        *worst_crossed_db = worst_of(*worst_crossed_db, decibels(crossed) - n[CROSSED]);
        if (hz < 500.0) {
            delay_us = worst_of(delay_us, reference_delay_us(direct, crossed, hz) - n[TIME]);
        }
        response_free(&r);
    }
    fclose(table);
    const char *source = "table of the analogue prototype";
    table_row("Feed 4.5, 6 and 9.5 dB by the table: direct, mono and side", 0.0, worst_db, 0.1,
              "dB", 3, source);
    table_row("The same, crossed path to 2 kHz", 0.0, crossed_db, 0.1, "dB", 3, source);
    table_row("The same, crossed path to 10 kHz", 0.0, crossed_10k_db, 1.5, "dB", 3, source);
    table_row("The same, interaural delay below 500 Hz", 0.0, delay_us, 8.0, "µs", 2, source);
}

/* A corner of 2 kHz leaves τ room for every angle and head. */
static void delay_row(double angle, double head_cm)
{
    const double pi = 3.14159265358979323846;
    char settings[96], quantity[96];
    snprintf(settings, sizeof settings, "mode=1 level_match=0 cutoff=2000 angle=%g head=%g", angle,
             head_cm);
    snprintf(quantity, sizeof quantity, "Interaural delay at 20 Hz, %g°, head of %g cm", angle,
             head_cm);
    Response r = response_measure(rate_hz, settings);
    table_row(quantity, 3.0 * 0.0875 * head_cm / 57.0 / 343.0 * sin(angle * pi / 180.0) * 1e6,
              reference_delay_us(response_direct(&r, 20), response_crossed(&r, 20), 20), 8.0, "µs",
              1, "3(a/c) sin θ, a = 8.75 cm · head/57 cm (Kuhn 1977)");
    response_free(&r);
}

static void delays(void)
{
    delay_row(30.0, 50.0);
    delay_row(30.0, 57.0);
    delay_row(30.0, 65.0);
    delay_row(90.0, 57.0);
}

static void mid_and_side(void)
{
    const double widths[] = {1, 25, 50, 150, 200}, centres_db[] = {-6, -2, 1, 3};
    double side_db = 0.0, mid_db = 0.0, left_over = 0.0;
    for (size_t k = 0; k < COUNT(widths) + COUNT(centres_db); k++) {
        const double width = k < COUNT(widths) ? widths[k] : 100.0;
        const double centre_db = k < COUNT(widths) ? 0.0 : centres_db[k - COUNT(widths)];
        char settings[96];
        snprintf(settings, sizeof settings, "mode=1 crossfeed=0 level_match=0 width=%g centre=%g",
                 width, centre_db);
        Response r = response_measure(rate_hz, settings);
        const double complex near = response_direct(&r, 1000), far = response_crossed(&r, 1000);
        side_db = worst_of(side_db, decibels((near - far) / (width / 100.0)));
        mid_db = worst_of(mid_db, decibels(near + far) - centre_db);
        response_free(&r);
    }
    Response mono = response_measure(rate_hz, "mode=1 crossfeed=0 level_match=0 width=0");
    left_over = cabs(response_direct(&mono, 1000) - response_crossed(&mono, 1000));
    response_free(&mono);
    table_section("Width and Centre");
    table_row("Width, level of the side, worst error from 1 to 200 %", 0.0, side_db, 0.001, "dB", 4,
              "definition");
    table_row("Centre, level of the mid, worst error from -6 to +3 dB", 0.0, mid_db, 0.001, "dB", 4,
              "definition");
    table_row("Width 0 %, what is left of the side", 0.0, left_over * 1e9, 0.0, "·10⁻⁹", 1,
              "definition");
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

/* Farthest from libbs2b at any feed and cutoff of some, at one rate. */
static double off_bs2b(double at_hz)
{
    const int feeds_tenth_db[] = {10, 45, 60, 95, 150}, cutoffs_hz[] = {300, 700, 2000};
    Stereo in = white_noise(8192, 0.3f, 5);
    double worst = 0.0;
    for (size_t k = 0; k < COUNT(feeds_tenth_db) * COUNT(cutoffs_hz); k++) {
        const int feed = feeds_tenth_db[k % COUNT(feeds_tenth_db)];
        const int cutoff = cutoffs_hz[k / COUNT(feeds_tenth_db)];
        Host host = host_open(at_hz);
        char settings[96];
        snprintf(settings, sizeof settings, "mode=1 crossfeed=2 level_match=0 feed=%g cutoff=%d",
                 feed / 10.0, cutoff);
        host_apply(&host, settings);
        Stereo ours = host_render(&host, &in, 0);
        Stereo theirs = reference_bs2b(&in, at_hz, feed, cutoff);
        worst = worst_of(worst, largest_difference(&ours, &theirs));
        stereo_free(&ours);
        stereo_free(&theirs);
        host_close(&host);
    }
    stereo_free(&in);
    return worst;
}

/* Of the three presets at 44.1 and 48 kHz, where the table goes, to 20 kHz. */
static double off_the_bs2b_table_db(void)
{
    enum { CUTOFF = 1, FEED, RATE, HZ, DIRECT, CROSSED };
    FILE *table = csv_open("bs2b_response.csv");
    CsvRow row;
    double worst_db = 0.0;
    while (csv_read(table, &row)) {
        char settings[96];
        snprintf(settings, sizeof settings, "mode=1 crossfeed=2 level_match=0 feed=%g cutoff=%g",
                 row.number[FEED], row.number[CUTOFF]);
        Response r = response_measure(row.number[RATE], settings);
        worst_db =
            worst_of(worst_db, decibels(response_direct(&r, row.number[HZ])) - row.number[DIRECT]);
        worst_db = worst_of(worst_db,
                            decibels(response_crossed(&r, row.number[HZ])) - row.number[CROSSED]);
        response_free(&r);
    }
    fclose(table);
    return worst_db;
}

static void classic(void)
{
    const double rates_hz[] = {44100, 48000, 96000, 192000};
    double worst = 0.0;
    for (size_t k = 0; k < COUNT(rates_hz); k++) {
        worst = worst_of(worst, off_bs2b(rates_hz[k]));
    }
    table_section("Classic crossfeed");
    table_row("Largest difference from libbs2b, worst of 15 settings at 44.1 to 192 kHz", 0.0,
              worst * 1e9, 1000.0, "·10⁻⁹", 1, "libbs2b 3.1.0");
    table_row("Its three presets, worst error of direct and crossed path, 20 Hz to 20 kHz", 0.0,
              off_the_bs2b_table_db(), 0.01, "dB", 4, "table of bs2b's formulas");
}

void crossfeed_rows(void)
{
    natural();
    mono_sum();
    natural_by_its_table();
    delays();
    classic();
    mid_and_side();
}
