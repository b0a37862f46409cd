#include "paint_layers.h"

#include "paint_areas.h"
#include "view_meters.h"
#include "view_programme.h"
#include "view_response.h"

static bool has_size(cairo_surface_t *surface, int width, int height)
{
    return surface && cairo_image_surface_get_width(surface) == width &&
           cairo_image_surface_get_height(surface) == height;
}

/* Made anew where it has not the size; false where it is not there then. */
static bool fit(cairo_surface_t **surface, int width, int height)
{
    if (!has_size(*surface, width, height)) {
        cairo_surface_destroy(*surface);
        *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    }
    return cairo_surface_status(*surface) == CAIRO_STATUS_SUCCESS;
}

bool layers_have(Ui *ui)
{
    Paint *paint = &ui->paint;
    paint->all |= !has_size(paint->still, ui->width, ui->height);
    return fit(&paint->still, ui->width, ui->height);
}

void layers_free(Paint *paint)
{
    cairo_surface_destroy(paint->still);
    cairo_surface_destroy(paint->lit);
    paint->still = paint->lit = NULL;
}

/* ----------------------------------------------------------------------------- what stands -- */

static void draw_still(cairo_t *cr, Ui *ui, const Scene *scene, unsigned i)
{
    const Place *place = &ui->layout.places[i];
    if (place->kind == PLACE_RESPONSE) {
        view_response_draw_still(cr, place->at, &ui->view);
        ui->paint.programme_at = view_response_programme(cr, place->at, &ui->view);
    } else if (place->kind == PLACE_METERS) {
        view_meters_draw_still(cr, place->at, &ui->view);
    } else {
        scene_draw_place(cr, scene, i);
    }
}

static bool is_dirty(const Ui *ui, PlaceKind kind)
{
    bool dirty = ui->paint.all;
    for (unsigned i = 0; i < ui->layout.count; i++) {
        dirty |= ui->layout.places[i].kind == kind && ui->paint.dirty[i];
    }
    return dirty;
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

/* ---------------------------------------------------------------------- in the programme's light -- */

/* To take pixels from here is half as dear as to blend them each time. */
static void update_lit(Ui *ui)
{
    Paint *paint = &ui->paint;
    const Areas window = {.width = ui->width, .height = ui->height, .scale = ui->scale};
    const Rect box = areas_pixels(&window, paint->programme_at);
    if (box.width <= 0.0 || !fit(&paint->lit, (int)box.width, (int)box.height)) {
        cairo_surface_destroy(paint->lit);
        paint->lit = NULL;
        return;
    }
    cairo_surface_set_device_offset(paint->lit, -box.x, -box.y);
    cairo_t *cr = gfx_begin(paint->lit, ui->scale);
    gfx_pixels(cr, paint->still);
    cairo_paint(cr);
    view_programme_light(cr);
    cairo_paint(cr);
    cairo_destroy(cr);
}

/* ------------------------------------------------------------------------------------- both -- */

static bool is_any_dirty(const Ui *ui)
{
    bool dirty = ui->paint.all;
    for (unsigned i = 0; i < ui->layout.count; i++) {
        dirty |= ui->paint.dirty[i];
    }
    return dirty;
}

void layers_update(Ui *ui)
{
    if (!is_any_dirty(ui)) {
        return;
    }
    const bool views = is_dirty(ui, PLACE_STAGE) || is_dirty(ui, PLACE_RESPONSE);
    ui->view.room = views ? view_room(&ui->view, &ui->room) : NULL;
    update_still(ui);
    ui->view.room = NULL;
    if (is_dirty(ui, PLACE_RESPONSE)) {
        update_lit(ui);
    }
}
