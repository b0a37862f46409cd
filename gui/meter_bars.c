#include "meter_bars.h"

#include "../plugin/params.h"
#include "theme.h"
#include <math.h>
#include <stdio.h>

static const double lowest_db = -60.0, highest_db = 6.0;
static const double name_px = 15.0, lamp_px = 5.0, narrow_px = 170.0;

enum { BARS = HOLDS };

/* Where everything is. */
typedef struct {
    Rect names[2]; /* IN, OUT */
    Rect lamp[BARS], bar[BARS];
    Rect scale;
    bool wide; /* there is a scale */
} Places;

double meter_bars_width(double view_width)
{
    return view_width < narrow_px ? 42.0 : 64.0;
}

static Places places_in(Rect area)
{
    Places p = {.wide = area.width > 60.0};
    const double bar_px = p.wide ? 8.0 : 7.0, apart_px = 2.0, pair_px = 2.0 * bar_px + apart_px;
    const double scale_px = p.wide ? 28.0 : 10.0;
    Rect names = rect_take_row(&area, name_px);
    const Rect lamps = rect_take_row(&area, lamp_px);
    rect_take_row(&area, 3.0);
    for (int i = 0; i < BARS; i++) {
        const int pair = i / 2, side = i % 2;
        const double x = area.x + pair * (pair_px + scale_px) + side * (bar_px + apart_px);
        p.lamp[i] = (Rect){x, lamps.y, bar_px, lamp_px};
        p.bar[i] = (Rect){x, area.y, bar_px, area.height};
    }
    const double out_x = area.x + pair_px + scale_px;
    p.scale = (Rect){area.x + pair_px, area.y, scale_px, area.height};
    /* The words take some of the space beside the bars, OUT as little as it can on its right. */
    const double beside_px = p.wide ? 8.0 : 5.5, left_px = p.wide ? 12.0 : 5.5;
    p.names[0] = (Rect){area.x - beside_px, names.y, pair_px + 2.0 * beside_px, names.height};
    p.names[1] = (Rect){out_x - left_px, names.y, pair_px + 2.0 * beside_px, names.height};
    return p;
}

static double y_of(Rect bar, double db)
{
    const double share = (db - lowest_db) / (highest_db - lowest_db);
    return bar.y + bar.height * (1.0 - fmin(1.0, fmax(0.0, share)));
}

/* -------------------------------------------------------------------------------- still -- */

static void draw_scale(cairo_t *cr, const Places *p)
{
    static const int marks_db[] = {0, -6, -12, -18, -24, -36, -48, -60};
    const double word_px = 13.0, px_per_db = p->scale.height / (highest_db - lowest_db);
    double last_y = -1e9;
    for (size_t i = 0; i < sizeof marks_db / sizeof *marks_db; i++) {
        const double y = fmin(y_of(p->scale, marks_db[i]) + 4.0, p->scale.y + p->scale.height);
        char words[16];
        if (y - last_y < word_px || (marks_db[i] % 12 != 0 && 6.0 * px_per_db < word_px + 4.0)) {
            continue;
        }
        last_y = y;
        snprintf(words, sizeof words, "%s%d", marks_db[i] < 0 ? "−" : "", -marks_db[i]);
        gfx_text(cr, p->scale.x + p->scale.width / 2.0, y, theme_small, WEIGHT_NORMAL, theme_quiet,
                 ALIGN_CENTRE, words);
    }
}

void meter_bars_draw_still(cairo_t *cr, Rect area, const ViewModel *view)
{
    const Places p = places_in(area);
    (void)view;
    for (int i = 0; i < BARS; i++) {
        gfx_fill(cr, p.bar[i], theme_night);
        gfx_frame(cr, p.lamp[i], 1.0, 1.0, theme_line);
    }
    if (p.wide) {
        draw_scale(cr, &p);
    }
}

/* ------------------------------------------------------------------------------- moving -- */

static void draw_bar(cairo_t *cr, Rect bar, double db, Color color)
{
    const double full_scale = y_of(bar, 0.0), top = y_of(bar, db), bottom = bar.y + bar.height;
    gfx_fill(cr, (Rect){bar.x, fmax(top, full_scale), bar.width, bottom - fmax(top, full_scale)},
             color);
    if (top < full_scale) {
        gfx_fill(cr, (Rect){bar.x, top, bar.width, full_scale - top}, theme_alarm);
    }
}

static bool clipped(const ViewModel *view, int pair)
{
    return view->holds &&
           (view->holds->of[2 * pair].clipped || view->holds->of[2 * pair + 1].clipped);
}

