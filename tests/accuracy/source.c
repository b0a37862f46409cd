/* The source tools and the level: what is said of them to the sample, and the bands by themselves. */
#include "../check.h"
#include "../host.h"
#include "../response.h"
#include "../worst.h"
#include "render.h"
#include "rows.h"
#include "table.h"

typedef struct {
    double left, right;
} Frame;

/* What becomes of a frame of 0.5 and 0.25 in Direct. */
static Frame frame_at(const char *settings)
{
    char all[128];
    snprintf(all, sizeof all, "mode=0 %s", settings);
    Stereo in = stereo_new(200);
    in.left[100] = 0.5f;
    in.right[100] = 0.25f;
    Stereo out = render(all, &in);
    const Frame frame = {(double)out.left[100], (double)out.right[100]};
    stereo_free(&in);
    stereo_free(&out);
    return frame;
}

static void routes(void)
{
    const struct {
        const char *settings;
        Frame wanted;
    } rows[] = {
        {"listen=1", {0.375, 0.375}},
        {"listen=2", {0.125, 0.125}},
        {"listen=3", {0.5, 0.0}},
        {"listen=4", {0.0, 0.25}},
        {"swap=1", {0.25, 0.5}},
        {"swap=1 listen=3", {0.25, 0.0}},
        {"swap=1 invert_left=1", {-0.25, 0.5}},
        {"invert_right=1", {0.5, -0.25}},
        {"invert_right=1 listen=1", {0.125, 0.125}},
    };
    double worst = 0.0;
    for (size_t k = 0; k < COUNT(rows); k++) {
        const Frame frame = frame_at(rows[k].settings);
        worst = worst_of(worst, frame.left - rows[k].wanted.left);
        worst = worst_of(worst, frame.right - rows[k].wanted.right);
    }
    table_row("Listen, Swap and polarity, largest error of a sample", 0.0, worst * 1e9, 0.0,
              "·10⁻⁹", 1, "M = (L+R)/2, S = (L-R)/2");
}

static void levels(void)
{
    const double levels_db[] = {-60, -40, -20, -6, -1, 3, 12};
    double worst_db = 0.0;
    for (size_t k = 0; k < COUNT(levels_db); k++) {
        char settings[32];
        snprintf(settings, sizeof settings, "level=%g", levels_db[k]);
        worst_db = worst_of(worst_db, decibels(frame_at(settings).left / 0.5) - levels_db[k]);
    }
    table_row("Level, worst error from -60 to +12 dB", 0.0, worst_db, 0.001, "dB", 4, "definition");
    table_row("Dim", -20.0, decibels(frame_at("dim=1").left / 0.5), 0.001, "dB", 3, "definition");
    table_row("Mute, what is left", 0.0, fabs(frame_at("mute=1").left), 0.0, "", 1, "definition");
}

/* ---------------------------------------------------------------------------------- bands -- */

/* Of the fourth order, analogue: the square of a Butterworth of the second. */
static double linkwitz_riley_db(double ratio)
{
    return -20.0 * log10(1.0 + pow(ratio, 4.0));
}

typedef struct {
    const char *name;
    double low_hz, high_hz; /* 0: none */
} BandEdges;

static double band_db(const BandEdges *band, double hz)
{
    return (band->low_hz > 0.0 ? linkwitz_riley_db(band->low_hz / hz) : 0.0) +
           (band->high_hz > 0.0 ? linkwitz_riley_db(hz / band->high_hz) : 0.0);
}

/* Farther down the bilinear transform bends them: Mid, 24 dB down at 6 kHz, is 25 dB down at 48 kHz. */
static double worst_band_db(const BandEdges *band, int number)
{
    char settings[32];
    snprintf(settings, sizeof settings, "mode=0 band=%d", number);
    Response r = response_measure(rate_hz, settings);
    double worst_db = 0.0;
    for (int step = 0; step <= 80; step++) {
        const double hz = 20.0 * pow(400.0, step / 80.0), wanted_db = band_db(band, hz);
        if (wanted_db > -12.0) {
            worst_db = worst_of(worst_db, decibels(response_direct(&r, hz)) - wanted_db);
        }
    }
    response_free(&r);
    return worst_db;
}

static void bands(void)
{
    const BandEdges edges[] = {{"Sub, below 80 Hz", 0, 80},
                               {"Low, 80 to 300 Hz", 80, 300},
                               {"Mid, 300 Hz to 3 kHz", 300, 3000},
                               {"High, above 3 kHz", 3000, 0}};
    for (size_t k = 0; k < COUNT(edges); k++) {
        char quantity[96];
        snprintf(quantity, sizeof quantity, "%s: worst error down to -12 dB", edges[k].name);
        table_row(quantity, 0.0, worst_band_db(&edges[k], (int)k + 1), 0.5, "dB", 3,
                  "Linkwitz-Riley, fourth order");
    }
}

void source_rows(void)
{
    table_section("Source and level");
    routes();
    levels();
    bands();
}
