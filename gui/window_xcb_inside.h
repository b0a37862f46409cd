/* What the rooms of the window share; nobody else's. */
#ifndef EARFIELD_WINDOW_XCB_INSIDE_H
#define EARFIELD_WINDOW_XCB_INSIDE_H

#include "window_xcb.h"
#include "window_xcb_clock.h"
#include "window_xcb_image.h"
#include "window_xcb_keyboard.h"
#include "window_xcb_screen.h"

struct Window {
    xcb_connection_t *connection;
    Screen screen;
    xcb_window_t parent, window; /* parent: the root, where it stands alone */
    bool alone;
    bool gone; /* destroyed, by whoever */
    Ui *ui;
    WindowImage image;
    bool stale;        /* the Ui has something to draw */
    int width, height; /* as the server says */
    bool resized;      /* the image and the Ui have yet to follow */
    Keyboard keyboard;
    uint8_t used[256 / 8]; /* keys that are down and whose press the Ui had a use for: a bit each */
    EventClock clock;
    bool typing; /* has the focus; before: */
    xcb_window_t focus_before;
    uint8_t revert_before;
    xcb_atom_t delete_window; /* where it stands alone: its frame's button to close */
};

/** Hand all that came to the Ui. */
void window_take_events(Window *window);

/** Image and Ui take the size that the server told last. */
void window_follow_size(Window *window);

#endif
