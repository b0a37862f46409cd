/* For the time until the rooms of the look and of the views are there: a trivial layout, empty
 * drawings. To be deleted then. */
#include "../gui/layout.h"
#include "../gui/overlay.h"
#include "../gui/scene.h"
#include "../gui/view_meters.h"
#include "../gui/view_response.h"
#include "../gui/view_stage.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

Page layout_page_of_mode(int mode)
{
    return mode < 2 ? PAGE_HEADPHONES : mode == 2 ? PAGE_SPEAKERS : PAGE_INEARS;
}

const char *layout_page_name(Page page)
{
    (void)page;
    return "page";
}

static void add(Layout *l, PlaceKind kind, int of, double x, double y, double w, double h)
{
    l->places[l->count++] = (Place){kind, of, {x, y, w, h}};
}

static void knob(Layout *l, int of)
{
    int i = 0;
    for (unsigned k = 0; k < l->count; k++) {
        i += l->places[k].kind == PLACE_KNOB ||
             (l->places[k].kind == PLACE_LIST && l->places[k].at.y > 300);
    }
    add(l, PLACE_KNOB, of, 10 + 70 * i, 400, 60, 80);
}

void layout_fill(Layout *l, double width, double height, Page page)
{
    l->count = 0;
    (void)width;
    (void)height;
    add(l, PLACE_CHOICES, PORT_MODE, 10, 10, 320, 24);
    add(l, PLACE_LIST, PORT_WEARING, 350, 10, 100, 24);
    for (int a = 0; a < ACTIONS; a++) {
        add(l, PLACE_ACTION, a, 10 + 60 * a, 40, 50, 24);
    }
    add(l, PLACE_READING, PORT_MATCH_GAIN, 500, 40, 60, 24);
    add(l, PLACE_STAGE, 0, 10, 80, 300, 260);
    add(l, PLACE_RESPONSE, 0, 320, 80, 220, 260);
    add(l, PLACE_METERS, 0, 560, 80, 150, 260);
    for (int t = 0; t < PAGES; t++) {
        add(l, PLACE_TAB, t, 10 + 100 * t, 350, 90, 20);
    }
    switch (page) {
    case PAGE_HEADPHONES:
        knob(l, PORT_FEED);
        knob(l, PORT_CUTOFF);
        knob(l, PORT_ANGLE);
        knob(l, PORT_WIDTH);
        add(l, PLACE_CHOICES, PORT_CROSSFEED, 300, 400, 150, 24);
        break;
    case PAGE_SPEAKERS:
        knob(l, PORT_DISTANCE);
        knob(l, PORT_ROOM_LEVEL);
        add(l, PLACE_LIST, PORT_ROOM, 300, 400, 100, 24);
        add(l, PLACE_PUSH, PORT_YAW_ZERO, 410, 400, 60, 24);
        add(l, PLACE_FILE, OWN_RESPONSE, 480, 400, 200, 24);
        break;
    case PAGE_INEARS:
        knob(l, PORT_ISOLATION);
        knob(l, PORT_AMBIENCE);
        break;
    case PAGE_CORRECTION:
        add(l, PLACE_FILE, OWN_CORRECTION, 300, 400, 200, 24);
        add(l, PLACE_FILE, OWN_HRTF, 300, 430, 200, 24);
        break;
    case PAGE_SAFETY:
        knob(l, PORT_CEILING);
        add(l, PLACE_PUSH, PORT_DOSE_RESET, 300, 400, 60, 24);
        add(l, PLACE_SWITCH, PORT_LIMITER, 370, 400, 60, 24);
        break;
    case PAGES:
        break;
    }
    add(l, PLACE_HELP, 0, 10, 560 > height ? 420 : 560, 200, 20);
    add(l, PLACE_SWITCH, PORT_MUTE, 500, 10, 60, 24);
    add(l, PLACE_KNOB, PORT_LEVEL, 570, 10, 60, 60);
}

int layout_find(const Layout *l, double x, double y)
{
    for (unsigned i = 0; i < l->count; i++) {
        if (rect_holds(l->places[i].at, x, y)) {
            return (int)i;
        }
    }
    return -1;
}

int layout_place_of(const Layout *l, PlaceKind kind, int of)
{
    for (unsigned i = 0; i < l->count; i++) {
        if (l->places[i].kind == kind && l->places[i].of == of) {
            return (int)i;
        }
    }
    return -1;
}

unsigned place_choice_count(const Place *p)
{
    return (unsigned)params[p->of].maximum + 1;
}

Rect place_choice(const Place *p, unsigned choice)
{
    const double w = p->at.width / place_choice_count(p);
    return (Rect){p->at.x + w * choice, p->at.y, w, p->at.height};
}

Rect place_value(const Place *p)
{
    Rect at = p->at;
    return rect_take_row(&at, -16.0);
}

Rect place_file_name(const Place *p)
{
    Rect at = p->at;
    rect_take_column(&at, -24.0);
    return at;
}

Rect place_file_clear(const Place *p)
{
    Rect at = p->at;
    return rect_take_column(&at, -24.0);
}

static double head(const Overlay *o)
{
    return o->kind == OVERLAY_VALUE || o->kind == OVERLAY_PATH ? 24.0 : 0.0;
}

void overlay_place(Overlay *o, double width, double height)
{
    const double room = fmax(20.0, floor((height - 20.0 - head(o)) / 20.0) * 20.0);
    o->shown = (unsigned)fmin(o->count, room / 20.0);
    o->at.width = 200.0;
    o->at.height = head(o) + 20.0 * o->shown;
    o->at.x = fmax(0.0, fmin(o->place.at.x, width - 200.0));
    o->at.y = fmax(0.0, fmin(o->place.at.y + o->place.at.height, height - o->at.height));
    if (o->first + o->shown > o->count) {
        o->first = o->count - o->shown;
    }
}

