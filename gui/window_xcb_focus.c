#include "pipe_guard.h"
#include "window_xcb_inside.h"

#include <stdlib.h>

/* False where the server is gone. */
static bool ask_focus(Window *w, xcb_window_t *focus, uint8_t *revert_to)
{
    xcb_get_input_focus_reply_t *reply = xcb_get_input_focus_reply(
        w->connection, xcb_get_input_focus_unchecked(w->connection), NULL);
    if (reply) {
        *focus = reply->focus;
        *revert_to = reply->revert_to;
    }
    free(reply);
    return reply != NULL;
}

static bool set_focus(Window *w, xcb_window_t focus, uint8_t revert_to)
{
    xcb_generic_error_t *refused =
        xcb_request_check(w->connection, xcb_set_input_focus_checked(w->connection, revert_to,
                                                                     focus, XCB_CURRENT_TIME));
    free(refused);
    return !refused;
}

static void take(Window *w)
{
    if (ask_focus(w, &w->focus_before, &w->revert_before)) {
        if (w->focus_before == w->window) { /* of an earlier time that we lost track of */
            w->focus_before = w->parent;
            w->revert_before = XCB_INPUT_FOCUS_PARENT;
        }
        w->typing = set_focus(w, w->window, XCB_INPUT_FOCUS_PARENT);
    }
}

/* To who had it; where that window is gone or hidden by now, to the host's around ours. Where the
 * focus went elsewhere meanwhile, it stays there. */
static void give_back(Window *w)
{
    xcb_window_t focus = XCB_WINDOW_NONE;
    uint8_t revert_to = 0;
    w->typing = false;
    if (ask_focus(w, &focus, &revert_to) && focus == w->window &&
        !set_focus(w, w->focus_before, w->revert_before)) {
        set_focus(w, w->parent, XCB_INPUT_FOCUS_PARENT);
    }
}

void window_take_keyboard(Window *w, bool taken)
{
    if (taken == w->typing) {
        return;
    }
    const PipeGuard guard = pipe_guard_hold();
    if (taken) {
        take(w);
    } else {
        give_back(w);
    }
    pipe_guard_release(&guard);
}
