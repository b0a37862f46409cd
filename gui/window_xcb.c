#include "window_xcb.h"

#include "pipe_guard.h"
#include "steady.h"
#include "window_xcb_inside.h"
#include <stdlib.h>
#include <string.h>

/* -------------------------------------------------------------------------- opening, closing -- */

static Window *connect_to(uint32_t parent)
{
    Window *w = calloc(1, sizeof *w);
    if (!w) {
        return NULL;
    }
    w->connection = xcb_connect(NULL, NULL); /* never NULL: it may hold nothing but an error */
    w->alone = parent == 0;
    const bool there = !xcb_connection_has_error(w->connection) &&
                       (w->alone ? screen_first(&w->screen, w->connection)
                                 : screen_of_window(&w->screen, w->connection, parent));
    w->parent = w->alone ? w->screen.root : parent;
    if (!there) {
        window_close(w);
        return NULL;
    }
    return w;
}

Window *window_open(uint32_t parent)
{
    const PipeGuard guard = pipe_guard_hold();
    Window *w = connect_to(parent);
    pipe_guard_release(&guard);
    return w;
}

void window_close(Window *w)
{
    if (!w) {
        return;
    }
    const PipeGuard guard = pipe_guard_hold();
    window_take_keyboard(w, false);
    image_close(&w->image);
    keyboard_free(&w->keyboard);
    xcb_disconnect(w->connection); /* the server frees what we had there, the window too */
    free(w);
    pipe_guard_release(&guard);
}

double window_scale(const Window *w)
{
    return w->screen.scale;
}

uint32_t window_id(const Window *w)
{
    return w->window;
}

/* -------------------------------------------------------------------------------------- size -- */

/* WM_SIZE_HINTS of the Inter-Client Communication Conventions, section 4.1.2.3. */
typedef struct {
    uint32_t flags, unused[4], least_width, least_height, unused_too[8], base_width, base_height,
        gravity;
} SizeHints;

static void set_size_hints(Window *w, int width, int height)
{
    const uint32_t minimum_size = 1u << 4, base_size = 1u << 8;
    int least_width = 0, least_height = 0;
    ui_minimum_size(w->ui, &least_width, &least_height);
    const SizeHints hints = {.flags = minimum_size | base_size,
                             .least_width = (uint32_t)least_width,
                             .least_height = (uint32_t)least_height,
                             .base_width = (uint32_t)width,
                             .base_height = (uint32_t)height};
    xcb_change_property(w->connection, XCB_PROP_MODE_REPLACE, w->window, XCB_ATOM_WM_NORMAL_HINTS,
                        XCB_ATOM_WM_SIZE_HINTS, 32, sizeof hints / sizeof(uint32_t), &hints);
}

void window_resize(Window *w, int width, int height)
{
    if (!w->window || width <= 0 || height <= 0) {
        return;
    }
    const PipeGuard guard = pipe_guard_hold();
    const uint32_t size[] = {(uint32_t)width, (uint32_t)height};
    set_size_hints(w, width, height);
    xcb_configure_window(w->connection, w->window,
                         XCB_CONFIG_WINDOW_WIDTH | XCB_CONFIG_WINDOW_HEIGHT, size);
    xcb_flush(w->connection);
    pipe_guard_release(&guard);
}

void window_follow_size(Window *w)
{
    if (w->resized) {
        w->resized = false;
        image_resize(&w->image, w->width, w->height); /* without a surface nothing is shown */
        ui_resized(w->ui, w->width, w->height);
    }
}

/* ----------------------------------------------------------------------------------- showing -- */

static bool succeeded(xcb_connection_t *connection, xcb_void_cookie_t cookie)
{
    xcb_generic_error_t *error = xcb_request_check(connection, cookie);
    const bool good = !error && !xcb_connection_has_error(connection);
    free(error);
    return good;
}

