#include "ui_desk.h"

#include "../gui/utf8.h"
#include "check.h"
#include <stdlib.h>
#include <string.h>

static void write_port(void *handle, PortIndex port, float value)
{
    Desk *desk = handle;
    desk->faults += !desk->touched[port] || value != param_clamp(port, value) ||
                    params[port].kind != KIND_CONTROL_IN;
    desk->value[port] = value;
    desk->writes++;
}

static void touch(void *handle, PortIndex port, bool grabbed)
{
    Desk *desk = handle;
    desk->faults += desk->touched[port] == grabbed;
    desk->touched[port] = grabbed;
    desk->touches += grabbed;
}

static void set_file(void *handle, OwnFile which, const char *path)
{
    Desk *desk = handle;
    snprintf(desk->file[which], OWN_PATH_SIZE, "%s", path);
    desk->files++;
}

static bool choose_file(void *handle, OwnFile which)
{
    (void)handle, (void)which;
    return false; /* paths are typed here */
}

static void set_zoom(void *handle, float zoom)
{
    ((Desk *)handle)->zoom = zoom;
}

static void take_keyboard(void *handle, bool taken)
{
    Desk *desk = handle;
    desk->faults += desk->keyboard == taken;
    desk->keyboard = taken;
    desk->keyboards += taken;
}

static void resize(void *handle, int width, int height)
{
    Desk *desk = handle;
    desk->width = width;
    desk->height = height;
}

Desk *desk_new(double scale)
{
    Desk *desk = calloc(1, sizeof *desk);
    const UiHost host = {desk,        write_port, touch,         set_file,
                         choose_file, set_zoom,   take_keyboard, resize};
    assert_non_null(desk);
    desk->time_s = 100.0;
    for (int port = 0; port < PORT_COUNT; port++) {
        desk->value[port] = NAN;
    }
    desk->ui = ui_new(&host, scale);
    assert_non_null(desk->ui);
    return desk;
}

void desk_delete(Desk *desk)
{
    ui_free(desk->ui);
    assert_int_equal(desk->faults, 0);
    assert_true(desk_none_touched(desk));
    assert_false(desk->keyboard);
    free(desk);
}

int desk_make(void **state)
{
    *state = desk_new(1.0);
    return 0;
}

int desk_free(void **state)
{
    desk_delete(*state);
    return 0;
}

Place desk_place(const Desk *desk, PlaceKind kind, int of)
{
    const int place = layout_place_of(&desk->ui->layout, kind, of);
    assert_true(place >= 0);
    return desk->ui->layout.places[place];
}

Rect desk_knob(const Desk *desk, PortIndex port)
{
    return desk_place(desk, PLACE_KNOB, (int)port).at;
}

void desk_middle(Rect at, double *x, double *y)
{
    *x = at.x + at.width / 2.0;
    *y = at.y + at.height / 2.0;
}

/* ------------------------------------------------------------------------------------ hands -- */

void desk_move(Desk *desk, double x, double y)
{
    const double scale = desk->ui->scale;
    desk->time_s += 0.01;
    ui_pointer_moved(desk->ui, x * scale, y * scale, desk->keys, desk->time_s);
}

void desk_press(Desk *desk, UiButton button, double x, double y)
{
    const double scale = desk->ui->scale;
    desk_move(desk, x, y);
    ui_pressed(desk->ui, button, x * scale, y * scale, desk->keys, desk->time_s);
}

void desk_release(Desk *desk, UiButton button, double x, double y)
{
    const double scale = desk->ui->scale;
    desk->time_s += 0.05;
    ui_released(desk->ui, button, x * scale, y * scale, desk->keys, desk->time_s);
}

static void click(Desk *desk, UiButton button, Rect at)
{
    double x, y;
    desk_middle(at, &x, &y);
    desk_press(desk, button, x, y);
    desk_release(desk, button, x, y);
}

void desk_click(Desk *desk, UiButton button, Rect at)
{
    desk->time_s += 1.0;
    click(desk, button, at);
}

void desk_double_click(Desk *desk, Rect at)
{
    desk_click(desk, BUTTON_LEFT, at);
    click(desk, BUTTON_LEFT, at);
}

void desk_drag(Desk *desk, Rect at, double right, double down, int moves)
{
    double x, y;
    desk_middle(at, &x, &y);
    desk->time_s += 1.0;
    desk_press(desk, BUTTON_LEFT, x, y);
    for (int i = 1; i <= moves; i++) {
        desk_move(desk, x + right * i / moves, y + down * i / moves);
    }
    desk_release(desk, BUTTON_LEFT, x + right, y + down);
}

void desk_scroll(Desk *desk, double steps, Rect at)
{
    double x, y;
    const double scale = desk->ui->scale;
    desk_middle(at, &x, &y);
    desk->time_s += 0.05;
    ui_scrolled(desk->ui, steps, x * scale, y * scale, desk->keys, desk->time_s);
}

void desk_choose(Desk *desk, unsigned item)
{
    assert_true(item < desk->ui->overlay.count);
    desk_click(desk, BUTTON_LEFT, overlay_item(&desk->ui->overlay, item));
}

bool desk_key(Desk *desk, UiKey key)
{
    desk->time_s += 0.05;
    return ui_key(desk->ui, key, "", desk->keys, desk->time_s);
}

void desk_type(Desk *desk, const char *text)
{
    while (*text) {
        char character[5] = {0};
        const size_t length = utf8_length(text);
        memcpy(character, text, length);
        text += length;
        desk->time_s += 0.05;
        ui_key(desk->ui, KEY_TEXT, character, desk->keys, desk->time_s);
    }
}

bool desk_wait(Desk *desk, double seconds)
{
    bool draws = false;
    for (const double end = desk->time_s + seconds; desk->time_s < end;) {
        desk->time_s += 0.033;
        draws |= ui_tick(desk->ui, desk->time_s);
    }
    return draws;
}

/* ---------------------------------------------------------------------------------- answers -- */

bool desk_none_touched(const Desk *desk)
{
    for (int port = 0; port < PORT_COUNT; port++) {
        if (desk->touched[port]) {
            return false;
        }
    }
    return true;
}

double desk_value(const Desk *desk, PortIndex port)
{
    return (double)(isnan(desk->value[port]) ? params[port].preset : desk->value[port]);
}
