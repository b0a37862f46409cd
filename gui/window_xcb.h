/* A window of an X server, into which a Ui draws and from which it has its hands. Its own connection,
 * so that what the host does to it comes as events: errors never reach the host's toolkit. No
 * function raises SIGPIPE. One thread. */
#ifndef EARFIELD_WINDOW_XCB_H
#define EARFIELD_WINDOW_XCB_H

#include "ui.h"

typedef struct Window Window;

/** Connect to the server of DISPLAY and look at it. `parent`: the host's window to be in, or 0 for a
 * window of its own. NULL where there is no server, no such parent, or no 24 bits of colour. */
Window *window_open(uint32_t parent);

/** Takes NULL, and gives the keyboard back. The Ui that it shows is no longer used. */
void window_close(Window *window);

/** What the server says of its screen's resolution (Xft.dpi), as a factor of 96 dpi. */
double window_scale(const Window *window);

/** Create and map it, in the size that `ui` prefers. False where the parent is gone or memory short. */
bool window_show(Window *window, Ui *ui);

/** The X window; once it is shown. */
uint32_t window_id(const Window *window);

/** Hand events to the Ui and draw what changed; some 30 times a second. False once the window, its
 * parent or the server is gone. */
bool window_idle(Window *window);

void window_resize(Window *window, int width, int height);

/** While something is typed: the keyboard's focus is taken, and then given back to who had it. */
void window_take_keyboard(Window *window, bool taken);

#endif
