#include "hands.h"

#include "view_meters.h"
#include <math.h>

static const double double_click_s = 0.4, double_click_px = 5.0;

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

static bool is_double_click(Ui *ui)
{
    const Click last = ui->click;
    ui->click = (Click){true, ui->grip.place, ui->x, ui->y, ui->now_s};
    const bool again =
        last.counts && last.place.kind == ui->grip.place.kind &&
        last.place.of == ui->grip.place.of && ui->now_s - last.time_s <= double_click_s &&
        fabs(ui->x - last.x) <= double_click_px && fabs(ui->y - last.y) <= double_click_px;
    ui->click.counts = !again;
    return again;
}

static bool press_knob(Ui *ui)
{
    const Place place = ui->grip.place;
    const bool again = is_double_click(ui);
    if (again && rect_holds(place_value(&place), ui->x, ui->y)) {
        hands_type_value(ui, &place);
        return true;
    }
    hands_grip_knob(ui);
    if (again) {
        hands_default(ui);
        model_end(&ui->model);
        ui->grip.kind = GRIP_REST;
    }
    return true;
}

static bool press_stage(Ui *ui)
{
    const bool again = is_double_click(ui);
    if (!hands_grip_stage(ui)) {
        return false;
    }
    if (again) {
        hands_default(ui);
        model_end(&ui->model);
        ui->grip.kind = GRIP_REST;
    }
    return true;
}

static bool press_file(Ui *ui)
{
    const Place place = ui->grip.place;
    if (rect_holds(place_file_clear(&place), ui->x, ui->y)) {
        model_ask_file(&ui->model, (OwnFile)place.of, "");
    } else {
        hands_type_path(ui, &place);
    }
    return true;
}

static bool press_meters(Ui *ui)
{
    const bool clears = view_meters_clears(ui->grip.place.at, ui->x, ui->y);
    if (clears) {
        meter_holds_clear(&ui->holds);
        ui->paint.meters_dirty = true;
    }
    return clears;
}

static bool press_place(Ui *ui)
{
    const Place place = ui->grip.place;
    const PortIndex port = (PortIndex)place.of;
    switch (place.kind) {
    case PLACE_CHOICES:
        if (ui->over_choice >= 0) {
            model_put(&ui->model, port, params[port].minimum + (float)ui->over_choice);
        }
        return true;
    case PLACE_LIST:
        hands_open_list(ui, &place);
        ui->grip.kind = GRIP_LIST;
        return true;
    case PLACE_KNOB:
        return press_knob(ui);
    case PLACE_SWITCH:
        hands_turn(ui, port);
        return true;
    case PLACE_PUSH:
        hands_push(ui, port);
        ui->grip.kind = GRIP_PUSH;
        return true;
    case PLACE_FILE:
        return press_file(ui);
    case PLACE_ACTION:
        hands_act(ui, &place);
        ui->grip.kind = hands_is_open(ui) ? GRIP_LIST : GRIP_REST;
        return true;
    case PLACE_TAB:
        ui_show_page(ui, (Page)place.of);
        return true;
    case PLACE_STAGE:
        return press_stage(ui);
    case PLACE_METERS:
        return press_meters(ui);
    case PLACE_RESPONSE:
    case PLACE_READING:
    case PLACE_HELP:
        break;
    }
    return false;
}

static bool has_menu(const Place *place)
{
    return place->kind == PLACE_KNOB || place->kind == PLACE_LIST || place->kind == PLACE_CHOICES ||
           place->kind == PLACE_SWITCH;
}

static bool press(Ui *ui, UiButton button)
{
    if (hands_is_open(ui) && hands_overlay_pressed(ui, button)) {
        return true;
    }
    ui_look_under_pointer(ui);
    if (ui->over < 0) {
        return false;
    }
    ui->grip.place = ui->layout.places[ui->over];
    if (button == BUTTON_LEFT) {
        return press_place(ui);
    }
    if (has_menu(&ui->grip.place)) {
        const Place place = ui->grip.place;
        hands_open_menu(ui, &place);
        ui->grip.kind = GRIP_LIST;
        return true;
    }
    return false;
}

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
    const bool used = press(ui, button);
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
        ui->grip.moved = hypot(ui->x - ui->grip.from_x, ui->y - ui->grip.from_y) > double_click_px;
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
