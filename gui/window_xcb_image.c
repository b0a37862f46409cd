#define _XOPEN_SOURCE 700 /* for shared memory */

#include "window_xcb_image.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>

enum {
    PIXEL_BYTES = 4,
    DEPTH = 24,
    PACKED_BYTES = 1 << 17, /* a row of 32767 pixels; half of what any server takes at once */
    GROWTH_BYTES = 1 << 20, /* a window is dragged larger in few allocations */
};

bool image_open(WindowImage *image, xcb_connection_t *connection, xcb_window_t window)
{
    *image = (WindowImage){.connection = connection, .window = window};
    const xcb_query_extension_reply_t *shm = xcb_get_extension_data(connection, &xcb_shm_id);
    if (shm && shm->present) {
        image->shm_opcode = shm->major_opcode;
        image->shm_complete = (uint8_t)(shm->first_event + XCB_SHM_COMPLETION);
    }
    const uint32_t no_exposures = 0;
    image->gc = xcb_generate_id(connection);
    xcb_create_gc(connection, image->gc, window, XCB_GC_GRAPHICS_EXPOSURES, &no_exposures);
    image->packed = malloc(PACKED_BYTES);
    return image->packed != NULL;
}

/* ------------------------------------------------------------------------------------ memory -- */

static void free_pixels(WindowImage *image)
{
    if (image->surface) {
        cairo_surface_destroy(image->surface);
    }
    if (image->segment) {
        xcb_shm_detach(image->connection, image->segment);
    }
    if (image->shared) {
        shmdt(image->pixels);
    } else {
        free(image->pixels);
    }
    image->surface = NULL;
    image->pixels = NULL;
    image->segment = 0;
    image->shared = false;
    image->bytes = 0;
}

void image_close(WindowImage *image)
{
    free_pixels(image);
    free(image->packed);
    *image = (WindowImage){0};
}

static bool attach(WindowImage *image, int memory)
{
    const xcb_shm_seg_t segment = xcb_generate_id(image->connection);
    xcb_generic_error_t *refused = xcb_request_check(
        image->connection, xcb_shm_attach_checked(image->connection, segment, (uint32_t)memory, 1));
    const bool attached = !refused && !xcb_connection_has_error(image->connection);
    free(refused);
    image->segment = attached ? segment : 0;
    return attached;
}

static bool share_pixels(WindowImage *image, size_t bytes)
{
    const int memory = image->shm_opcode ? shmget(IPC_PRIVATE, bytes, IPC_CREAT | 0600) : -1;
    if (memory < 0) {
        return false;
    }
    void *pixels = shmat(memory, NULL, 0);
    const bool mapped =
        pixels != (void *)-1; // NOLINT(performance-no-int-to-ptr): as it is specified
    const bool attached = mapped && attach(image, memory);
    shmctl(memory, IPC_RMID, NULL); /* goes with the last who has it, however that one ends */
    if (mapped && !attached) {
        shmdt(pixels);
        image->shm_opcode = 0; /* asked once */
    } else if (mapped) {
        image->pixels = pixels;
        image->shared = true;
    }
    return attached;
}

static bool make_room(WindowImage *image, size_t bytes)
{
    if (bytes <= image->bytes) {
        return true;
    }
    const size_t rounded = (bytes + GROWTH_BYTES - 1) / GROWTH_BYTES * GROWTH_BYTES;
    free_pixels(image);
    if (!share_pixels(image, rounded)) {
        image->pixels = malloc(rounded);
    }
    image->bytes = image->pixels ? rounded : 0;
    return image->pixels != NULL;
}

