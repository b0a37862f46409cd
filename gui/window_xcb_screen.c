#include "window_xcb_screen.h"

#include "../plugin/number.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------------------- resolution -- */

static const char *skip_blanks(const char *text)
{
    return text + strspn(text, " \t");
}

double screen_scale_from_resources(const char *resources)
{
    const char name[] = "Xft.dpi:";
    const double usual_dpi = 96.0, least_dpi = 48.0, most_dpi = 480.0;
    const char *line = resources;
    while (line && strncmp(line, name, strlen(name)) != 0) {
        line = strchr(line, '\n');
        line = line ? line + 1 : NULL;
    }
    double dpi = 0.0;
    const bool said = line && number_read(skip_blanks(line + strlen(name)), &dpi);
    return said && dpi >= least_dpi && dpi <= most_dpi ? dpi / usual_dpi : 1.0;
}

static double scale_of(xcb_connection_t *connection, xcb_window_t root)
{
    const uint32_t most_words = 1 << 14;
    xcb_get_property_reply_t *reply = xcb_get_property_reply(
        connection,
        xcb_get_property_unchecked(connection, 0, root, XCB_ATOM_RESOURCE_MANAGER, XCB_ATOM_STRING,
                                   0, most_words),
        NULL);
    const int length = reply ? xcb_get_property_value_length(reply) : 0;
    char *text = malloc((size_t)length + 1);
    double scale = 1.0;
    if (text && reply) {
        memcpy(text, xcb_get_property_value(reply), (size_t)length);
        text[length] = '\0';
        scale = screen_scale_from_resources(text);
    }
    free(text);
    free(reply);
    return scale;
}

/* ----------------------------------------------------------------------------------- colours -- */

static bool is_ours(const xcb_visualtype_t *v)
{
    return v->_class == XCB_VISUAL_CLASS_TRUE_COLOR && v->red_mask == 0xff0000 &&
           v->green_mask == 0xff00 && v->blue_mask == 0xff;
}

/* 0: none. */
static xcb_visualid_t find_visual(const xcb_screen_t *screen)
{
    for (xcb_depth_iterator_t depth = xcb_screen_allowed_depths_iterator(screen); depth.rem;
         xcb_depth_next(&depth)) {
        xcb_visualtype_iterator_t visual = xcb_depth_visuals_iterator(depth.data);
        for (; depth.data->depth == SCREEN_DEPTH && visual.rem; xcb_visualtype_next(&visual)) {
            if (is_ours(visual.data)) {
                return visual.data->visual_id;
            }
        }
    }
    return 0;
}

static bool pixels_are_ours(const xcb_setup_t *setup)
{
    const uint16_t one = 1;
    const bool least_first = *(const uint8_t *)&one == 1;
    if ((setup->image_byte_order == XCB_IMAGE_ORDER_LSB_FIRST) != least_first) {
        return false;
    }
    for (xcb_format_iterator_t format = xcb_setup_pixmap_formats_iterator(setup); format.rem;
         xcb_format_next(&format)) {
        if (format.data->depth == SCREEN_DEPTH) {
            return format.data->bits_per_pixel == 32;
        }
    }
    return false;
}

/* --------------------------------------------------------------------------------- a screen -- */

static bool look_at(Screen *screen, xcb_connection_t *connection, const xcb_screen_t *of)
{
    *screen = (Screen){.root = of->root, .visual = find_visual(of), .scale = 1.0};
    if (!screen->visual || !pixels_are_ours(xcb_get_setup(connection))) {
        return false;
    }
    screen->scale = scale_of(connection, of->root);
    return true;
}

static xcb_window_t root_of(xcb_connection_t *connection, xcb_window_t window)
{
    xcb_get_geometry_reply_t *geometry =
        xcb_get_geometry_reply(connection, xcb_get_geometry_unchecked(connection, window), NULL);
    const xcb_window_t root = geometry ? geometry->root : XCB_WINDOW_NONE;
    free(geometry);
    return root;
}

bool screen_of_window(Screen *screen, xcb_connection_t *connection, xcb_window_t window)
{
    const xcb_window_t root = root_of(connection, window);
    for (xcb_screen_iterator_t s = xcb_setup_roots_iterator(xcb_get_setup(connection));
         root && s.rem; xcb_screen_next(&s)) {
        if (s.data->root == root) {
            return look_at(screen, connection, s.data);
        }
    }
    return false;
}

bool screen_first(Screen *screen, xcb_connection_t *connection)
{
    return look_at(screen, connection, xcb_setup_roots_iterator(xcb_get_setup(connection)).data);
}
