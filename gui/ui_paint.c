#include "hands.h"

#include "fingerprint.h"
#include "theme.h"
#include "view_meters.h"
#include "view_response.h"
#include <math.h>
#include <string.h>

enum { MOST_AREAS = LAYOUT_PLACES + 4 };

/* At most 30 pictures a second of what moves, whatever the clock that drives us; what is drawn beyond
 * an overlay's rectangle: its shadow. */
static const double moving_s = 0.030, shadow_px = 10.0;

/* Of the window, in its pixels, whole. */
typedef struct {
    Rect areas[MOST_AREAS];
    unsigned count;
} Areas;

/* ------------------------------------------------------------------------ what is to be done -- */

static void check_overlay(Ui *ui)
{
    const uint64_t print = fingerprint_overlay(&ui->overlay);
    ui->paint.overlay_dirty |= print != ui->paint.overlay_print;
    ui->paint.overlay_print = print;
}

static bool has_work(const Paint *paint)
{
    bool work = paint->all || !paint->shown || paint->overlay_dirty || paint->meters_dirty ||
                paint->spectrum_dirty;
    for (int i = 0; i < LAYOUT_PLACES; i++) {
        work |= paint->dirty[i];
    }
    return work;
}

bool ui_paint_check(Ui *ui)
{
    Paint *paint = &ui->paint;
    if (ui->stirred || ui->model.changed) {
        const Scene scene = ui_scene(ui);
        for (unsigned i = 0; i < ui->layout.count; i++) {
            const uint64_t print = fingerprint_place(&scene, i, ui->pictures);
            paint->dirty[i] |= print != paint->prints[i];
            paint->prints[i] = print;
        }
        check_overlay(ui);
        ui->stirred = ui->model.changed = false;
    }
    return has_work(paint);
}

/* What is masked of the programme hangs on its gain, too. */
static bool programme_differs(const Ui *ui)
{
    return ui->spectrum_new ||
           ui->model.values[PORT_MATCH_GAIN] != ui->paint.values[PORT_MATCH_GAIN];
}

void ui_paint_moving(Ui *ui)
{
    Paint *paint = &ui->paint;
    const double passed_s = ui->now_s - paint->moved_s;
    if (passed_s >= 0.0 && passed_s < moving_s) {
        return;
    }
    paint->moved_s = ui->now_s;
    meter_holds_update(&ui->holds, ui->model.values, ui->now_s);
    ViewModel drawn = ui->view;
    drawn.values = paint->values;
    drawn.holds = &paint->holds;
    paint->meters_dirty |= view_meters_differ(&drawn, &ui->view);
    paint->spectrum_dirty |= programme_differs(ui);
    ui->spectrum_new = false;
}

/* ---------------------------------------------------------------------------- the still layer -- */

static void draw_still(cairo_t *cr, Ui *ui, const Scene *scene, unsigned i)
{
    const Place *place = &ui->layout.places[i];
    if (place->kind == PLACE_RESPONSE) {
        view_response_draw_still(cr, place->at, &ui->view);
        ui->paint.programme_at = view_response_moving(cr, place->at, &ui->view);
    } else if (place->kind == PLACE_METERS) {
        view_meters_draw_still(cr, place->at, &ui->view);
    } else {
        scene_draw_place(cr, scene, i);
    }
}

/* Made anew where it has not the window's size. */
static bool has_still(Ui *ui)
{
    Paint *paint = &ui->paint;
    if (!paint->still || cairo_image_surface_get_width(paint->still) != ui->width ||
        cairo_image_surface_get_height(paint->still) != ui->height) {
        cairo_surface_destroy(paint->still);
        paint->still = cairo_image_surface_create(CAIRO_FORMAT_RGB24, ui->width, ui->height);
        paint->all = true;
    }
    return cairo_surface_status(paint->still) == CAIRO_STATUS_SUCCESS;
}

static void update_still(Ui *ui)
{
    Paint *paint = &ui->paint;
    Scene scene = ui_scene(ui);
    scene.overlay = NULL;
    cairo_t *cr = gfx_begin(paint->still, ui->scale);
    if (paint->all) {
        scene_draw_ground(cr, &scene);
    }
    for (unsigned i = 0; i < ui->layout.count; i++) {
        if (paint->all || paint->dirty[i]) {
            draw_still(cr, ui, &scene, i);
        }
    }
    cairo_destroy(cr);
}

/* ----------------------------------------------------------------------- from it to the window -- */

static Rect whole_pixels(const Ui *ui, Rect at)
{
    const double left = fmax(0.0, floor(at.x * ui->scale));
    const double top = fmax(0.0, floor(at.y * ui->scale));
    const double right = fmin(ui->width, ceil((at.x + at.width) * ui->scale));
    const double bottom = fmin(ui->height, ceil((at.y + at.height) * ui->scale));
    return (Rect){left, top, fmax(0.0, right - left), fmax(0.0, bottom - top)};
}

static void add_area(Areas *areas, const Ui *ui, Rect at)
{
    const Rect area = whole_pixels(ui, at);
    if (area.width > 0.0 && area.height > 0.0 && areas->count < MOST_AREAS) {
        areas->areas[areas->count++] = area;
    }
}

