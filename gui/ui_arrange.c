#include "hands.h"

#include <math.h>

void ui_look_under_pointer(Ui *ui)
{
    const bool covered = hands_is_open(ui) && rect_holds(ui->overlay.at, ui->x, ui->y);
    const int over = ui->here && !covered ? layout_find(&ui->layout, ui->x, ui->y) : -1;
    int choice = -1;
    if (over >= 0 && ui->layout.places[over].kind == PLACE_CHOICES) {
        const Place *place = &ui->layout.places[over];
        for (unsigned i = 0; i < place_choice_count(place); i++) {
            if (rect_holds(place_choice(place, i), ui->x, ui->y)) {
                choice = (int)i;
            }
        }
    }
    ui->stirred |= over != ui->over || choice != ui->over_choice;
    ui->over = over;
    ui->over_choice = choice;
}

/* A zoom that the window has no room for gives way, so that nothing is out of reach. */
static double scale_that_fits(const Ui *ui)
{
    const double wanted = ui->screen_scale * ui->zoom;
    const double room =
        fmin((double)ui->width / LAYOUT_LEAST_WIDTH, (double)ui->height / LAYOUT_LEAST_HEIGHT);
    return fmin(wanted, room);
}

/* To whole pixels of the window, so that a place is drawn again without a seam. */
static void sharpen(Rect *at, double scale)
{
    const double right = round((at->x + at->width) * scale) / scale;
    const double bottom = round((at->y + at->height) * scale) / scale;
    at->x = round(at->x * scale) / scale;
    at->y = round(at->y * scale) / scale;
    at->width = right - at->x;
    at->height = bottom - at->y;
}

static void lay_out(Ui *ui)
{
    ui->scale = scale_that_fits(ui);
    layout_fill(&ui->layout, ui->width / ui->scale, ui->height / ui->scale, ui->page);
    for (unsigned i = 0; i < ui->layout.count; i++) {
        sharpen(&ui->layout.places[i].at, ui->scale);
    }
}

static void keep_overlay(Ui *ui)
{
    const Place *was = &ui->overlay.place;
    const int place = layout_place_of(&ui->layout, was->kind, was->of);
    if (hands_is_open(ui) && place >= 0) {
        ui->overlay.place = ui->layout.places[place];
        hands_place_overlay(ui);
    } else {
        hands_close(ui);
    }
}

void ui_arrange(Ui *ui)
{
    const Place focus = ui->focus >= 0 ? ui->layout.places[ui->focus] : (Place){0};
    const double before = ui->scale;
    lay_out(ui);
    if (ui->focus >= 0) {
        ui->focus = layout_place_of(&ui->layout, focus.kind, focus.of);
    }
    if (before > 0.0) {
        ui->x *= before / ui->scale;
        ui->y *= before / ui->scale;
    }
    keep_overlay(ui);
    ui_look_under_pointer(ui);
    ui->paint.all = true;
    ui->stirred = true;
}

void ui_show_page(Ui *ui, Page page)
{
    if (page != ui->page) {
        ui->page = page;
        ui_arrange(ui);
    }
}

void ui_follow_mode(Ui *ui)
{
    const int mode = (int)ui->model.values[PORT_MODE];
    if (mode != ui->mode) {
        ui->mode = mode;
        ui_show_page(ui, layout_page_of_mode(mode));
    }
}

void ui_set_zoom(Ui *ui, double zoom)
{
    const double inside = isnan(zoom) ? 1.0 : fmin(fmax(zoom, 0.75), 2.0);
    if (fabs(inside - ui->zoom) < 1e-3) {
        return;
    }
    int width, height;
    ui->zoom = inside; /* its own size: the present one may be what the host kept last time */
    ui_preferred_size(ui, &width, &height);
    ui_arrange(ui);
    ui->model.host.resize(ui->model.host.handle, width, height);
}

Scene ui_scene(const Ui *ui)
{
    const bool held = ui->grip.kind != GRIP_NONE;
    return (Scene){
        .model = &ui->model,
        .view = &ui->view,
        .layout = &ui->layout,
        .overlay = &ui->overlay,
        .page = ui->page,
        .over = ui->over,
        .over_choice = ui->over_choice,
        .held = held ? layout_place_of(&ui->layout, ui->grip.place.kind, ui->grip.place.of) : -1,
        .focus = ui->focus,
        .zoom = ui->zoom,
    };
}
