#include "ui.h"

#include "hands.h"
#include "paint_layers.h"
#include <math.h>
#include <stdlib.h>

Ui *ui_new(const UiHost *host, double scale)
{
    Ui *ui = calloc(1, sizeof *ui);
    if (!ui) {
        return NULL;
    }
    model_init(&ui->model, host);
    ui->view = (ViewModel){.values = ui->model.values, .rate_hz = 48000.0, .holds = &ui->holds};
    ui->screen_scale = isfinite(scale) && scale > 0.0 ? fmin(fmax(scale, 0.5), 8.0) : 1.0;
    ui->zoom = 1.0;
    ui->mode = (int)ui->model.values[PORT_MODE];
    ui->page = layout_page_of_mode(ui->mode);
    ui->over = ui->over_choice = ui->focus = -1;
    ui->overlay.lit = -1;
    ui_preferred_size(ui, &ui->width, &ui->height);
    ui_arrange(ui);
    return ui;
}

void ui_free(Ui *ui)
{
    if (ui) {
        hands_finish(ui);
        hands_close(ui);
        layers_free(&ui->paint);
        free(ui);
    }
}

void ui_preferred_size(const Ui *ui, int *width, int *height)
{
    const double scale = ui->screen_scale * ui->zoom;
    *width = (int)lround(LAYOUT_WIDTH * scale);
    *height = (int)lround(LAYOUT_HEIGHT * scale);
}

/* A zoom gives way to the window: were it to ask for more, a host that keeps its own window as it
 * is would show a part of ours. */
void ui_minimum_size(const Ui *ui, int *width, int *height)
{
    const double scale = ui->screen_scale * fmin(ui->zoom, 1.0);
    *width = (int)lround(LAYOUT_LEAST_WIDTH * scale);
    *height = (int)lround(LAYOUT_LEAST_HEIGHT * scale);
}

static int side_within_reason(int side)
{
    const int most = 16384;
    return side < 1 ? 1 : side > most ? most : side;
}

void ui_resized(Ui *ui, int width, int height)
{
    width = side_within_reason(width);
    height = side_within_reason(height);
    ui->paint.shown = false;
    if (width != ui->width || height != ui->height) {
        ui->width = width;
        ui->height = height;
        ui_arrange(ui);
    }
}

/* ------------------------------------------------------------------------------- the host -- */

void ui_port(Ui *ui, PortIndex port, float value)
{
    model_port(&ui->model, port, value);
    ui_follow_mode(ui);
}

void ui_file(Ui *ui, OwnFile which, const char *path)
{
    model_file(&ui->model, which, path);
    ui->view.response_loaded = ui->model.path[OWN_RESPONSE][0] != '\0';
}

void ui_message(Ui *ui, const char *words)
{
    model_message(&ui->model, words);
}

void ui_zoom(Ui *ui, float zoom)
{
    ui_set_zoom(ui, (double)zoom);
}

void ui_facts(Ui *ui, const UiFacts *facts)
{
    ui->view.rate_hz = facts->rate_hz;
    ui->view.straight_ahead_degrees = facts->straight_ahead_degrees;
    ui->stirred = true;
}

void ui_spectrum(Ui *ui, const float *db)
{
    ui->spectrum_new |= !ui->view.spectrum_db;
    for (int i = 0; i < SPECTRUM_POINTS; i++) {
        ui->spectrum_new |= ui->spectrum_db[i] != db[i];
        ui->spectrum_db[i] = db[i];
    }
    ui->view.spectrum_db = ui->spectrum_db;
}

/* `points` of each ear, or NULL for none. What is told again is no news. */
static void take_picture(Ui *ui, const float *shown[EARS], float *kept, size_t points,
                         const float *left_db, const float *right_db)
{
    const float *const told[EARS] = {[EAR_LEFT] = left_db, [EAR_RIGHT] = right_db};
    const bool there = left_db && right_db;
    bool news = there != (shown[EAR_LEFT] != NULL);
    for (int ear = 0; ear < EARS; ear++) {
        float *own = kept + (size_t)ear * points;
        shown[ear] = there ? own : NULL;
        for (size_t i = 0; there && i < points; i++) {
            news |= own[i] != told[ear][i];
            own[i] = told[ear][i];
        }
    }
    ui->pictures += news;
    ui->stirred |= news;
}

void ui_energy(Ui *ui, const float *left_db, const float *right_db)
{
    take_picture(ui, ui->view.energy_db, ui->energy_db[0], ENERGY_POINTS, left_db, right_db);
}

void ui_correction(Ui *ui, const float *left_db, const float *right_db)
{
    take_picture(ui, ui->view.correction_db, ui->correction_db[0], SPECTRUM_POINTS, left_db,
                 right_db);
}

bool ui_tick(Ui *ui, double time_s)
{
    ui->now_s = time_s;
    hands_tick(ui);
    ui_follow_mode(ui);
    ui_paint_moving(ui);
    return ui_paint_check(ui);
}
