#include "keysyms.h"

#include <stddef.h>

static const struct {
    uint32_t symbol;
    UiKey key;
} named[] = {
    {0xff08, KEY_BACKSPACE}, {0xff09, KEY_TAB},   {0xff0d, KEY_ENTER},  {0xff1b, KEY_ESCAPE},
    {0xff50, KEY_HOME},      {0xff51, KEY_LEFT},  {0xff52, KEY_UP},     {0xff53, KEY_RIGHT},
    {0xff54, KEY_DOWN},      {0xff57, KEY_END},   {0xffff, KEY_DELETE}, {0xfe20, KEY_BACK_TAB},
    {0xff89, KEY_TAB},       {0xff8d, KEY_ENTER}, {0xff95, KEY_HOME},   {0xff96, KEY_LEFT},
    {0xff97, KEY_UP},        {0xff98, KEY_RIGHT}, {0xff99, KEY_DOWN},   {0xff9c, KEY_END},
    {0xff9f, KEY_DELETE}, /* from 0xff89 on: on the keypad */
};

static bool is_named(uint32_t symbol, UiKey *key)
{
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        if (named[i].symbol == symbol) {
            *key = named[i].key;
            return true;
        }
    }
    return false;
}

/* The Unicode number of what a symbol writes, or 0. */
static uint32_t character_of(uint32_t symbol)
{
    const uint32_t unicode = 0x1000000, last_unicode = unicode + 0x10ffff;
    const uint32_t keypad_space = 0xff80, keypad_equal = 0xffbd;
    const uint32_t euro = 0x20ac; /* one of few whose symbol is its character */
    const bool latin = (symbol >= 0x20 && symbol <= 0x7e) || (symbol >= 0xa0 && symbol <= 0xff);
    if (latin || symbol == euro) {
        return symbol;
    }
    if (symbol >= unicode + 0x100 && symbol <= last_unicode) {
        return symbol - unicode;
    }
    if (symbol == keypad_space || symbol == keypad_equal ||
        (symbol >= 0xffaa && symbol <= 0xffb9)) {
        return symbol & 0x7fu; /* * + , - . / and the digits: ASCII with 0xff80 added */
    }
    return 0;
}

static void write_utf8(uint32_t character, char *text)
{
    int following = character < 0x80 ? 0 : character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    const uint32_t leads[] = {0x00, 0xc0, 0xe0, 0xf0};
    *text++ = (char)(leads[following] | (character >> (6 * following)));
    while (following-- > 0) {
        *text++ = (char)(0x80u | ((character >> (6 * following)) & 0x3fu));
    }
    *text = '\0';
}

bool keysym_read(uint32_t symbol, UiKey *key, char text[KEYSYM_TEXT_SIZE])
{
    text[0] = '\0';
    if (is_named(symbol, key)) {
        return true;
    }
    const uint32_t character = character_of(symbol);
    if (character) {
        *key = KEY_TEXT;
        write_utf8(character, text);
    }
    return character != 0;
}

bool keysym_on_keypad(uint32_t symbol)
{
    return symbol >= 0xff80 && symbol <= 0xffbd;
}

bool keysym_is_lower(uint32_t symbol)
{
    const uint32_t division_sign = 0xf7;
    return (symbol >= 'a' && symbol <= 'z') ||
           (symbol >= 0xe0 && symbol <= 0xfe && symbol != division_sign);
}