static Rect with_shadow(Rect at)
{
    return (Rect){at.x - shadow_px, at.y - shadow_px, at.width + 2.0 * shadow_px,
                  at.height + 2.0 * shadow_px};
}

static bool is_dirty(const Paint *paint, const Place *place, unsigned i)
{
    return paint->dirty[i] || (place->kind == PLACE_METERS && paint->meters_dirty);
}

static void find_areas(const Ui *ui, Areas *areas)
{
    const Paint *paint = &ui->paint;
    areas->count = 0;
    if (paint->all || !paint->shown) {
        areas->areas[areas->count++] = (Rect){0.0, 0.0, ui->width, ui->height};
        return;
    }
    for (unsigned i = 0; i < ui->layout.count; i++) {
        if (is_dirty(paint, &ui->layout.places[i], i)) {
            add_area(areas, ui, ui->layout.places[i].at);
        }
    }
    if (paint->spectrum_dirty) {
        add_area(areas, ui, paint->programme_at);
    }
    if (paint->overlay_dirty) {
        add_area(areas, ui, paint->overlay_at);
        if (hands_is_open(ui)) {
            add_area(areas, ui, with_shadow(ui->overlay.at));
        }
    }
}

static Rect join(Rect a, Rect b)
{
    if (a.width <= 0.0 || a.height <= 0.0) {
        return b;
    }
    const double left = fmin(a.x, b.x), top = fmin(a.y, b.y);
    const double right = fmax(a.x + a.width, b.x + b.width);
    const double bottom = fmax(a.y + a.height, b.y + b.height);
    return (Rect){left, top, right - left, bottom - top};
}

static bool touches(const Areas *areas, Rect pixels)
{
    for (unsigned i = 0; i < areas->count; i++) {
        const Rect *a = &areas->areas[i];
        if (a->x < pixels.x + pixels.width && pixels.x < a->x + a->width &&
            a->y < pixels.y + pixels.height && pixels.y < a->y + a->height) {
            return true;
        }
    }
    return false;
}

static bool has_layers(const Place *place)
{
    return place->kind == PLACE_RESPONSE || place->kind == PLACE_METERS;
}

/* What is over the still layer, within the areas. */
static void draw_over(cairo_t *cr, Ui *ui, const Areas *areas)
{
    for (unsigned i = 0; i < ui->layout.count; i++) {
        const Place *place = &ui->layout.places[i];
        if (!has_layers(place) || !touches(areas, whole_pixels(ui, place->at))) {
            continue;
        }
        if (place->kind == PLACE_METERS) {
            view_meters_draw_moving(cr, place->at, &ui->view);
        } else {
            view_response_draw_moving(cr, ui->paint.programme_at, &ui->view);
        }
    }
    if (hands_is_open(ui)) {
        overlay_draw(cr, &ui->overlay);
    }
}

static void show(Ui *ui, cairo_surface_t *surface, const Areas *areas)
{
    cairo_t *cr = gfx_begin(surface, 1.0);
    for (unsigned i = 0; i < areas->count; i++) {
        const Rect *a = &areas->areas[i];
        cairo_rectangle(cr, a->x, a->y, a->width, a->height);
    }
    cairo_clip(cr);
    cairo_set_source_surface(cr, ui->paint.still, 0.0, 0.0);
    cairo_set_operator(cr, CAIRO_OPERATOR_SOURCE);
    cairo_paint(cr);
    cairo_set_operator(cr, CAIRO_OPERATOR_OVER);
    cairo_scale(cr, ui->scale, ui->scale);
    draw_over(cr, ui, areas);
    cairo_destroy(cr);
}

/* Without memory for a layer, all of it each time. */
static void show_at_once(const Ui *ui, cairo_surface_t *surface)
{
    const Scene scene = ui_scene(ui);
    cairo_t *cr = gfx_begin(surface, ui->scale);
    scene_draw(cr, &scene);
    cairo_destroy(cr);
}

static void note_what_is_shown(Ui *ui)
{
    Paint *paint = &ui->paint;
    memcpy(paint->values, ui->model.values, sizeof paint->values);
    paint->holds = ui->holds;
    paint->overlay_at = hands_is_open(ui) ? with_shadow(ui->overlay.at) : (Rect){0};
    paint->all = paint->overlay_dirty = paint->meters_dirty = paint->spectrum_dirty = false;
    paint->shown = true;
    memset(paint->dirty, 0, sizeof paint->dirty);
}

Rect ui_draw(Ui *ui, cairo_surface_t *surface)
{
    Areas areas;
    Rect changed = {0};
    ui_paint_check(ui);
    if (has_still(ui)) {
        update_still(ui);
        find_areas(ui, &areas);
        show(ui, surface, &areas);
    } else {
        areas = (Areas){.areas = {{0.0, 0.0, ui->width, ui->height}}, .count = 1};
        show_at_once(ui, surface);
    }
    for (unsigned i = 0; i < areas.count; i++) {
        changed = join(changed, areas.areas[i]);
    }
    note_what_is_shown(ui);
    return changed;
}
