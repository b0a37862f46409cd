#include "hands.h"

#include "overlay_field.h"
#include "overlay_fill.h"
#include "value_text.h"
#include <stdio.h>
#include <string.h>

void hands_begin_typing(Ui *ui)
{
    hands_place_overlay(ui);
    ui->typing = true;
    ui->model.host.take_keyboard(ui->model.host.handle, true);
}

void hands_say(Ui *ui, const char *fault)
{
    snprintf(ui->overlay.fault, sizeof ui->overlay.fault, "%s", fault);
    hands_place_overlay(ui);
}

/* --------------------------------------------------------------------------------- values -- */

void hands_type_value(Ui *ui, const Place *place)
{
    hands_finish(ui);
    hands_close(ui);
    overlay_fill_value(&ui->overlay, place, &ui->model);
    hands_begin_typing(ui);
}

/* False where it is no value. One that was left as it is shown stays as it is. */
static bool take_value(Ui *ui)
{
    const PortIndex port = (PortIndex)ui->overlay.place.of;
    char shown[VALUE_TEXT_SIZE];
    float value;
    if (strcmp(value_write(shown, port, ui->model.values[port]), ui->overlay.field.text) == 0) {
        return true;
    }
    if (!value_read(port, ui->overlay.field.text, &value)) {
        return false;
    }
    model_put(&ui->model, port, value);
    return true;
}

static void refuse_value(Ui *ui)
{
    const PortIndex port = (PortIndex)ui->overlay.place.of;
    char from[VALUE_TEXT_SIZE], to[VALUE_TEXT_SIZE], words[OVERLAY_WORDS];
    snprintf(words, sizeof words, "%s to %s, please", value_write(from, port, params[port].minimum),
             value_write(to, port, params[port].maximum));
    hands_say(ui, words);
}

static bool value_key(Ui *ui, UiKey key)
{
    switch (key) {
    case KEY_ENTER:
    case KEY_TAB:
    case KEY_BACK_TAB:
        if (take_value(ui)) {
            hands_close(ui);
        } else {
            refuse_value(ui);
        }
        return true;
    case KEY_ESCAPE:
        hands_close(ui);
        return true;
    case KEY_TEXT:
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
    return false;
}

/* ----------------------------------------------------------------------------------- both -- */

void hands_point_at_text(Ui *ui, bool selects)
{
    Overlay *overlay = &ui->overlay;
    text_field_move(&overlay->field, overlay_caret_near(overlay, ui->x, ui->scale), selects);
    overlay_show_caret(overlay, ui->scale);
    ui->stirred = true;
}

/* While something is typed every key is the UI's. */
bool hands_typing_key(Ui *ui, UiKey key, const char *text, UiModifiers modifiers)
{
    const bool is_path = ui->overlay.kind == OVERLAY_PATH;
    if (is_path ? hands_path_key(ui, key) : value_key(ui, key)) {
        return true;
    }
    char before[OWN_PATH_SIZE];
    snprintf(before, sizeof before, "%s", ui->overlay.field.text);
    text_field_key(&ui->overlay.field, key, text, modifiers);
    if (strcmp(before, ui->overlay.field.text) == 0) {
        overlay_show_caret(&ui->overlay, ui->scale);
        return true;
    }
    if (is_path) {
        hands_list_entries(ui);
    } else {
        hands_say(ui, "");
    }
    return true;
}

void hands_settle(Ui *ui)
{
    if (ui->overlay.kind == OVERLAY_VALUE) {
        take_value(ui);
    } else if (ui->overlay.kind == OVERLAY_PATH) {
        hands_settle_path(ui);
    }
    hands_close(ui);
}
