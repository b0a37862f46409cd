#include "keysyms.h"
#include "steady.h"
#include "window_xcb_inside.h"

#include <stdlib.h>

enum { SENT = 0x80, LARGEST = 8192 }; /* the bit of an event that a client sent; pixels */

static double time_of(Window *w, xcb_timestamp_t stamp)
{
    return event_clock_time(&w->clock, stamp, steady_now_s());
}

static UiModifiers modifiers_of(uint16_t state)
{
    return (UiModifiers){.shift = state & XCB_MOD_MASK_SHIFT,
                         .control = state & XCB_MOD_MASK_CONTROL};
}

/* ----------------------------------------------------------------------------------- pointer -- */

static void take_motion(Window *w, const xcb_motion_notify_event_t *e)
{
    ui_pointer_moved(w->ui, e->event_x, e->event_y, modifiers_of(e->state), time_of(w, e->time));
}

static bool is_button(uint8_t detail, UiButton *button)
{
    *button = detail == XCB_BUTTON_INDEX_1   ? BUTTON_LEFT
              : detail == XCB_BUTTON_INDEX_2 ? BUTTON_MIDDLE
                                             : BUTTON_RIGHT;
    return detail >= XCB_BUTTON_INDEX_1 && detail <= XCB_BUTTON_INDEX_3;
}

static void take_press(Window *w, const xcb_button_press_event_t *e)
{
    const double time_s = time_of(w, e->time);
    const UiModifiers modifiers = modifiers_of(e->state);
    UiButton button;
    if (is_button(e->detail, &button)) {
        ui_pressed(w->ui, button, e->event_x, e->event_y, modifiers, time_s);
    } else if (e->detail == XCB_BUTTON_INDEX_4 || e->detail == XCB_BUTTON_INDEX_5) {
        const double steps = e->detail == XCB_BUTTON_INDEX_4 ? 1.0 : -1.0; /* the wheel */
        ui_scrolled(w->ui, steps, e->event_x, e->event_y, modifiers, time_s);
    }
}

static void take_release(Window *w, const xcb_button_release_event_t *e)
{
    UiButton button;
    if (is_button(e->detail, &button)) {
        ui_released(w->ui, button, e->event_x, e->event_y, modifiers_of(e->state),
                    time_of(w, e->time));
    }
}

/* A hand that drags has not left, and what a grab begins with is no leaving. */
static void take_leave(Window *w, const xcb_leave_notify_event_t *e)
{
    const uint16_t buttons =
        XCB_KEY_BUT_MASK_BUTTON_1 | XCB_KEY_BUT_MASK_BUTTON_2 | XCB_KEY_BUT_MASK_BUTTON_3;
    if (e->mode != XCB_NOTIFY_MODE_GRAB && !(e->state & buttons)) {
        ui_pointer_left(w->ui, time_of(w, e->time));
    }
}

/* ---------------------------------------------------------------------------------- keyboard -- */

/* Had the Ui a use for it? */
static bool take_key(Window *w, const xcb_key_press_event_t *e)
{
    const uint16_t foreign = (XCB_MOD_MASK_1 | XCB_MOD_MASK_4) & (uint16_t)~w->keyboard.level3;
    const uint32_t symbol = keyboard_symbol(&w->keyboard, e->detail, e->state);
    UiKey key;
    char text[KEYSYM_TEXT_SIZE];
    if ((e->state & foreign) || !keysym_read(symbol, &key, text)) { /* Alt, Super: the host's */
        return false;
    }
    if (key == KEY_TAB && (e->state & XCB_MOD_MASK_SHIFT)) {
        key = KEY_BACK_TAB;
    }
    return ui_key(w->ui, key, text, modifiers_of(e->state), time_of(w, e->time));
}

/* With the focus on the host's window, a key comes to whoever of its windows is under the pointer.
 * What we have no use for is the host's. */
static void hand_up(Window *w, const xcb_key_press_event_t *event)
{
    xcb_key_press_event_t e = *event; /* a press or a release */
    e.event = w->parent;
    e.child = w->window;
    xcb_send_event(w->connection, 1, w->parent,
                   e.response_type == XCB_KEY_PRESS ? XCB_EVENT_MASK_KEY_PRESS
                                                    : XCB_EVENT_MASK_KEY_RELEASE,
                   (const char *)&e);
}

/* A release goes the way of its press. Keys that a client sent (suil does) were the host's already:
 * taking them would type twice, handing them up would send them round for ever. */
