#include "hands.h"

#include <math.h>

/* A hand that opens a list may tremble so far and still mean to look at it. */
static const double opening_px = 5.0;

/* The pointer was seen at a point of the window. */
static void see(Ui *ui, double x, double y, double time_s)
{
    ui->now_s = time_s;
    ui->here = true;
    ui->x = x / ui->scale;
    ui->y = y / ui->scale;
    ui_look_under_pointer(ui);
}

/* ------------------------------------------------------------------------------- pressing -- */

bool ui_pressed(Ui *ui, UiButton button, double x, double y, UiModifiers modifiers, double time_s)
{
    see(ui, x, y, time_s);
    if (ui->grip.kind != GRIP_NONE || button == BUTTON_MIDDLE) {
        return ui->grip.kind != GRIP_NONE;
    }
    hands_finish(ui);
    ui->focus = -1;
    ui->stirred = true;
    ui->grip = (Grip){.kind = GRIP_REST,
                      .button = button,
                      .from_x = ui->x,
                      .from_y = ui->y,
                      .last_x = ui->x,
                      .last_y = ui->y,
                      .fine = modifiers.shift || modifiers.control};
    const bool used = hands_press(ui, button);
    if (!used) {
        ui->grip.kind = GRIP_NONE;
    }
    ui_follow_mode(ui);
    return used;
}

/* -------------------------------------------------------------------------- moving, leaving -- */

static bool is_dragging(const Ui *ui)
{
    return ui->grip.kind == GRIP_KNOB || ui->grip.kind == GRIP_STAGE;
}

static bool is_over_port(const Ui *ui, PortIndex port)
{
    const Place *place = ui->over >= 0 ? &ui->layout.places[ui->over] : NULL;
    return place && place->kind <= PLACE_PUSH && place->of == (int)port;
}

bool ui_pointer_moved(Ui *ui, double x, double y, UiModifiers modifiers, double time_s)
{
    see(ui, x, y, time_s);
    if (is_dragging(ui)) {
        hands_drag(ui, modifiers);
    } else if (ui->grip.kind == GRIP_LIST && !ui->grip.moved) {
        ui->grip.moved = hypot(ui->x - ui->grip.from_x, ui->y - ui->grip.from_y) > opening_px;
    }
    ui->click.counts &= !(is_dragging(ui) && ui->grip.moved);
    if (hands_is_open(ui)) {
        hands_overlay_moved(ui);
    }
    if (ui->nudge.on && ui->nudge.by_wheel && !is_over_port(ui, ui->nudge.port)) {
        hands_nudge_end(ui);
    }
    return is_dragging(ui) || ui->over >= 0 || hands_is_open(ui);
}

bool ui_pointer_left(Ui *ui, double time_s)
{
    ui->now_s = time_s;
    if (ui->nudge.by_wheel) {
        hands_nudge_end(ui);
    }
    if (ui->grip.kind == GRIP_NONE) {
        ui->here = false;
        ui_look_under_pointer(ui);
    }
    return true;
}

bool ui_released(Ui *ui, UiButton button, double x, double y, UiModifiers modifiers, double time_s)
{
    see(ui, x, y, time_s);
    if (ui->grip.kind == GRIP_NONE || ui->grip.button != button) {
        return false;
    }
    if (is_dragging(ui)) {
        hands_drag(ui, modifiers);
        hands_let_go(ui, modifiers);
    } else if (ui->grip.kind == GRIP_PUSH) {
        hands_push_let_go(ui);
    } else if (ui->grip.kind == GRIP_LIST) {
        hands_overlay_released(ui);
    }
    ui->grip.kind = GRIP_NONE;
    ui->stirred = true;
    ui_follow_mode(ui);
    ui_look_under_pointer(ui);
    return true;
}

/* ------------------------------------------------------------------------------- scrolling -- */

/* Upwards is more of a knob, and the choice before in a list. */
static bool scroll_place(Ui *ui, const Place *place, double steps, UiModifiers modifiers)
{
    if (place->kind == PLACE_KNOB) {
        hands_nudge(ui, (PortIndex)place->of, steps, modifiers, true);
        return true;
    }
    if (place->kind == PLACE_LIST || place->kind == PLACE_CHOICES) {
        hands_nudge(ui, (PortIndex)place->of, -steps, modifiers, true);
        return true;
    }
    return false;
}

bool ui_scrolled(Ui *ui, double steps, double x, double y, UiModifiers modifiers, double time_s)
{
    see(ui, x, y, time_s);
    if (ui->grip.kind != GRIP_NONE || !isfinite(steps) || steps == 0.0) {
        return ui->grip.kind != GRIP_NONE;
    }
    if (hands_is_open(ui)) {
        return hands_overlay_scrolled(ui, steps);
    }
    if (ui->over < 0) {
        return false;
    }
    const Place place = ui->layout.places[ui->over];
    const bool used = scroll_place(ui, &place, steps, modifiers);
    ui_follow_mode(ui);
    return used;
}
