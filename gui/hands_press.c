#include "hands.h"

#include "view_meters.h"
#include <math.h>

static const double double_click_s = 0.4, double_click_px = 5.0;

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
        hands_clear_file(ui, (OwnFile)place.of);
    } else {
        hands_choose_file(ui, &place);
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

bool hands_press(Ui *ui, UiButton button)
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