static void take_key_event(Window *w, const xcb_key_press_event_t *e)
{
    uint8_t *used = &w->used[e->detail / 8];
    const unsigned bit = 1u << e->detail % 8;
    if (e->response_type == XCB_KEY_PRESS) {
        const bool is_used = take_key(w, e) || w->typing;
        *used = (uint8_t)(is_used ? *used | bit : *used & ~bit);
    }
    if (!(*used & bit) && !w->alone) {
        hand_up(w, e);
    }
    if (e->response_type == XCB_KEY_RELEASE) {
        *used = (uint8_t)(*used & ~bit);
    }
}

static void take_focus_out(Window *w, const xcb_focus_out_event_t *e)
{
    const bool grabbed = e->mode == XCB_NOTIFY_MODE_GRAB || e->mode == XCB_NOTIFY_MODE_UNGRAB;
    if (w->typing && !grabbed && e->detail != XCB_NOTIFY_DETAIL_POINTER) {
        w->typing = false;
        ui_lost_keyboard(w->ui, steady_now_s());
    }
}

/* ------------------------------------------------------------------------------------ window -- */

static int within_reason(uint16_t pixels)
{
    return pixels < LARGEST ? pixels : LARGEST;
}

static void take_size(Window *w, const xcb_configure_notify_event_t *e)
{
    const int width = within_reason(e->width), height = within_reason(e->height);
    if (width != w->width || height != w->height) {
        w->width = width;
        w->height = height;
        w->resized = true;
    }
}

static void take_exposure(Window *w, const xcb_expose_event_t *e)
{
    if (!w->resized) { /* else there is nothing of this size to show */
        image_present(&w->image, (Rect){e->x, e->y, e->width, e->height});
    }
}

static void take_window_event(Window *w, const xcb_generic_event_t *event)
{
    switch (event->response_type & ~SENT) {
    case XCB_EXPOSE:
        take_exposure(w, (const xcb_expose_event_t *)event);
        break;
    case XCB_CONFIGURE_NOTIFY:
        take_size(w, (const xcb_configure_notify_event_t *)event);
        break;
    case XCB_DESTROY_NOTIFY:
        w->gone = true;
        break;
    case XCB_CLIENT_MESSAGE:
        w->gone |= w->delete_window &&
                   ((const xcb_client_message_event_t *)event)->data.data32[0] == w->delete_window;
        break;
    case XCB_MAPPING_NOTIFY:
        keyboard_load(&w->keyboard, w->connection);
        break;
    default:
        break;
    }
}

/* ------------------------------------------------------------------------------------- hands -- */

static bool is_of_hands(const xcb_generic_event_t *event)
{
    return event->response_type >= XCB_KEY_PRESS && event->response_type <= XCB_FOCUS_OUT;
}

static void take_hands(Window *w, const xcb_generic_event_t *event)
{
    window_follow_size(w);
    switch (event->response_type) {
    case XCB_MOTION_NOTIFY:
        take_motion(w, (const xcb_motion_notify_event_t *)event);
        break;
    case XCB_BUTTON_PRESS:
        take_press(w, (const xcb_button_press_event_t *)event);
        break;
    case XCB_BUTTON_RELEASE:
        take_release(w, (const xcb_button_release_event_t *)event);
        break;
    case XCB_LEAVE_NOTIFY:
        take_leave(w, (const xcb_leave_notify_event_t *)event);
        break;
    case XCB_KEY_PRESS:
    case XCB_KEY_RELEASE:
        take_key_event(w, (const xcb_key_press_event_t *)event);
        break;
    case XCB_FOCUS_OUT:
        take_focus_out(w, (const xcb_focus_out_event_t *)event);
        break;
    default:
        break;
    }
}

/* Of motions in a row, with the same keys held, the last says all. */
static bool is_overtaken(const xcb_generic_event_t *event, const xcb_generic_event_t *next)
{
    return event->response_type == XCB_MOTION_NOTIFY && next->response_type == XCB_MOTION_NOTIFY &&
           ((const xcb_motion_notify_event_t *)event)->state ==
               ((const xcb_motion_notify_event_t *)next)->state;
}

void window_take_events(Window *w)
{
    xcb_generic_event_t *event = xcb_poll_for_event(w->connection);
    while (event && !w->gone) {
        xcb_generic_event_t *next = xcb_poll_for_event(w->connection);
        if (is_of_hands(event)) {
            if (!next || !is_overtaken(event, next)) {
                take_hands(w, event);
            }
        } else if (!image_event(&w->image, event)) {
            take_window_event(w, event);
        }
        free(event);
        event = next;
    }
    free(event);
    window_follow_size(w);
}
