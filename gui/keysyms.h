/* What the symbol on a key means to the UI. Symbols are numbered as in the X Window System Protocol
 * (appendix A): Latin-1 by its code, the rest of Unicode from 0x1000000 on. Pure. */
#ifndef EARFIELD_KEYSYMS_H
#define EARFIELD_KEYSYMS_H

#include "ui.h"

enum {
    KEYSYM_LEVEL3_SHIFT = 0xfe03, /* AltGr */
    KEYSYM_NUM_LOCK = 0xff7f,
    KEYSYM_TEXT_SIZE = 5 /* a character of UTF-8 */
};

/** False where the UI knows no such key. `text` is empty but for KEY_TEXT. */
bool keysym_read(uint32_t symbol, UiKey *key, char text[KEYSYM_TEXT_SIZE]);

/** Of the keypad, where Num Lock stands for Shift. */
bool keysym_on_keypad(uint32_t symbol);

/** A lower case letter of Latin-1. */
bool keysym_is_lower(uint32_t symbol);

#endif
