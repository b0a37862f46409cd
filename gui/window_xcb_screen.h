/* What a screen of an X server offers: colours as cairo keeps them, and its resolution. */
#ifndef EARFIELD_WINDOW_XCB_SCREEN_H
#define EARFIELD_WINDOW_XCB_SCREEN_H

#include <stdbool.h>
#include <xcb/xcb.h>

enum { SCREEN_DEPTH = 24 };

typedef struct {
    xcb_window_t root;
    xcb_visualid_t visual; /* TrueColor, 8 bits a colour, 32 a pixel, in our byte order */
    double scale;          /* 1: 96 dpi */
} Screen;

/** The screen that a window is on. False where there is no such window or no such visual. */
bool screen_of_window(Screen *screen, xcb_connection_t *connection, xcb_window_t window);

/** The display's first screen. False where it has no such visual. */
bool screen_first(Screen *screen, xcb_connection_t *connection);

/** The scale by the text of X resources (`Xft.dpi: 144`), 1 where they don't say or say nonsense.
 * Pure. */
double screen_scale_from_resources(const char *resources);

#endif
