#include "view_response.h"

#include "../plugin/params.h"
#include "design_axis.h"
#include "sketch.h"
#include "view_pens.h"
#include "view_programme.h"
#include "view_response_modes.h"
#include <math.h>
#include <stdio.h>

static const ChartAxis hz_axis = {20.0, 20000.0, true};

/* -------------------------------------------------------------------------------- places -- */

/* How far up and down the curves of a mode go: the same whatever is set. */
static ChartAxis level_axis(Mode mode)
{
    switch (mode) {
    case MODE_DIRECT:
        return (ChartAxis){-24.0, 12.0, false};
    case MODE_HEADPHONES:
    case MODE_SPEAKERS:
        return (ChartAxis){-36.0, 12.0, false};
    case MODE_IN_EARS:
        return (ChartAxis){-48.0, 12.0, false};
    }
    return (ChartAxis){-24.0, 12.0, false};
}

static Chart curves_chart(Rect area, Mode mode)
{
    rect_take_row(&area, 4.0);
    rect_take_column(&area, chart_left);
    rect_take_column(&area, -chart_right);
    rect_take_row(&area, -chart_below);
    return (Chart){area, hz_axis, level_axis(mode)};
}

/* -------------------------------------------------------------------------------- legend -- */

static bool corrects(const ViewModel *view)
{
    return view->correction_db[EAR_LEFT] && view->correction_db[EAR_RIGHT] &&
           view->values[PORT_CORRECTION] > 0.0f;
}

static bool sides_differ(const ViewModel *view)
{
    double most_db = 0.0;
    for (unsigned i = 0; i < SPECTRUM_POINTS; i++) {
        most_db = fmax(most_db, fabs((double)view->correction_db[EAR_LEFT][i] -
                                     (double)view->correction_db[EAR_RIGHT][i]));
    }
    return most_db > 0.1;
}

static void add_curves(const ViewModel *view, const Settings *settings, Legend *legend)
{
    switch (settings->engine.voice.mode) {
    case MODE_DIRECT:
        legend_add(legend, LEGEND_LINE, &theme_direct, "direct");
        break;
    case MODE_HEADPHONES:
        response_legend_headphones(view, settings, legend);
        break;
    case MODE_SPEAKERS:
        response_legend_speakers(view, settings, legend);
        break;
    case MODE_IN_EARS:
        response_legend_inears(view, settings, legend);
        break;
    }
    if (corrects(view)) {
        const bool differ = sides_differ(view);
        legend_add(legend, LEGEND_LINE, &pen_correction, differ ? "correction L" : "correction");
        if (differ) {
            legend_add(legend, LEGEND_LINE, &pen_correction_right, "correction R");
        }
    }
    legend_add(legend, LEGEND_AREA, &pen_programme, "programme");
}

/* -------------------------------------------------------------------------------- curves -- */

static void draw_correction(cairo_t *cr, const Chart *chart, const ViewModel *view)
{
    double hz[SPECTRUM_POINTS], db[EARS][SPECTRUM_POINTS];
    for (unsigned i = 0; i < SPECTRUM_POINTS; i++) {
        hz[i] = spectrum_hz(i);
        db[EAR_LEFT][i] = (double)view->correction_db[EAR_LEFT][i];
        db[EAR_RIGHT][i] = (double)view->correction_db[EAR_RIGHT][i];
    }
    if (sides_differ(view)) {
        chart_curve(cr, chart, &pen_correction_right, hz, db[EAR_RIGHT], SPECTRUM_POINTS);
    }
    chart_curve(cr, chart, &pen_correction, hz, db[EAR_LEFT], SPECTRUM_POINTS);
}

static void draw_untouched(const ResponseDrawing *d, const Chart *chart)
{
    const double hz[] = {chart->x.from, chart->x.to}, db[] = {0.0, 0.0};
    chart_curve(d->cr, chart, &theme_direct, hz, db, 2);
}

static void draw_curves(const ResponseDrawing *d, Rect area)
{
    const Mode mode = d->settings.engine.voice.mode;
    const Chart chart = curves_chart(area, mode);
    chart_ground(d->cr, &chart);
    chart_mark_hz(d->cr, &chart);
    chart_mark_db(d->cr, &chart);
    chart_mark_right_db(d->cr, &chart, programme_bottom_db);
    switch (mode) {
    case MODE_DIRECT:
        draw_untouched(d, &chart);
        break;
    case MODE_HEADPHONES:
        response_curves_headphones(d, &chart);
        break;
    case MODE_SPEAKERS:
        response_curves_speakers(d, &chart);
        break;
    case MODE_IN_EARS:
        response_curves_inears(d, &chart);
        break;
    }
    if (corrects(d->view)) {
        draw_correction(d->cr, &chart, d->view);
    }
}

/* -------------------------------------------------------------------------------- layers -- */

/* Where its charts are. */
typedef struct {
    bool has_energy, has_curves;
    Rect energy, curves;
} ResponsePlaces;

/* Both layers measure the legend, so that both find the same places; one draws it. A small view of
 * the Speakers shows what arrives when, alone. */
static ResponsePlaces find_places(cairo_t *cr, Rect at, const ViewModel *view,
                                  const Settings *settings, bool draws)
{
    const double least_px = 230.0, share_of_energy = 0.58;
    ResponsePlaces p = {.curves = sketch_inside(at)};
    Legend legend = {.count = 0};
    p.has_energy = settings->engine.voice.mode == MODE_SPEAKERS;
    p.has_curves = !p.has_energy || at.height >= least_px;
    if (p.has_energy) {
        response_legend_energy(view, settings, &legend);
    }
    if (p.has_curves) {
        add_curves(view, settings, &legend);
    }
    (draws ? legend_draw : legend_skip)(cr, &p.curves, &legend);
    if (p.has_energy) {
        const double share = p.has_curves ? share_of_energy : 1.0;
        p.energy = rect_take_row(&p.curves, round(share * p.curves.height));
    }
    return p;
}

void view_response_draw_still(cairo_t *cr, Rect at, const ViewModel *view)
{
    ResponseDrawing d = {cr, view,
                         settings_from_controls(view->values, view->straight_ahead_degrees)};
    char words[64];
    response_words(view, &d.settings, words, sizeof words);
    sketch_card(cr, at, "Response", words);
    const ResponsePlaces places = find_places(cr, at, view, &d.settings, true);
    if (places.has_energy) {
        response_energy(&d, places.energy);
    }
    if (places.has_curves) {
        draw_curves(&d, places.curves);
    }
}

Rect view_response_programme(cairo_t *cr, Rect at, const ViewModel *view)
{
    const Settings settings = settings_from_controls(view->values, view->straight_ahead_degrees);
    const ResponsePlaces places = find_places(cr, at, view, &settings, false);
    return places.has_curves ? curves_chart(places.curves, settings.engine.voice.mode).box
                             : (Rect){0};
}

void view_response_draw(cairo_t *cr, Rect at, const ViewModel *view)
{
    Programme programme;
    view_programme(view, &programme);
    view_response_draw_still(cr, at, view);
    view_programme_draw(cr, view_response_programme(cr, at, view), &programme, NULL, at);
}
