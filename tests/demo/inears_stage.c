#include "inears_stage.h"

#include "../../plugin/dsp/decibel.h"
#include "../spectra.h"
#include "rendered_inears.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* A sine of peak 1 has a power of -3.01 dB, and Full-Scale Level its default. */
static const double full_scale_db = 115.0 + 3.0103;

/* A sound is drowned where it is this much below the noise in its band (H. Fletcher 1940). */
static const double critical_ratio_db = 4.0;

/* An ear of FOLDER/NAME.wav. */
static bool levels_read(const char *folder, const char *name, unsigned ear, StageBands *bands,
                        double *db)
{
    Audio audio;
    if (!audio_read(folder, name, &audio)) {
        return false;
    }
    Spectra *s = spectra_of(audio.sound.left, audio.sound.right, audio.sound.frames, audio.rate_hz);
    unsigned band = 0;
    for (; band < ERB_BANDS && erb_edge_hz(band + 1) < 0.5 * audio.rate_hz; band++) {
        bands->hz[band] = erb_middle_hz(band);
        db[band] =
            full_scale_db + db_from_power(band_power(s, ear == LEFT_EAR ? s->left : s->right,
                                                     erb_edge_hz(band), erb_edge_hz(band + 1)) +
                                          1e-20);
    }
    bands->count = band;
    free(s);
    stereo_free(&audio.sound);
    return true;
}

bool stage_bands_read(const char *folder, const char *name, unsigned ear, StageBands *bands)
{
    char impulses[4096], stage[128];
    snprintf(impulses, sizeof impulses, "%s/impulse", folder);
    snprintf(stage, sizeof stage, "%s-stage", name);
    return levels_read(folder, name, ear, bands, bands->mix_db) &&
           levels_read(impulses, stage, ear, bands, bands->stage_db) &&
           levels_read(impulses, "one-ear-out-stage", RIGHT_EAR, bands, bands->open_db);
}

static bool is_drowned(const StageBands *bands, unsigned band)
{
    return bands->mix_db[band] < bands->stage_db[band] - critical_ratio_db;
}

static void shade(cairo_t *cr, const Plot *plot, double from_hz, double to_hz)
{
    const double left = plot_x(plot, fmax(from_hz, plot->x.from)),
                 right = plot_x(plot, fmin(to_hz, plot->x.to));
    cairo_set_source_rgba(cr, orange.red, orange.green, orange.blue, 0.14);
    cairo_rectangle(cr, left, plot->box.y, right - left, plot->box.height);
    cairo_fill(cr);
}

/* The drowned bands; how many. */
static unsigned shade_drowned(cairo_t *cr, const Plot *plot, const StageBands *bands)
{
    unsigned drowned = 0;
    for (unsigned band = 0; band < bands->count; band++) {
        if (is_drowned(bands, band)) {
            shade(cr, plot, erb_edge_hz(band), erb_edge_hz(band + 1));
            drowned++;
        }
    }
    return drowned;
}

void draw_stage(cairo_t *cr, Rect at, const char *title, const StageBands *bands)
{
    static const double hz[] = {50, 100, 200, 500, 1000, 2000, 5000, 10000};
    static const char *const hz_labels[] = {"50", "100", "200", "500", "1k", "2k", "5k", "10k"};
    static const double db[] = {40, 60, 80, 100};
    static const char *const db_labels[] = {"40", "60", "80", "100"};
    const Plot plot = {
        {at.x + 72.0, at.y + 76.0, at.width - 104.0, at.height - 188.0},
        {50.0, 16000.0, true, hz, hz_labels, sizeof hz / sizeof *hz, "Frequency, Hz"},
        {30.0, 105.0, false, db, db_labels, 4, "dB"},
    };
    char words[64];
    card(cr, at);
    heading(cr, at.x + 72.0, at.y + 42.0, 20.0, title);
    plot_frame(cr, &plot);
    const unsigned drowned = shade_drowned(cr, &plot, bands);
    snprintf(words, sizeof words, drowned > 0 ? "shaded: %u of %u drowned" : "nothing drowned",
             drowned, bands->count);
    text(cr, at.x + at.width - 32.0, at.y + 42.0, 15.0, quiet, ALIGN_RIGHT, words);
    plot_curve(cr, &plot, &dotted_grey, bands->hz, bands->open_db, bands->count);
    plot_curve(cr, &plot, &dashed_orange, bands->hz, bands->stage_db, bands->count);
    plot_curve(cr, &plot, &solid_blue, bands->hz, bands->mix_db, bands->count);
    const double y = at.y + at.height - 22.0;
    double x = legend(cr, plot.box.x, y, &solid_blue, "the mix");
    x = legend(cr, x, y, &dashed_orange, "the stage in this ear");
    legend(cr, x, y, &dotted_grey, "without an earphone");
}
