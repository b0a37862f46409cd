#include "hands.h"

#include <string.h>

/* ----------------------------------------------------------------------------- the focus -- */

static bool takes_focus(const Place *place)
{
    return place->kind <= PLACE_TAB;
}

static bool move_focus(Ui *ui, bool back)
{
    const int count = (int)ui->layout.count;
    int at = ui->focus < 0 && back ? count : ui->focus;
    hands_finish(ui);
    for (int left = count; left > 0; left--) {
        at = (at + (back ? -1 : 1) + count) % count;
        if (takes_focus(&ui->layout.places[at])) {
            ui->focus = at;
            return true;
        }
    }
    return false;
}

static bool press_enter(Ui *ui, const Place *place)
{
    const PortIndex port = (PortIndex)place->of;
    switch (place->kind) {
    case PLACE_LIST:
        hands_open_list(ui, place);
        return true;
    case PLACE_KNOB:
        hands_type_value(ui, place);
        return true;
    case PLACE_SWITCH:
        hands_turn(ui, port);
        return true;
    case PLACE_PUSH:
        hands_push(ui, port);
        hands_push_let_go(ui);
        return true;
    case PLACE_FILE:
        hands_choose_file(ui, place);
        return true;
    case PLACE_ACTION:
        hands_act(ui, place);
        return true;
    case PLACE_TAB:
        ui_show_page(ui, (Page)place->of);
        return true;
    case PLACE_CHOICES:
    case PLACE_STAGE:
    case PLACE_RESPONSE:
    case PLACE_METERS:
    case PLACE_READING:
    case PLACE_HELP:
        break;
    }
    return false;
}

/* ----------------------------------------------------------------------------- the arrows -- */

/* Up and right are more of a knob; down and right are on along choices. */
static double steps_of(PlaceKind kind, UiKey key)
{
    const double up = kind == PLACE_KNOB || kind == PLACE_SWITCH ? 1.0 : -1.0;
    return key == KEY_RIGHT ? 1.0 : key == KEY_LEFT ? -1.0 : key == KEY_UP ? up : -up;
}

static bool is_stepped(const Place *place)
{
    return place->kind == PLACE_KNOB || place->kind == PLACE_LIST || place->kind == PLACE_CHOICES ||
           place->kind == PLACE_SWITCH;
}

static bool change(Ui *ui, const Place *place, UiKey key, UiModifiers modifiers)
{
    const PortIndex port = (PortIndex)place->of;
    if (!is_stepped(place)) {
        return false;
    }
    if (key == KEY_HOME || key == KEY_END) {
        hands_finish(ui);
        model_put(&ui->model, port, key == KEY_HOME ? params[port].minimum : params[port].maximum);
    } else if (place->kind == PLACE_SWITCH) {
        hands_finish(ui);
        model_put(&ui->model, port, steps_of(place->kind, key) > 0.0 ? 1.0f : 0.0f);
    } else {
        hands_nudge(ui, port, steps_of(place->kind, key), modifiers, false);
    }
    return true;
}

static bool clear(Ui *ui, const Place *place)
{
    if (place->kind != PLACE_FILE) {
        return false;
    }
    hands_clear_file(ui, (OwnFile)place->of);
    return true;
}

static bool focus_key(Ui *ui, UiKey key, UiModifiers modifiers)
{
    if (ui->focus < 0) {
        return false;
    }
    const Place place = ui->layout.places[ui->focus];
    switch (key) {
    case KEY_ENTER:
        return press_enter(ui, &place);
    case KEY_ESCAPE:
        ui->focus = -1;
        return true;
    case KEY_LEFT:
    case KEY_RIGHT:
    case KEY_UP:
    case KEY_DOWN:
    case KEY_HOME:
    case KEY_END:
        return change(ui, &place, key, modifiers);
    case KEY_BACKSPACE:
    case KEY_DELETE:
        return clear(ui, &place);
    case KEY_TEXT:
    case KEY_TAB:
    case KEY_BACK_TAB:
        break;
    }
    return false;
}

/* ------------------------------------------------------------------------------ all of them -- */

static bool undo_key(Ui *ui, const char *text, UiModifiers modifiers)
{
    const bool z = strcmp(text, "z") == 0 || strcmp(text, "Z") == 0;
    if (!modifiers.control || !z) {
        return false;
    }
    hands_undo(ui, modifiers.shift);
    return true;
}

static bool any_key(Ui *ui, UiKey key, const char *text, UiModifiers modifiers)
{
    if (hands_is_open(ui)) {
        return hands_overlay_key(ui, key, text, modifiers);
    }
    switch (key) {
    case KEY_TAB:
    case KEY_BACK_TAB:
        return !modifiers.control && move_focus(ui, key == KEY_BACK_TAB || modifiers.shift);
    case KEY_TEXT:
        return undo_key(ui, text, modifiers);
    case KEY_ENTER:
    case KEY_ESCAPE:
    case KEY_BACKSPACE:
    case KEY_DELETE:
    case KEY_LEFT:
    case KEY_RIGHT:
    case KEY_UP:
    case KEY_DOWN:
    case KEY_HOME:
    case KEY_END:
        break;
    }
    return focus_key(ui, key, modifiers);
}

/* While a button is down keys wait, but those of what is typed. */
bool ui_key(Ui *ui, UiKey key, const char *text, UiModifiers modifiers, double time_s)
{
    ui->now_s = time_s;
    if (ui->grip.kind != GRIP_NONE && !ui->typing) {
        return false;
    }
    const bool used = any_key(ui, key, text ? text : "", modifiers);
    ui->stirred |= used;
    ui_follow_mode(ui);
    return used;
}

void ui_lost_keyboard(Ui *ui, double time_s)
{
    ui->now_s = time_s;
    if (ui->typing) {
        hands_settle(ui);
    }
    if (ui->nudge.on && !ui->nudge.by_wheel) {
        hands_nudge_end(ui);
    }
    ui->stirred |= ui->focus >= 0;
    ui->focus = -1;
}
