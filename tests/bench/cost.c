/* cost FILE.png: measures what Earfield costs over the sampling rate, the size of the blocks and
 * the length of a response, and draws it. Each point at the least of many short passes, in rounds:
 * what else the machine does comes and goes. */
#include "cost.h"

#include "../check.h"
#include "../noise.h"
#include "modes.h"
#include "player.h"
#include "rig.h"
#include "timing.h"
#include "zita_pass.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { WIDTH = 1600, HEIGHT = 640, ROUNDS = 3, PASSES = 11, PASS_FRAMES = 4 * 4096, MODES = 4 };

static const struct {
    const char *name, *settings;
    const Pen *pen;
} modes[MODES] = {{"Direct", MODE_DIRECT, &dotted_grey},
                  {"Headphones", MODE_HEADPHONES, &thin_bright},
                  {"Speakers, 0.5 s", MODE_SPEAKERS_HALF_SECOND, &solid_blue},
                  {"In-Ears", MODE_IN_EARS, &dashed_orange}};

/* ------------------------------------------------------------------------------- measuring -- */

static double plugin_percent(const char *settings, double rate_hz, size_t block)
{
    Stereo in = programme_noise(PASS_FRAMES, rate_hz, 3);
    Host host = host_open(rate_hz);
    host_apply(&host, settings);
    Player player = player_of(&host, in.frames);
    player_pass_s(&player, &in, 64); /* the settings are adopted */
    double least_s = INFINITY;
    for (int pass = 0; pass < PASSES; pass++) {
        least_s = fmin(least_s, player_pass_s(&player, &in, block));
    }
    const double heard_s = (double)(in.frames - in.frames % block) / rate_hz;
    player_free(&player);
    host_close(&host);
    stereo_free(&in);
    return 100.0 * least_s / heard_s;
}

/* The least so far. */
static void note(CostCurve *curve, size_t point, double x, double percent)
{
    const bool known = point < curve->count;
    curve->x[point] = x;
    curve->percent[point] = known ? fmin(curve->percent[point], percent) : percent;
    curve->count = known ? curve->count : point + 1;
}

/* Ours and the peer's, processor time of all threads. */
static void note_convolvers(CostCurve curves[2], size_t point, double length_s, size_t block)
{
    const unsigned frames = (unsigned)(length_s * RIG_RATE_HZ);
    Rig rig;
    rig_up(&rig, frames, false);
    Zita *zita = zita_new((const float *const *)rig.response.paths, frames, (unsigned)block);
    double ours_s = INFINITY, theirs_s = INFINITY;
    for (int pass = 0; pass < PASSES; pass++) {
        ours_s = fmin(ours_s, rig_pass_s(&rig, block));
        theirs_s = fmin(theirs_s, zita_pass_s(zita, &rig, block));
    }
    const double percent_a_second = 100.0 * RIG_RATE_HZ / RIG_FRAMES;
    note(&curves[0], point, length_s, ours_s * percent_a_second);
    note(&curves[1], point, length_s, theirs_s * percent_a_second);
    zita_free(zita);
    rig_down(&rig);
}

/* --------------------------------------------------------------------------------- pictures -- */

static void begin_modes(CostCurve curves[MODES])
{
    for (int m = 0; m < MODES; m++) {
        curves[m] = (CostCurve){.name = modes[m].name, .pen = modes[m].pen};
    }
}

static void note_modes(CostCurve curves[MODES], size_t point, double x, double rate_hz,
                       size_t block)
{
    for (int m = 0; m < MODES; m++) {
        note(&curves[m], point, x, plugin_percent(modes[m].settings, rate_hz, block));
    }
}

static void over_rate(cairo_t *cr, Rect at)
{
    static const double rates_khz[] = {44.1, 48.0, 88.2, 96.0, 176.4, 192.0};
    static const double ticks[] = {48.0, 96.0, 144.0, 192.0};
    static const char *const labels[] = {"48", "96", "144", "192"};
    const Axis x = {40.0, 200.0, false, ticks, labels, COUNT(ticks), "Sampling rate, kHz"};
    CostCurve curves[MODES];
    begin_modes(curves);
    for (size_t k = 0; k < ROUNDS * COUNT(rates_khz); k++) {
        const size_t point = k % COUNT(rates_khz);
        note_modes(curves, point, rates_khz[point], 1000.0 * rates_khz[point], 256);
    }
    cost_draw(cr, at, "Sampling rate, blocks of 256", &x, curves, MODES);
}

static void over_block(cairo_t *cr, Rect at)
{
    static const size_t sizes[] = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096};
    static const double ticks[] = {1.0, 4.0, 16.0, 64.0, 256.0, 1024.0, 4096.0};
    static const char *const labels[] = {"1", "4", "16", "64", "256", "1024", "4096"};
    const Axis x = {1.0, 4096.0, true, ticks, labels, COUNT(ticks), "Frames a block"};
    CostCurve curves[MODES];
    begin_modes(curves);
    for (size_t k = 0; k < ROUNDS * COUNT(sizes); k++) {
        const size_t point = k % COUNT(sizes);
        note_modes(curves, point, (double)sizes[point], 48000.0, sizes[point]);
    }
    cost_draw(cr, at, "Size of the blocks, 48 kHz", &x, curves, MODES);
}

static void over_length(cairo_t *cr, Rect at)
{
    static const double lengths_s[] = {0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 1.0, 1.4, 2.0, 2.8, 4.0};
    static const double ticks[] = {0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 4.0};
    static const char *const labels[] = {"0.05", "0.1", "0.25", "0.5", "1", "2", "4"};
    const Axis x = {0.05, 4.0, true, ticks, labels, COUNT(ticks), "Length of the response, s"};
    CostCurve curves[2] = {{.name = "Earfield's convolver", .pen = &solid_blue},
                           {.name = "zita-convolver 4", .pen = &dashed_orange}};
    for (size_t k = 0; k < ROUNDS * COUNT(lengths_s); k++) {
        const size_t point = k % COUNT(lengths_s);
        note_convolvers(curves, point, lengths_s[point], 64);
    }
    cost_draw(cr, at, "Convolver alone, four paths, 64 frames", &x, curves, 2);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        return EXIT_FAILURE;
    }
    timing_pin();
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
    cairo_t *cr = cairo_create(surface);
    set_color(cr, night);
    cairo_paint(cr);
    char ground[160];
    snprintf(ground, sizeof ground,
             "Percent of one core (%s), limiter and all meters on. Each point is the least of %d "
             "passes.",
             timing_machine(), ROUNDS * PASSES);
    heading(cr, 34.0, 50.0, 28.0, "Earfield: what it costs");
    text(cr, 34.0, 80.0, 16.0, quiet, ALIGN_LEFT, ground);
    over_rate(cr, (Rect){32.0, 104.0, 504.0, 504.0});
    over_block(cr, (Rect){548.0, 104.0, 504.0, 504.0});
    over_length(cr, (Rect){1064.0, 104.0, 504.0, 504.0});
    const bool written = cairo_surface_write_to_png(surface, argv[1]) == CAIRO_STATUS_SUCCESS;
    printf(written ? "Cost over rate, block and length: %s\n" : "%s: could not be written\n",
           argv[1]);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    return written ? EXIT_SUCCESS : EXIT_FAILURE;
}
