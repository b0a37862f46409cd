#include "view_programme.h"

#include "../plugin/settings.h"
#include "design_inears.h"
#include "view_pens.h"
#include <math.h>
#include <string.h>

const double programme_bottom_db = -90.0;

/* -------------------------------------------------------------------------------- what it is -- */

/* What comes on top of the mode's own filters on the way to the ears. */
static double gain_db(const ViewModel *view, const Settings *settings)
{
    const double dim_db = -20.0;
    return settings->engine.level_db + (settings->engine.dim ? dim_db : 0.0) +
           (settings->engine.level_match ? (double)view->values[PORT_MATCH_GAIN] : 0.0);
}

static void find_masked(const ViewModel *view, const Settings *settings, bool masked[ERB_BANDS])
{
    InEarsProgramme programme = {.spectrum_db = view->spectrum_db,
                                 .gain_db = gain_db(view, settings)};
    for (unsigned ear = 0; ear < EARS && settings->engine.correction; ear++) {
        programme.correction_db[ear] = view->correction_db[ear];
    }
    inears_masked_bands(&settings->engine.voice.inears, &settings->engine.stage, view->rate_hz,
                        &programme, masked);
}

void view_programme(const ViewModel *view, Programme *programme)
{
    *programme = (Programme){0};
    if (!view->spectrum_db) {
        return;
    }
    programme->known = true;
    memcpy(programme->db, view->spectrum_db, sizeof programme->db);
    const Settings settings = settings_from_controls(view->values, view->straight_ahead_degrees);
    if (settings.engine.voice.mode == MODE_IN_EARS && settings.engine.stage.on) {
        find_masked(view, &settings, programme->masked);
    }
}

/* ------------------------------------------------------------------------------ how it looks -- */

/* Along the spectrum's points, which are apart by the same ratio of frequencies. */
static Chart chart_in(Rect box)
{
    return (Chart){box, {0.0, SPECTRUM_POINTS - 1, false}, {programme_bottom_db, 0.0, false}};
}

void view_programme_light(cairo_t *cr)
{
    const Color color = pen_programme.color;
    cairo_set_source_rgba(cr, color.red, color.green, color.blue, 0.25);
}

/* The point at a place of the axis, or between two of them; the nearest where there is none. */
static double point_at(const Chart *chart, double x)
{
    const double share = (x - chart->box.x) / chart->box.width;
    return fmin(fmax(share, 0.0), 1.0) * (SPECTRUM_POINTS - 1);
}

/* The points within the part, and one on either side. */
static void draw_spectrum(cairo_t *cr, const Chart *chart, const Programme *programme, Rect part)
{
    double points[SPECTRUM_POINTS], db[SPECTRUM_POINTS];
    const unsigned first = (unsigned)floor(point_at(chart, part.x));
    const unsigned last = (unsigned)ceil(point_at(chart, part.x + part.width));
    for (unsigned i = first; i <= last; i++) {
        points[i - first] = i;
        db[i - first] = (double)programme->db[i];
    }
    chart_area(cr, chart, points, db, last - first + 1);
}

/* Neighbours are one band. */
static void draw_masked(cairo_t *cr, const Chart *chart, const bool masked[ERB_BANDS])
{
    for (unsigned first = 0, next; first < ERB_BANDS; first = next) {
        for (next = first + 1; next < ERB_BANDS && masked[next] == masked[first]; next++) {
        }
        if (masked[first]) {
            chart_band(cr, chart, pen_masked.color, spectrum_point(erb_edge_hz(first)),
                       spectrum_point(erb_edge_hz(next)));
        }
    }
}

void view_programme_draw(cairo_t *cr, Rect box, const Programme *programme, cairo_surface_t *lit,
                         Rect part)
{
    if (!programme->known || box.width <= 0.0 || !rects_meet(box, part)) {
        return;
    }
    const Chart chart = chart_in(box);
    if (lit) {
        gfx_pixels(cr, lit);
    } else {
        view_programme_light(cr);
    }
    draw_spectrum(cr, &chart, programme, part);
    draw_masked(cr, &chart, programme->masked);
}

/* ----------------------------------------------------------------------------------- changes -- */

static const double beside_px = 1.0; /* what the edge of a shape may tinge */

/* Between both spectra from one point to another: all else keeps its light, or its shade. */
static bool strip_differs(const Chart *chart, const Programme *a, const Programme *b,
                          unsigned first, unsigned last, Rect *strip)
{
    bool differs = false;
    double least_db = 0.0, most_db = programme_bottom_db;
    for (unsigned i = first; i <= last; i++) {
        const double was_db = (double)a->db[i], is_db = (double)b->db[i];
        differs |= was_db != is_db;
        least_db = fmin(least_db, fmin(was_db, is_db));
        most_db = fmax(most_db, fmax(was_db, is_db));
    }
    const double left = chart_x(chart, first);
    const double right = chart_x(chart, last);
    const double top = chart_y(chart, fmin(most_db, 0.0));
    const double bottom = chart_y(chart, fmax(least_db, programme_bottom_db));
    *strip = rect_inset((Rect){left, top, right - left, bottom - top}, -beside_px);
    return differs;
}

unsigned view_programme_changes(Rect box, const Programme *a, const Programme *b,
                                Rect changed[PROGRAMME_AREAS])
{
    const Chart chart = chart_in(box);
    unsigned count = 0;
    if (box.width <= 0.0) {
        return 0;
    }
    if (a->known != b->known || memcmp(a->masked, b->masked, sizeof a->masked) != 0) {
        changed[0] = box;
        return 1;
    }
    for (unsigned strip = 0; strip < PROGRAMME_AREAS; strip++) {
        const unsigned first = strip * (SPECTRUM_POINTS - 1) / PROGRAMME_AREAS;
        const unsigned last = (strip + 1) * (SPECTRUM_POINTS - 1) / PROGRAMME_AREAS;
        count += strip_differs(&chart, a, b, first, last, &changed[count]);
    }
    return count;
}