Rect overlay_field(const Overlay *o)
{
    Rect at = o->at;
    return rect_take_row(&at, head(o));
}

Rect overlay_item(const Overlay *o, unsigned item)
{
    return (Rect){o->at.x, o->at.y + head(o) + 20.0 * (item - o->first), o->at.width, 20.0};
}

int overlay_find(const Overlay *o, double x, double y)
{
    for (unsigned i = o->first; i < o->first + o->shown; i++) {
        if (rect_holds(overlay_item(o, i), x, y)) {
            return (int)i;
        }
    }
    return -1;
}

void overlay_draw(cairo_t *cr, const Overlay *o)
{
    gfx_fill(cr, o->at, (Color){0.2, 0.2, 0.2});
    if (o->lit >= 0) {
        gfx_fill(cr, overlay_item(o, (unsigned)o->lit), (Color){0.2, 0.2, 0.9});
    }
}

void scene_draw_place(cairo_t *cr, const Scene *s, unsigned place)
{
    const Place *p = &s->layout->places[place];
    gfx_fill(cr, p->at, (Color){0.1, s->over == (int)place ? 0.5 : 0.2, 0.3});
    if (p->kind == PLACE_KNOB) {
        const Param *q = &params[p->of];
        Rect r = p->at;
        r.width *= (double)((s->model->values[p->of] - q->minimum) / (q->maximum - q->minimum));
        gfx_fill(cr, r, (Color){0.8, 0.8, 0.8});
    }
}

void scene_draw_ground(cairo_t *cr, const Scene *s)
{
    (void)s;
    cairo_set_source_rgb(cr, 0, 0, 0);
    cairo_paint(cr);
}

void scene_draw(cairo_t *cr, const Scene *s)
{
    scene_draw_ground(cr, s);
    for (unsigned i = 0; i < s->layout->count; i++) {
        scene_draw_place(cr, s, i);
    }
}

bool scene_acts(const float *values, PortIndex port)
{
    (void)values;
    (void)port;
    return true;
}

const char *scene_help(const Scene *s, int place, char *text, size_t size)
{
    snprintf(text, size, "%d", place >= 0 ? (int)s->layout->places[place].kind : -1);
    return text;
}

void view_response_draw_still(cairo_t *cr, Rect at, const ViewModel *view)
{
    (void)view;
    gfx_fill(cr, at, (Color){0.1, 0.1, 0.1});
}

void view_response_draw_moving(cairo_t *cr, Rect at, const ViewModel *view)
{
    if (view->spectrum_db) {
        at.height *= -(double)view->spectrum_db[0] / 100.0;
        gfx_fill(cr, at, (Color){0.5, 0.5, 0.1});
    }
}

void view_meters_draw_still(cairo_t *cr, Rect at, const ViewModel *view)
{
    (void)view;
    gfx_fill(cr, at, (Color){0.1, 0.1, 0.1});
}

void view_meters_draw_moving(cairo_t *cr, Rect at, const ViewModel *view)
{
    at.height *= -(double)view->values[PORT_IN_PEAK_LEFT] / 120.0;
    gfx_fill(cr, at, (Color){0.5, 0.5, 0.1});
}

bool view_meters_differ(const ViewModel *a, const ViewModel *b)
{
    return a->values[PORT_IN_PEAK_LEFT] != b->values[PORT_IN_PEAK_LEFT];
}

bool view_meters_clears(Rect at, double x, double y)
{
    return rect_holds(at, x, y);
}

static double scale(const ViewModel *v)
{
    return 40.0 / (double)v->values[PORT_DISTANCE] * 1.2;
}

void view_stage_middle(Rect at, const ViewModel *v, StageThing thing, double *x, double *y)
{
    const double a = (double)v->values[PORT_ANGLE] * 3.14159265 / 180.0;
    const double d = (double)v->values[PORT_DISTANCE] * scale(v);
    *x = at.x + at.width / 2 +
         (thing == STAGE_HEAD           ? 0.0
          : thing == STAGE_SPEAKER_LEFT ? -d * sin(a)
                                        : d * sin(a));
    *y = at.y + at.height / 2 - (thing == STAGE_HEAD ? 10.0 : d * cos(a));
}

StageThing view_stage_find(Rect at, const ViewModel *v, double x, double y)
{
    for (int t = STAGE_SPEAKER_LEFT; t <= STAGE_HEAD; t++) {
        double mx, my;
        view_stage_middle(at, v, (StageThing)t, &mx, &my);
        if (hypot(x - mx, y - my) < 8.0 && ((int)v->values[PORT_MODE] == 2)) {
            return (StageThing)t;
        }
    }
    return STAGE_NOTHING;
}

unsigned view_stage_move(Rect at, const ViewModel *v, StageThing thing, double x, double y,
                         StageMove moves[2])
{
    const double dx = x - at.x - at.width / 2, dy = at.y + at.height / 2 - y;
    if (thing == STAGE_HEAD) {
        moves[0] = (StageMove){PORT_YAW, (float)(atan2(-dx, dy) * 57.29577951)};
        return 1;
    }
    moves[0] = (StageMove){PORT_ANGLE, (float)(atan2(fabs(dx), dy) * 57.29577951)};
    moves[1] = (StageMove){PORT_DISTANCE, (float)(hypot(dx, dy) / scale(v))};
    return 2;
}
