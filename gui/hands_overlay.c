#include "hands.h"

#include "overlay_field.h"
#include "overlay_fill.h"
#include "value_text.h"
#include <stdio.h>

bool hands_is_open(const Ui *ui)
{
    return ui->overlay.kind != OVERLAY_NONE;
}

static bool is_typed(const Ui *ui)
{
    return ui->overlay.kind == OVERLAY_VALUE || ui->overlay.kind == OVERLAY_PATH;
}

void hands_place_overlay(Ui *ui)
{
    overlay_place(&ui->overlay, ui->width / ui->scale, ui->height / ui->scale);
    overlay_scroll(&ui->overlay, 0);
    overlay_show_caret(&ui->overlay, ui->scale);
    ui->stirred = true;
}

void hands_close(Ui *ui)
{
    ui->overlay.kind = OVERLAY_NONE;
    ui->overlay.count = 0;
    ui->overlay.lit = -1;
    ui->stirred = true;
    if (ui->typing) {
        ui->typing = false;
        ui->model.host.take_keyboard(ui->model.host.handle, false);
    }
}

void hands_open_list(Ui *ui, const Place *place)
{
    hands_finish(ui);
    hands_close(ui);
    if (place->kind == PLACE_LIST) {
        overlay_fill_choices(&ui->overlay, place, &ui->model);
    } else if (place->of == ACTION_PRESETS) {
        overlay_fill_presets(&ui->overlay, place, &ui->model);
    } else {
        overlay_fill_zooms(&ui->overlay, place, ui->zoom);
    }
    hands_place_overlay(ui);
    for (unsigned i = 0; i < ui->overlay.count; i++) {
        if (ui->overlay.items[i].ticked) {
            ui->overlay.lit = (int)i;
            overlay_light(&ui->overlay, 0); /* in sight */
        }
    }
}

void hands_open_menu(Ui *ui, const Place *place)
{
    hands_finish(ui);
    hands_close(ui);
    overlay_fill_menu(&ui->overlay, place, &ui->model, ui->copied);
    hands_place_overlay(ui);
}

/* ---------------------------------------------------------------------------- what is chosen -- */

static void choose_from_menu(Ui *ui, const Place *place, MenuItem item)
{
    const PortIndex port = (PortIndex)place->of;
    float pasted;
    switch (item) {
    case MENU_DEFAULT:
        model_put(&ui->model, port, params[port].preset);
        break;
    case MENU_PREVIOUS:
        model_put(&ui->model, port, ui->model.previous[port]);
        break;
    case MENU_TYPE:
        hands_type_value(ui, place);
        break;
    case MENU_COPY:
        value_write(ui->copied, port, ui->model.values[port]);
        break;
    case MENU_PASTE:
        if (value_read(port, ui->copied, &pasted)) {
            model_put(&ui->model, port, pasted);
        }
        break;
    case MENU_ITEMS:
        break;
    }
}

static void choose_from_list(Ui *ui, const Place *place, int item)
{
    if (place->kind == PLACE_LIST) {
        const PortIndex port = (PortIndex)place->of;
        model_put(&ui->model, port, params[port].minimum + (float)item);
    } else if (place->of == ACTION_PRESETS) {
        model_choose_preset(&ui->model, item);
    } else {
        ui_set_zoom(ui, overlay_zooms[item]);
        ui->model.host.set_zoom(ui->model.host.handle, (float)ui->zoom);
    }
}

static void choose(Ui *ui, int item)
{
    const Place place = ui->overlay.place;
    const OverlayKind kind = ui->overlay.kind;
    if (ui->overlay.items[item].dead) {
        return;
    }
    hands_finish(ui);
    if (kind == OVERLAY_PATH) {
        hands_choose_entry(ui, item);
        return;
    }
    hands_close(ui);
    if (kind == OVERLAY_LIST) {
        choose_from_list(ui, &place, item);
    } else {
        choose_from_menu(ui, &place, (MenuItem)item);
    }
}

/* ------------------------------------------------------------------------------- the pointer -- */

static int item_under_pointer(const Ui *ui)
{
    return overlay_find(&ui->overlay, ui->x, ui->y);
}

bool hands_overlay_pressed(Ui *ui, UiButton button)
{
    ui->stirred = true;
    if (rect_holds(overlay_field(&ui->overlay), ui->x, ui->y)) {
        hands_point_at_text(ui, ui->grip.fine);
        ui->grip.kind = GRIP_TEXT;
        return true;
    }
    if (rect_holds(ui->overlay.at, ui->x, ui->y)) {
        ui->overlay.lit = item_under_pointer(ui);
        ui->grip.kind = GRIP_LIST;
        ui->grip.place = ui->overlay.place;
        ui->grip.moved = true;
        return true;
    }
    if (is_typed(ui)) {
        hands_settle(ui);
        return false;
    }
    hands_close(ui);
    return button == BUTTON_LEFT; /* a press that closes a list does nothing else */
}

void hands_overlay_moved(Ui *ui)
{
    if (ui->grip.kind == GRIP_TEXT) {
        hands_point_at_text(ui, true);
        return;
    }
    const int item = item_under_pointer(ui);
    if (item >= 0 && item != ui->overlay.lit) {
        ui->overlay.lit = item;
        ui->lit_by_keys = false;
        ui->stirred = true;
    }
}

/* On the place that opened the list, or where the hand did not move, it stays open. */
void hands_overlay_released(Ui *ui)
{
    const bool left_it = rect_holds(ui->overlay.at, ui->grip.from_x, ui->grip.from_y);
    const int item = item_under_pointer(ui);
    if (!hands_is_open(ui) || !ui->grip.moved) {
        return;
    }
    if (item >= 0) {
        choose(ui, item);
    } else if (!left_it && !rect_holds(ui->overlay.place.at, ui->x, ui->y) &&
               !rect_holds(ui->overlay.at, ui->x, ui->y)) {
        hands_close(ui);
    }
}

bool hands_overlay_scrolled(Ui *ui, double steps)
{
    if (!rect_holds(ui->overlay.at, ui->x, ui->y)) {
        return false;
    }
    overlay_scroll(&ui->overlay, steps > 0.0 ? -1 : 1);
    hands_overlay_moved(ui);
    ui->stirred = true;
    return true;
}

/* ----------------------------------------------------------------------------------- the keys -- */

static bool list_key(Ui *ui, UiKey key)
{
    Overlay *overlay = &ui->overlay;
    switch (key) {
    case KEY_UP:
    case KEY_DOWN:
        overlay_light(overlay, key == KEY_UP ? -1 : 1);
        return true;
    case KEY_HOME:
    case KEY_END:
        overlay->lit = -1;
        overlay_light(overlay, key == KEY_HOME ? 1 : -1);
        return true;
    case KEY_ENTER:
        if (overlay->lit >= 0) {
            choose(ui, overlay->lit);
        }
        return true;
    case KEY_ESCAPE:
    case KEY_TAB:
    case KEY_BACK_TAB:
        hands_close(ui);
        return true;
    case KEY_TEXT:
    case KEY_BACKSPACE:
    case KEY_DELETE:
    case KEY_LEFT:
    case KEY_RIGHT:
        break;
    }
    return false;
}

bool hands_overlay_key(Ui *ui, UiKey key, const char *text, UiModifiers modifiers)
{
    ui->stirred = true;
    return is_typed(ui) ? hands_typing_key(ui, key, text, modifiers) : list_key(ui, key);
}
