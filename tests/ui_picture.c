#include "ui_picture.h"

#include "check.h"
#include <string.h>

static void write_nothing(void *handle, PortIndex port, float value)
{
    (void)handle, (void)port, (void)value;
}

static void touch_nothing(void *handle, PortIndex port, bool grabbed)
{
    (void)handle, (void)port, (void)grabbed;
}

static void set_no_file(void *handle, OwnFile which, const char *path)
{
    (void)handle, (void)which, (void)path;
}

void ui_picture_init(UiPicture *picture, double width, double height, Page page, int mode)
{
    const UiHost host = {
        .write_port = write_nothing, .touch = touch_nothing, .set_file = set_no_file};
    memset(picture, 0, sizeof *picture);
    model_init(&picture->model, &host);
    picture->model.values[PORT_MODE] = (float)mode;
    picture->view = (ViewModel){.values = picture->model.values, .rate_hz = 48000.0};
    layout_fill(&picture->layout, width, height, page);
    picture->scene = (Scene){.model = &picture->model,
                             .view = &picture->view,
                             .layout = &picture->layout,
                             .overlay = &picture->overlay,
                             .page = page,
                             .over = -1,
                             .held = -1,
                             .focus = -1,
                             .over_choice = -1,
                             .zoom = 1.0};
}

cairo_surface_t *ui_picture_draw(const UiPicture *picture, Rect part, double scale)
{
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)ceil(part.width * scale), (int)ceil(part.height * scale));
    cairo_t *cr = gfx_begin(surface, scale);
    cairo_translate(cr, -part.x, -part.y);
    scene_draw(cr, &picture->scene);
    assert_int_equal(cairo_status(cr), CAIRO_STATUS_SUCCESS);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    return surface;
}

const Place *ui_picture_place(const UiPicture *picture, PlaceKind kind, int of)
{
    const int place = layout_place_of(&picture->layout, kind, of);
    assert_true(place >= 0);
    return &picture->layout.places[place];
}

void ui_picture_open(UiPicture *picture, OverlayKind kind, const Place *place,
                     const char *const *items, unsigned count)
{
    Overlay *overlay = &picture->overlay;
    *overlay = (Overlay){.kind = kind, .place = *place, .count = count, .lit = -1};
    for (unsigned i = 0; i < count; i++) {
        snprintf(overlay->items[i].words, OVERLAY_WORDS, "%s", items[i]);
    }
    overlay_place(overlay, picture->layout.width, picture->layout.height);
}
