#include "../plugin/params.h"
#include "../plugin/pictures.h"
#include "design_room.h"
#include "view_pens.h"
#include "view_response_modes.h"
#include "view_room.h"
#include <math.h>

/* ------------------------------------------------------------------------------- legend -- */

static bool energy_known(const ViewModel *view)
{
    return view->energy_db[EAR_LEFT] && view->energy_db[EAR_RIGHT];
}

void response_legend_energy(const ViewModel *view, const Settings *settings, Legend *legend)
{
    const bool loaded = view_is_loaded(view, settings);
    if (!loaded) {
        legend_add(legend, LEGEND_DOTS, &pen_arrival, "arrivals");
        if (room_of(settings->wish.room)->reverberation_s > 0.0 &&
            settings->wish.room_level > 0.0) {
            legend_add(legend, LEGEND_LINE, &theme_mono, "reverberation");
        }
    }
    if (energy_known(view)) {
        legend_add(legend, LEGEND_LINE, &theme_direct, "left ear");
        legend_add(legend, LEGEND_LINE, &theme_crossed, "right ear");
    }
}

void response_legend_speakers(const ViewModel *view, const Settings *settings, Legend *legend)
{
    if (!view_is_loaded(view, settings)) {
        legend_add(legend, LEGEND_LINE, &pen_device, "speaker on axis");
    }
}

/* ------------------------------------------------------------------------------- energy -- */

/* The first 100 ms of a small room, 240 of a large one. */
static Chart energy_chart(Rect area, double reverberation_s)
{
    rect_take_row(&area, 4.0);
    rect_take_column(&area, chart_left);
    rect_take_column(&area, -chart_right);
    rect_take_row(&area, -chart_below);
    const double dead_s = 0.35;
    const double to_ms = reverberation_s > 0.0 && reverberation_s < dead_s ? 100.0 : ENERGY_POINTS;
    return (Chart){area, {-0.02 * to_ms, to_ms, false}, {-60.0, 6.0, false}};
}

static void draw_axes(cairo_t *cr, const Chart *chart)
{
    chart_ground(cr, chart);
    const bool small_room = chart->x.to <= 100.0;
    const double step_ms = small_room ? 20.0 : 50.0;
    for (int step = 0; step < 5; step++) {
        static const char *const of_20[] = {"0", "20", "40", "60", "80 ms"};
        static const char *const of_50[] = {"0", "50", "100", "150", "200 ms"};
        chart_mark_x(cr, chart, step * step_ms, small_room ? of_20[step] : of_50[step]);
    }
    chart_mark_db(cr, chart);
}

static void draw_ears(cairo_t *cr, const Chart *chart, const ViewModel *view)
{
    double ms[ENERGY_POINTS], db[EARS][ENERGY_POINTS];
    for (unsigned i = 0; i < ENERGY_POINTS; i++) {
        ms[i] = i + 0.5; /* the middle of its millisecond */
        db[EAR_LEFT][i] = (double)view->energy_db[EAR_LEFT][i];
        db[EAR_RIGHT][i] = (double)view->energy_db[EAR_RIGHT][i];
    }
    Pen left = theme_direct, right = theme_crossed;
    left.width = right.width = 1.25;
    chart_curve(cr, chart, &right, ms, db[EAR_RIGHT], ENERGY_POINTS);
    chart_curve(cr, chart, &left, ms, db[EAR_LEFT], ENERGY_POINTS);
}

typedef struct {
    double ms[SPEAKERS * IMAGES], db[SPEAKERS * IMAGES];
    size_t count;
} Arrivals;

/* Where the room is symmetric, both loudspeakers' arrivals are the same, and one is enough. */
static void add_arrival(Arrivals *arrivals, const Chart *chart, double ms, double db)
{
    const bool on_chart = ms <= chart->x.to && db >= chart->y.from;
    bool there = false;
    for (size_t i = 0; i < arrivals->count && !there; i++) {
        there = fabs(arrivals->ms[i] - ms) < 1e-6 && fabs(arrivals->db[i] - db) < 1e-6;
    }
    if (on_chart && !there) {
        arrivals->ms[arrivals->count] = ms;
        arrivals->db[arrivals->count++] = db;
    }
}

/* The direct sound and first reflections stand out. */
static void draw_arrivals(cairo_t *cr, const Chart *chart, const BinauralScene *scene)
{
    Arrivals early = {.count = 0}, later = {.count = 0};
    for (unsigned speaker = 0; speaker < SPEAKERS; speaker++) {
        for (unsigned n = 0; n < scene->image_count; n++) {
            const bool first = scene->images[speaker][n].order <= 1;
            add_arrival(first ? &early : &later, chart, 1e3 * scene_image_s(scene, speaker, n),
                        scene_image_db(scene, speaker, n));
        }
    }
    chart_dots(cr, chart, theme_quiet, 1.25, later.ms, later.db, later.count);
    chart_dots(cr, chart, pen_arrival.color, 2.5, early.ms, early.db, early.count);
}

/* A word where there is room for it between two times. */
static void draw_era(cairo_t *cr, const Chart *chart, double from_ms, double to_ms,
                     const char *words)
{
    const double left = chart_x(chart, from_ms), width = chart_x(chart, to_ms) - left;
    if (gfx_text_width(cr, theme_small, WEIGHT_NORMAL, words) + 8.0 < width) {
        gfx_text(cr, left + width / 2.0, chart->box.y + 12.0, theme_small, WEIGHT_NORMAL,
                 theme_quiet, ALIGN_CENTRE, words);
    }
}

static void draw_room(cairo_t *cr, const Chart *chart, const BinauralScene *scene)
{
    const double mixing_ms = 1e3 * scene_mixing_s(scene);
    const Pen pen = {theme_quiet, 1.0, {2.0, 3.0}, 2};
    const double x[] = {mixing_ms, mixing_ms}, y[] = {chart->y.from, chart->y.to};
    chart_curve(cr, chart, &pen, x, y, 2);
    draw_era(cr, chart, 0.0, mixing_ms, "early");
    draw_era(cr, chart, mixing_ms, chart->x.to, "late");
    const double ms[] = {mixing_ms, chart->x.to};
    const double db[] = {scene_tail_db(scene, 1e-3 * ms[0]), scene_tail_db(scene, 1e-3 * ms[1])};
    chart_curve(cr, chart, &theme_mono, ms, db, 2);
}

void response_energy(const ResponseDrawing *d, Rect area)
{
    const BinauralScene *room = d->view->room;
    const double reverberation_s = room ? scene_reverberation_s(room) : 0.0;
    const Chart chart = energy_chart(area, reverberation_s);
    draw_axes(d->cr, &chart);
    if (reverberation_s > 0.0) {
        draw_room(d->cr, &chart, room);
    }
    if (energy_known(d->view)) {
        draw_ears(d->cr, &chart, d->view);
    }
    if (room) {
        draw_arrivals(d->cr, &chart, room);
    }
}

/* ------------------------------------------------------------------------------- curves -- */

void response_curves_speakers(const ResponseDrawing *d, const Chart *chart)
{
    if (view_is_loaded(d->view, &d->settings)) {
        return;
    }
    const DesignAxis axis = design_axis(d->view->rate_hz);
    DesignCurve curve;
    loudspeaker_curve(d->settings.wish.loudspeaker, d->view->rate_hz, curve);
    chart_curve(d->cr, chart, &pen_device, axis.hz, curve, axis.count);
}
