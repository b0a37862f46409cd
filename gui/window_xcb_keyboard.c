#include "window_xcb_keyboard.h"

#include "keysyms.h"
#include <stdlib.h>
#include <string.h>

static uint32_t symbol_at(const Keyboard *k, uint8_t key, int column)
{
    const int row = key - k->first;
    const bool there = k->symbols && row >= 0 && row < k->keys && column < k->columns;
    return there ? k->symbols[row * k->columns + column] : 0;
}

static bool has_symbol(const Keyboard *k, uint8_t key, uint32_t symbol)
{
    for (int column = 0; column < k->columns; column++) {
        if (symbol_at(k, key, column) == symbol) {
            return true;
        }
    }
    return false;
}

/* The modifiers among whose keys one has this symbol. */
static uint16_t modifier_of(const Keyboard *k, const xcb_get_modifier_mapping_reply_t *mapping,
                            uint32_t symbol)
{
    const xcb_keycode_t *keys = xcb_get_modifier_mapping_keycodes(mapping);
    const int most = mapping->keycodes_per_modifier;
    unsigned modifiers = 0;
    for (int i = 0; i < 8 * most; i++) {
        if (keys[i] && has_symbol(k, keys[i], symbol)) {
            modifiers |= 1u << (i / most);
        }
    }
    return (uint16_t)modifiers;
}

static void load_symbols(Keyboard *k, const xcb_get_keyboard_mapping_reply_t *mapping)
{
    const size_t count = (size_t)xcb_get_keyboard_mapping_keysyms_length(mapping);
    k->symbols = count ? malloc(count * sizeof *k->symbols) : NULL;
    if (k->symbols) {
        memcpy(k->symbols, xcb_get_keyboard_mapping_keysyms(mapping), count * sizeof *k->symbols);
        k->columns = mapping->keysyms_per_keycode;
        k->keys = (int)count / k->columns;
    }
}

void keyboard_load(Keyboard *k, xcb_connection_t *connection)
{
    const xcb_setup_t *setup = xcb_get_setup(connection);
    const xcb_get_keyboard_mapping_cookie_t symbols = xcb_get_keyboard_mapping_unchecked(
        connection, setup->min_keycode, (uint8_t)(setup->max_keycode - setup->min_keycode + 1));
    const xcb_get_modifier_mapping_cookie_t modifiers =
        xcb_get_modifier_mapping_unchecked(connection);
    xcb_get_keyboard_mapping_reply_t *of_keys =
        xcb_get_keyboard_mapping_reply(connection, symbols, NULL);
    xcb_get_modifier_mapping_reply_t *of_modifiers =
        xcb_get_modifier_mapping_reply(connection, modifiers, NULL);
    keyboard_free(k);
    k->first = setup->min_keycode;
    if (of_keys && of_modifiers) {
        load_symbols(k, of_keys);
        k->num_lock = modifier_of(k, of_modifiers, KEYSYM_NUM_LOCK);
        k->level3 = modifier_of(k, of_modifiers, KEYSYM_LEVEL3_SHIFT);
    }
    free(of_keys);
    free(of_modifiers);
}

void keyboard_free(Keyboard *k)
{
    free(k->symbols);
    *k = (Keyboard){0};
}

/* The first of the two columns that a state chooses among. */
static int column_of(const Keyboard *k, uint8_t key, uint16_t state)
{
    const int group = (state >> 13) & 3, second_group = 2, level3 = 4;
    const int column = (group ? second_group : 0) + (state & k->level3 ? level3 : 0);
    return symbol_at(k, key, column) ? column : 0;
}

uint32_t keyboard_symbol(const Keyboard *k, uint8_t key, uint16_t state)
{
    const int column = column_of(k, key, state);
    const uint32_t low = symbol_at(k, key, column), high = symbol_at(k, key, column + 1);
    const bool shift = state & XCB_MOD_MASK_SHIFT;
    if (keysym_on_keypad(high)) {
        return shift != !!(state & k->num_lock) ? high : low;
    }
    const uint32_t case_bit = 0x20;
    const bool letter = keysym_is_lower(low) && (!high || high == low - case_bit);
    if (letter) {
        return shift != !!(state & XCB_MOD_MASK_LOCK) ? low - case_bit : low;
    }
    return shift && high ? high : low;
}
