/* A Ui for the window alone, until the real one is there: its left half is a knob of Level, its right
 * half takes the keyboard until Enter or Escape, the wheel turns Level. */
#include "../../gui/ui.h"
#include <stdlib.h>
#include <string.h>

struct Ui {
    UiHost host;
    double scale;
    int width, height;
    float level, peak;
    bool held, typing, changed;
    double from_y;
    float from_level;
};

Ui *ui_new(const UiHost *host, double scale)
{
    Ui *ui = calloc(1, sizeof *ui);
    if (ui) {
        ui->host = *host;
        ui->scale = scale;
        ui->changed = true;
    }
    return ui;
}

static void let_go(Ui *ui)
{
    if (ui->held) {
        ui->held = false;
        ui->host.touch(ui->host.handle, PORT_LEVEL, false);
    }
}

static void type(Ui *ui, bool typing)
{
    ui->typing = typing;
    ui->changed = true;
    ui->host.take_keyboard(ui->host.handle, typing);
}

void ui_free(Ui *ui)
{
    let_go(ui);
    free(ui);
}

void ui_preferred_size(const Ui *ui, int *width, int *height)
{
    *width = (int)(960 * ui->scale);
    *height = (int)(600 * ui->scale);
}

void ui_minimum_size(const Ui *ui, int *width, int *height)
{
    *width = (int)(720 * ui->scale);
    *height = (int)(450 * ui->scale);
}

void ui_resized(Ui *ui, int width, int height)
{
    ui->width = width;
    ui->height = height;
    ui->changed = true;
}

static void set_level(Ui *ui, float level)
{
    ui->level = param_clamp(PORT_LEVEL, level);
    ui->changed = true;
    ui->host.write_port(ui->host.handle, PORT_LEVEL, ui->level);
}

bool ui_pointer_moved(Ui *ui, double x, double y, UiModifiers modifiers, double time_s)
{
    (void)x, (void)time_s;
    if (ui->held) {
        set_level(ui,
                  ui->from_level + (float)((ui->from_y - y) * (modifiers.shift ? 0.036 : 0.36)));
    }
    return ui->held;
}

bool ui_pointer_left(Ui *ui, double time_s)
{
    (void)ui, (void)time_s;
    return false;
}

bool ui_pressed(Ui *ui, UiButton button, double x, double y, UiModifiers modifiers, double time_s)
{
    (void)modifiers, (void)time_s;
    if (button != BUTTON_LEFT) {
        return false;
    }
    if (x > 0.5 * ui->width) {
        type(ui, true);
        return true;
    }
    ui->held = true;
    ui->from_y = y;
    ui->from_level = ui->level;
    ui->host.touch(ui->host.handle, PORT_LEVEL, true);
    return true;
}

bool ui_released(Ui *ui, UiButton button, double x, double y, UiModifiers modifiers, double time_s)
{
    (void)button, (void)x, (void)y, (void)modifiers, (void)time_s;
    let_go(ui);
    return true;
}

bool ui_scrolled(Ui *ui, double steps, double x, double y, UiModifiers modifiers, double time_s)
{
    (void)x, (void)y, (void)modifiers, (void)time_s;
    set_level(ui, ui->level + 0.5f * (float)steps);
    return true;
}

bool ui_key(Ui *ui, UiKey key, const char *text, UiModifiers modifiers, double time_s)
{
    (void)text, (void)modifiers, (void)time_s;
    const bool was_typing = ui->typing;
    if (ui->typing && (key == KEY_ENTER || key == KEY_ESCAPE)) {
        type(ui, false);
    }
    return was_typing;
}

void ui_lost_keyboard(Ui *ui, double time_s)
{
    (void)time_s;
    ui->typing = false;
    ui->changed = true;
}

void ui_port(Ui *ui, PortIndex port, float value)
{
    if (port == PORT_LEVEL && !ui->held) {
        ui->level = param_clamp(port, value);
    }
    if (port == PORT_OUT_PEAK_LEFT) {
        ui->peak = param_clamp(port, value);
    }
    ui->changed = true;
}

void ui_file(Ui *ui, OwnFile which, const char *path)
{
    (void)which, (void)path;
    ui->changed = true;
}

void ui_message(Ui *ui, const char *words)
{
    (void)words;
    ui->changed = true;
}

void ui_zoom(Ui *ui, float zoom)
{
    ui->scale *= (double)zoom;
    int width, height;
    ui_preferred_size(ui, &width, &height);
    ui->host.resize(ui->host.handle, width, height);
}

void ui_facts(Ui *ui, const UiFacts *facts)
{
    (void)facts;
    ui->changed = true;
}

void ui_spectrum(Ui *ui, const float *db)
{
    (void)db;
    ui->changed = true;
}

void ui_energy(Ui *ui, const float *left_db, const float *right_db)
{
    (void)left_db, (void)right_db;
    ui->changed = true;
}

void ui_correction(Ui *ui, const float *left_db, const float *right_db)
{
    (void)left_db, (void)right_db;
    ui->changed = true;
}

bool ui_tick(Ui *ui, double time_s)
{
    (void)time_s;
    return ui->changed;
}

Rect ui_draw(Ui *ui, cairo_surface_t *surface)
{
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_rgb(cr, 0.1, 0.1, 0.1);
    cairo_paint(cr);
    cairo_set_source_rgb(cr, 0.0, ui->typing ? 1.0 : 0.4, 0.0);
    cairo_rectangle(cr, 0.5 * ui->width, 0, 0.5 * ui->width, ui->height);
    cairo_fill(cr);
    cairo_set_source_rgb(cr, 0.0, 0.0, 1.0);
    cairo_rectangle(cr, 0, 0, 0.4 * ui->width, ui->height * (double)(ui->level + 60) / 72);
    cairo_fill(cr);
    cairo_rectangle(cr, 0.45 * ui->width, 0, 20, ui->height * (double)(ui->peak + 120) / 144);
    cairo_fill(cr);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_move_to(cr, 20, 20);
    cairo_show_text(cr, "Earfield");
    cairo_destroy(cr);
    ui->changed = false;
    return (Rect){0, 0, ui->width, ui->height};
}