static bool create(Window *w)
{
    const uint32_t events = XCB_EVENT_MASK_EXPOSURE | XCB_EVENT_MASK_STRUCTURE_NOTIFY |
                            XCB_EVENT_MASK_FOCUS_CHANGE | XCB_EVENT_MASK_KEY_PRESS |
                            XCB_EVENT_MASK_KEY_RELEASE | XCB_EVENT_MASK_BUTTON_PRESS |
                            XCB_EVENT_MASK_BUTTON_RELEASE | XCB_EVENT_MASK_POINTER_MOTION |
                            XCB_EVENT_MASK_ENTER_WINDOW | XCB_EVENT_MASK_LEAVE_WINDOW;
    const xcb_colormap_t colormap = xcb_generate_id(w->connection);
    xcb_create_colormap(w->connection, XCB_COLORMAP_ALLOC_NONE, colormap, w->screen.root,
                        w->screen.visual);
    const xcb_window_t window = xcb_generate_id(w->connection);
    /* In the order of their bits: no background, so that nothing flickers; a border pixel, without
     * which a visual other than the parent's is refused. */
    const uint32_t mask =
        XCB_CW_BACK_PIXMAP | XCB_CW_BORDER_PIXEL | XCB_CW_EVENT_MASK | XCB_CW_COLORMAP;
    const uint32_t values[] = {XCB_BACK_PIXMAP_NONE, 0, events, colormap};
    const bool created = succeeded(
        w->connection,
        xcb_create_window_checked(w->connection, SCREEN_DEPTH, window, w->parent, 0, 0,
                                  (uint16_t)w->width, (uint16_t)w->height, 0,
                                  XCB_WINDOW_CLASS_INPUT_OUTPUT, w->screen.visual, mask, values));
    w->window = created ? window : XCB_WINDOW_NONE;
    return created;
}

static xcb_atom_t atom(Window *w, const char *name)
{
    xcb_intern_atom_reply_t *reply = xcb_intern_atom_reply(
        w->connection, xcb_intern_atom_unchecked(w->connection, 0, (uint16_t)strlen(name), name),
        NULL);
    const xcb_atom_t number = reply ? reply->atom : XCB_ATOM_NONE;
    free(reply);
    return number;
}

/* A name, and to be told when somebody presses the frame's button rather than to be cut off. */
static void stand_alone(Window *w)
{
    const char name[] = "Earfield";
    w->delete_window = atom(w, "WM_DELETE_WINDOW");
    const xcb_atom_t protocols = atom(w, "WM_PROTOCOLS");
    xcb_change_property(w->connection, XCB_PROP_MODE_REPLACE, w->window, XCB_ATOM_WM_NAME,
                        XCB_ATOM_STRING, 8, sizeof name - 1, name);
    xcb_change_property(w->connection, XCB_PROP_MODE_REPLACE, w->window, protocols, XCB_ATOM_ATOM,
                        32, 1, &w->delete_window);
}

static bool show(Window *w, Ui *ui)
{
    w->ui = ui;
    ui_preferred_size(ui, &w->width, &w->height);
    if (!create(w) || !image_open(&w->image, w->connection, w->window)) {
        return false;
    }
    set_size_hints(w, w->width, w->height);
    if (w->alone) {
        stand_alone(w);
    }
    keyboard_load(&w->keyboard, w->connection);
    w->resized = true;
    window_follow_size(w);
    xcb_map_window(w->connection, w->window);
    xcb_flush(w->connection);
    return !xcb_connection_has_error(w->connection);
}

bool window_show(Window *w, Ui *ui)
{
    const PipeGuard guard = pipe_guard_hold();
    const bool shown = show(w, ui);
    pipe_guard_release(&guard);
    return shown;
}

static void draw(Window *w)
{
    w->stale |= ui_tick(w->ui, steady_now_s());
    if (w->stale && image_is_free(&w->image)) {
        const Rect part = ui_draw(w->ui, w->image.surface);
        w->stale = false;
        w->image.drawn = true;
        image_present(&w->image, part);
    }
}

bool window_idle(Window *w)
{
    const PipeGuard guard = pipe_guard_hold();
    window_take_events(w);
    if (!w->gone) {
        draw(w);
        xcb_flush(w->connection);
    }
    const bool there = !w->gone && !xcb_connection_has_error(w->connection);
    pipe_guard_release(&guard);
    return there;
}
