/* The pixels of a window: a cairo surface in memory that is shared with the X server (MIT-SHM), or
 * sent to it where it refuses that (a remote display). */
#ifndef EARFIELD_WINDOW_XCB_IMAGE_H
#define EARFIELD_WINDOW_XCB_IMAGE_H

#include "gfx.h"
#include <stdint.h>
#include <xcb/shm.h>
#include <xcb/xcb.h>

typedef struct {
    xcb_connection_t *connection;
    xcb_window_t window;
    xcb_gcontext_t gc;
    xcb_shm_seg_t segment;            /* the server's; 0: none, pixels are sent */
    uint8_t shm_opcode, shm_complete; /* of the extension: its requests, its event; 0: absent */
    bool shared;                      /* `pixels` is of a shared segment, else of the heap */
    void *pixels;
    size_t bytes;
    cairo_surface_t *surface; /* NULL: none yet */
    unsigned in_flight;       /* the server has yet to read so many */
    bool drawn;               /* since its size changed: worth showing */
    uint8_t *packed;          /* for pixels that are sent */
} WindowImage;

/** False where memory is short. The image is without a surface until image_resize(). */
bool image_open(WindowImage *image, xcb_connection_t *connection, xcb_window_t window);

/** Takes anything half open. */
void image_close(WindowImage *image);

/** What was drawn is gone. False where memory is short; then there is no surface. */
bool image_resize(WindowImage *image, int width, int height);

/** The server has read all that it was told to: it may be drawn into. */
bool image_is_free(const WindowImage *image);

/** Show a part of it, of what was drawn so far. */
void image_present(WindowImage *image, Rect part);

/** Take an event or an error where it is of the image. */
bool image_event(WindowImage *image, const xcb_generic_event_t *event);

#endif
