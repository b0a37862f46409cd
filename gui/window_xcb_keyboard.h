/* The keyboard of an X server: which symbol a key writes under which modifiers (X Keyboard
 * Extension protocol, section 12.4: how a core client sees groups and levels). */
#ifndef EARFIELD_WINDOW_XCB_KEYBOARD_H
#define EARFIELD_WINDOW_XCB_KEYBOARD_H

#include <stdint.h>
#include <xcb/xcb.h>

typedef struct {
    uint32_t *symbols; /* `columns` a key; NULL: none known */
    uint8_t first;     /* key */
    int keys, columns;
    uint16_t num_lock, level3; /* the bits of a state that they are */
} Keyboard;

/** Ask the server, again after a MappingNotify. Where it says nothing, no key writes anything. */
void keyboard_load(Keyboard *keyboard, xcb_connection_t *connection);

void keyboard_free(Keyboard *keyboard);

/** 0: none. */
uint32_t keyboard_symbol(const Keyboard *keyboard, uint8_t key, uint16_t state);

#endif