bool image_resize(WindowImage *image, int width, int height)
{
    if (image->surface) {
        cairo_surface_destroy(image->surface);
        image->surface = NULL;
    }
    image->drawn = false;
    if (!make_room(image, (size_t)width * (size_t)height * PIXEL_BYTES)) {
        return false;
    }
    image->surface = cairo_image_surface_create_for_data(image->pixels, CAIRO_FORMAT_RGB24, width,
                                                         height, width * PIXEL_BYTES);
    if (cairo_surface_status(image->surface) != CAIRO_STATUS_SUCCESS) {
        cairo_surface_destroy(image->surface);
        image->surface = NULL;
    }
    return image->surface != NULL;
}

/* ----------------------------------------------------------------------------------- showing -- */

typedef struct {
    int x, y, width, height;
} Pixels;

/* The whole pixels that a part touches, of those that there are. */
static Pixels pixels_of(const WindowImage *image, Rect part)
{
    const double width = cairo_image_surface_get_width(image->surface);
    const double height = cairo_image_surface_get_height(image->surface);
    const int left = (int)fmin(fmax(floor(part.x), 0.0), width);
    const int top = (int)fmin(fmax(floor(part.y), 0.0), height);
    const int right = (int)fmax(fmin(ceil(part.x + part.width), width), 0.0);
    const int bottom = (int)fmax(fmin(ceil(part.y + part.height), height), 0.0);
    return (Pixels){left, top, right - left, bottom - top};
}

static void show_shared(WindowImage *image, Pixels part)
{
    const int width = cairo_image_surface_get_width(image->surface);
    const int height = cairo_image_surface_get_height(image->surface);
    xcb_shm_put_image(image->connection, image->window, image->gc, (uint16_t)width,
                      (uint16_t)height, (uint16_t)part.x, (uint16_t)part.y, (uint16_t)part.width,
                      (uint16_t)part.height, (int16_t)part.x, (int16_t)part.y, DEPTH,
                      XCB_IMAGE_FORMAT_Z_PIXMAP, 1, image->segment, 0);
    image->in_flight++;
}

static void send(WindowImage *image, Pixels part)
{
    const uint8_t *pixels = cairo_image_surface_get_data(image->surface);
    const size_t stride = (size_t)cairo_image_surface_get_stride(image->surface);
    const size_t row_bytes = (size_t)part.width * PIXEL_BYTES;
    const int most_rows = (int)(PACKED_BYTES / row_bytes);
    for (int y = part.y, rows; y < part.y + part.height; y += rows) {
        rows = part.y + part.height - y < most_rows ? part.y + part.height - y : most_rows;
        for (int row = 0; row < rows; row++) {
            memcpy(image->packed + (size_t)row * row_bytes,
                   pixels + (size_t)(y + row) * stride + (size_t)part.x * PIXEL_BYTES, row_bytes);
        }
        xcb_put_image(image->connection, XCB_IMAGE_FORMAT_Z_PIXMAP, image->window, image->gc,
                      (uint16_t)part.width, (uint16_t)rows, (int16_t)part.x, (int16_t)y, 0, DEPTH,
                      (uint32_t)((size_t)rows * row_bytes), image->packed);
    }
}

void image_present(WindowImage *image, Rect part)
{
    if (!image->surface || !image->drawn) {
        return;
    }
    cairo_surface_flush(image->surface);
    const Pixels pixels = pixels_of(image, part);
    if (pixels.width <= 0 || pixels.height <= 0) {
        return;
    }
    if (image->segment) {
        show_shared(image, pixels);
    } else {
        send(image, pixels);
    }
}

bool image_is_free(const WindowImage *image)
{
    return image->surface && image->in_flight == 0;
}

bool image_event(WindowImage *image, const xcb_generic_event_t *event)
{
    const unsigned type = event->response_type & 0x7fu;
    if (type == 0 && image->shm_opcode &&
        ((const xcb_generic_error_t *)event)->major_code == image->shm_opcode) {
        image->segment = image->in_flight = 0; /* no more of that; the memory will do */
        image->shm_opcode = 0;
        return true;
    }
    if (type != 0 && type == image->shm_complete) {
        image->in_flight -= image->in_flight > 0;
        return true;
    }
    return false;
}
