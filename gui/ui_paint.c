#include "hands.h"

#include "fingerprint.h"
#include "paint_areas.h"
#include "paint_layers.h"
#include "theme.h"
#include "view_meters.h"
#include <math.h>
#include <string.h>

/* At most 30 pictures a second of what moves, whatever the clock that drives us; what is drawn beyond
 * an overlay's rectangle: its shadow. */
static const double moving_s = 0.030, shadow_px = 10.0;

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

/* Of what the meters read, since they were drawn. */
static unsigned find_meter_changes(const Ui *ui, Rect at, Rect changed[METER_AREAS])
{
    ViewModel drawn = ui->view;
    drawn.values = ui->paint.values;
    drawn.holds = &ui->paint.holds;
    return view_meters_changes(at, &drawn, &ui->view, changed);
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
    paint->meters_dirty |= find_meter_changes(ui, (Rect){0}, (Rect[METER_AREAS]){0}) > 0;
    paint->spectrum_dirty |= programme_differs(ui);
    ui->spectrum_new = false;
}

/* -------------------------------------------------------------------------------- the window -- */

static Rect with_shadow(Rect at)
{
    return (Rect){at.x - shadow_px, at.y - shadow_px, at.width + 2.0 * shadow_px,
                  at.height + 2.0 * shadow_px};
}

static void find_places(const Ui *ui, Areas *areas)
{
    for (unsigned i = 0; i < ui->layout.count; i++) {
        const Place *place = &ui->layout.places[i];
        if (ui->paint.dirty[i]) {
            areas_add(areas, place->at);
        } else if (place->kind == PLACE_METERS) {
            Rect changed[METER_AREAS];
            const unsigned count = find_meter_changes(ui, place->at, changed);
            for (unsigned k = 0; k < count; k++) {
                areas_add(areas, changed[k]);
            }
        }
    }
}

static void find_programme(const Paint *paint, const Programme *programme, Areas *areas)
{
    Rect changed[PROGRAMME_AREAS];
    const unsigned count =
        view_programme_changes(paint->programme_at, &paint->programme, programme, changed);
    for (unsigned i = 0; i < count; i++) {
        areas_add(areas, changed[i]);
    }
}

static void find_areas(const Ui *ui, const Programme *programme, Areas *areas)
{
    const Paint *paint = &ui->paint;
    if (paint->all || !paint->shown) {
        areas_add(areas, (Rect){0.0, 0.0, ui->width / ui->scale, ui->height / ui->scale});
        return;
    }
    find_places(ui, areas);
    find_programme(paint, programme, areas);
    if (paint->overlay_dirty) {
        areas_add(areas, paint->overlay_at);
        if (hands_is_open(ui)) {
            areas_add(areas, with_shadow(ui->overlay.at));
        }
    }
}

/* What is over the still layer. */
static void draw_over(cairo_t *cr, const Ui *ui, const Programme *programme, Rect part)
{
    for (unsigned i = 0; i < ui->layout.count; i++) {
        const Place *place = &ui->layout.places[i];
        if (place->kind == PLACE_METERS) {
            view_meters_draw_moving(cr, place->at, &ui->view, part);
        }
        if (place->kind == PLACE_RESPONSE) {
            view_programme_draw(cr, ui->paint.programme_at, programme, ui->paint.lit, part);
        }
    }
    if (hands_is_open(ui)) {
        overlay_draw(cr, &ui->overlay);
    }
}

static void show(const Ui *ui, const Programme *programme, cairo_surface_t *surface,
                 const Areas *areas)
{
    cairo_t *cr = gfx_begin(surface, 1.0);
    for (unsigned i = 0; i < areas->count; i++) {
        const Rect *a = &areas->areas[i];
        const Rect part = {a->x / ui->scale, a->y / ui->scale, a->width / ui->scale,
                           a->height / ui->scale};
        cairo_save(cr);
        cairo_rectangle(cr, a->x, a->y, a->width, a->height);
        cairo_clip(cr);
        gfx_pixels(cr, ui->paint.still);
        cairo_paint(cr);
        cairo_scale(cr, ui->scale, ui->scale);
        draw_over(cr, ui, programme, part);
        cairo_restore(cr);
    }
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

static void note_what_is_shown(Ui *ui, const Programme *programme)
{
    Paint *paint = &ui->paint;
    memcpy(paint->values, ui->model.values, sizeof paint->values);
    paint->holds = ui->holds;
    paint->programme = *programme;
    paint->overlay_at = hands_is_open(ui) ? with_shadow(ui->overlay.at) : (Rect){0};
    paint->all = paint->overlay_dirty = paint->meters_dirty = paint->spectrum_dirty = false;
    paint->shown = true;
    memset(paint->dirty, 0, sizeof paint->dirty);
}

Rect ui_draw(Ui *ui, cairo_surface_t *surface)
{
    Areas areas = {.width = ui->width, .height = ui->height, .scale = ui->scale};
    Programme programme;
    ui_paint_check(ui);
    view_programme(&ui->view, &programme);
    if (layers_have(ui)) {
        layers_update(ui);
        find_areas(ui, &programme, &areas);
        show(ui, &programme, surface, &areas);
    } else {
        areas_add(&areas, (Rect){0.0, 0.0, ui->width / ui->scale, ui->height / ui->scale});
        show_at_once(ui, surface);
    }
    note_what_is_shown(ui, &programme);
    return areas_joined(&areas);
}