static void draw_hold(cairo_t *cr, const Places *p, const ViewModel *view, int i)
{
    if (!view->holds || !view->holds->of[i].seen) {
        return;
    }
    const double peak_db = view->holds->of[i].peak_db;
    if (peak_db > lowest_db) {
        const double y = y_of(p->bar[i], peak_db);
        gfx_fill(cr, (Rect){p->bar[i].x, y - 1.0, p->bar[i].width, 2.0}, theme_bright);
    }
    if (view->holds->of[i].clipped) {
        gfx_fill(cr, p->lamp[i], theme_alarm);
    }
}

/* Where there is no room for the word, the lamps that fill are it. */
static void draw_names(cairo_t *cr, const Places *p, const ViewModel *view, Rect part)
{
    static const char *const names[] = {"IN", "OUT"};
    for (int pair = 0; pair < 2; pair++) {
        const bool clips = clipped(view, pair);
        if (rects_meet(p->names[pair], part)) {
            gfx_text_in(cr, p->names[pair], theme_small, WEIGHT_BOLD,
                        clips ? theme_alarm : theme_quiet, ALIGN_CENTRE,
                        clips && p->wide ? "CLIP" : names[pair]);
        }
    }
}

static void draw_ceiling(cairo_t *cr, const Places *p, const ViewModel *view)
{
    if (view->values[PORT_LIMITER] <= 0.0f) {
        return;
    }
    const Rect *left = &p->bar[HOLD_OUT_LEFT], *right = &p->bar[HOLD_OUT_RIGHT];
    const double y = y_of(*left, (double)view->values[PORT_CEILING]);
    gfx_fill(cr, (Rect){left->x - 2.0, y - 0.5, right->x + right->width - left->x + 4.0, 1.0},
             theme_second);
}

static const PortIndex ports[BARS] = {PORT_IN_PEAK_LEFT, PORT_IN_PEAK_RIGHT, PORT_OUT_PEAK_LEFT,
                                      PORT_OUT_PEAK_RIGHT};

void meter_bars_draw_moving(cairo_t *cr, Rect area, const ViewModel *view, Rect part)
{
    const Places p = places_in(area);
    draw_names(cr, &p, view, part);
    if (!rects_meet(area, part)) {
        return;
    }
    for (int i = 0; i < BARS; i++) {
        draw_bar(cr, p.bar[i], (double)view->values[ports[i]],
                 i < HOLD_OUT_LEFT ? theme_quiet : theme_accent);
        draw_hold(cr, &p, view, i);
    }
    draw_ceiling(cr, &p, view);
}

/* ------------------------------------------------------------------------------- changes -- */

static bool ceilings_differ(const ViewModel *a, const ViewModel *b)
{
    return a->values[PORT_LIMITER] != b->values[PORT_LIMITER] ||
           a->values[PORT_CEILING] != b->values[PORT_CEILING];
}

static bool clips_differ(const ViewModel *a, const ViewModel *b)
{
    bool differ = !a->holds != !b->holds;
    for (int i = 0; i < BARS && !differ; i++) {
        differ = b->holds && a->holds->of[i].clipped != b->holds->of[i].clipped;
    }
    return differ;
}

static double hold_y(const ViewModel *view, Rect bar, int i)
{
    const bool seen = view->holds && view->holds->of[i].seen;
    return y_of(bar, seen ? view->holds->of[i].peak_db : lowest_db);
}

/* From the highest of what moved in a bar to the lowest of it. */
static bool bar_differs(const ViewModel *a, const ViewModel *b, Rect bar, int i, Rect *changed)
{
    const double was_y = y_of(bar, (double)a->values[ports[i]]), was_held_y = hold_y(a, bar, i);
    const double is_y = y_of(bar, (double)b->values[ports[i]]), is_held_y = hold_y(b, bar, i);
    const double beside_px = 1.0; /* half of a hold's line */
    double top = bar.y + bar.height, bottom = bar.y;
    if (was_y != is_y) {
        top = fmin(was_y, is_y);
        bottom = fmax(was_y, is_y);
    }
    if (was_held_y != is_held_y) {
        top = fmin(top, fmin(was_held_y, is_held_y));
        bottom = fmax(bottom, fmax(was_held_y, is_held_y));
    }
    *changed = (Rect){bar.x, top - beside_px, bar.width, bottom - top + 2.0 * beside_px};
    return was_y != is_y || was_held_y != is_held_y;
}

bool meter_bars_changed(Rect area, const ViewModel *a, const ViewModel *b, Rect *where)
{
    const Places p = places_in(area);
    const double names_beside_px = 8.0;
    bool changed = false;
    if (ceilings_differ(a, b) || clips_differ(a, b)) {
        *where = (Rect){area.x - names_beside_px, area.y, area.width + 2.0 * names_beside_px,
                        area.height};
        return true;
    }
    for (int i = 0; i < BARS; i++) {
        Rect bar;
        if (bar_differs(a, b, p.bar[i], i, &bar)) {
            *where = changed ? rects_joined(*where, bar) : bar;
            changed = true;
        }
    }
    return changed;
}
