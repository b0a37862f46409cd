/* The eyes and hands of the UI's rig. */
#include "check.h"
#include "ui_rig.h"

#include <stdlib.h>
#include <xcb/xtest.h>

/* ------------------------------------------------------------------------------------- eyes -- */

Picture rig_look(Rig *rig)
{
    const int long_enough = 5;
    Picture now = picture_of(rig->connection, rig->widget);
    int still = 0;
    for (int look = 0; look < 100 && still < long_enough; look++) {
        const Picture before = now;
        rig_idle(rig, 40);
        now = picture_of(rig->connection, rig->widget);
        const bool stands = picture_shows_something(&now) && pictures_are_equal(&before, &now);
        still = stands ? still + 1 : 0;
        free(before.pixels);
    }
    return now;
}

xcb_window_t rig_focus(Rig *rig)
{
    xcb_get_input_focus_reply_t *reply =
        xcb_get_input_focus_reply(rig->connection, xcb_get_input_focus(rig->connection), NULL);
    assert_non_null(reply);
    const xcb_window_t focus = reply->focus;
    free(reply);
    return focus;
}

/* ------------------------------------------------------------------------------------ hands -- */

/* The server has dealt with it before the UI is asked to look. */
static void fake(Rig *rig, uint8_t type, uint8_t detail, int x, int y)
{
    xcb_test_fake_input(rig->connection, type, detail, 0, rig->root, (int16_t)x, (int16_t)y, 0);
    free(xcb_get_input_focus_reply(rig->connection, xcb_get_input_focus(rig->connection), NULL));
    rig->idle->idle(rig->ui);
}

void rig_point(Rig *rig, double x, double y)
{
    xcb_translate_coordinates_reply_t *at = xcb_translate_coordinates_reply(
        rig->connection,
        xcb_translate_coordinates(rig->connection, rig->widget, rig->root, (int16_t)x, (int16_t)y),
        NULL);
    assert_non_null(at);
    fake(rig, XCB_MOTION_NOTIFY, 0, at->dst_x, at->dst_y);
    free(at);
}

void rig_press(Rig *rig, uint8_t button)
{
    fake(rig, XCB_BUTTON_PRESS, button, 0, 0);
}

void rig_release(Rig *rig, uint8_t button)
{
    fake(rig, XCB_BUTTON_RELEASE, button, 0, 0);
}

void rig_click(Rig *rig, uint8_t button, double x, double y)
{
    rig_point(rig, x, y);
    rig_press(rig, button);
    rig_release(rig, button);
}

void rig_double_click(Rig *rig, double x, double y)
{
    rig_click(rig, 1, x, y);
    rig_click(rig, 1, x, y);
}

void rig_wheel(Rig *rig, int steps)
{
    for (int i = 0; i < abs(steps); i++) {
        rig_press(rig, steps > 0 ? 4 : 5);
        rig_release(rig, steps > 0 ? 4 : 5);
    }
}

/* The key that writes a symbol, and whether only with Shift. */
static xcb_keycode_t key_of(Rig *rig, uint32_t symbol, bool *shifted)
{
    const xcb_setup_t *setup = xcb_get_setup(rig->connection);
    const int keys = setup->max_keycode - setup->min_keycode + 1;
    xcb_get_keyboard_mapping_reply_t *map = xcb_get_keyboard_mapping_reply(
        rig->connection,
        xcb_get_keyboard_mapping(rig->connection, setup->min_keycode, (uint8_t)keys), NULL);
    assert_non_null(map);
    const xcb_keysym_t *symbols = xcb_get_keyboard_mapping_keysyms(map);
    const int columns = map->keysyms_per_keycode;
    xcb_keycode_t key = 0;
    for (int i = 0; i < 2 * keys && !key; i++) { /* first those that need no Shift */
        const int row = i % keys, column = i / keys;
        if (symbols[row * columns + column] == symbol) {
            key = (xcb_keycode_t)(setup->min_keycode + row);
            *shifted = column == 1;
        }
    }
    free(map);
    assert_true(key != 0);
    return key;
}

static const uint32_t shift_key = 0xffe1;

void rig_key_down(Rig *rig, uint32_t symbol)
{
    bool shifted = false;
    fake(rig, XCB_KEY_PRESS, key_of(rig, symbol, &shifted), 0, 0);
}

void rig_key_up(Rig *rig, uint32_t symbol)
{
    bool shifted = false;
    fake(rig, XCB_KEY_RELEASE, key_of(rig, symbol, &shifted), 0, 0);
}

void rig_key(Rig *rig, uint32_t symbol)
{
    bool shifted = false;
    key_of(rig, symbol, &shifted);
    if (shifted) {
        rig_key_down(rig, shift_key);
    }
    rig_key_down(rig, symbol);
    rig_key_up(rig, symbol);
    if (shifted) {
        rig_key_up(rig, shift_key);
    }
}

void rig_type(Rig *rig, const char *text)
{
    for (; *text; text++) {
        rig_key(rig, (uint8_t)*text);
    }
}
