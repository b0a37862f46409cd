#include "x_picture.h"

#include "check.h"
#include <stdlib.h>
#include <string.h>

static size_t bytes_of(const Picture *picture)
{
    return (size_t)picture->width * picture->height * sizeof *picture->pixels;
}

Picture picture_of(xcb_connection_t *connection, xcb_window_t window)
{
    xcb_get_geometry_reply_t *size =
        xcb_get_geometry_reply(connection, xcb_get_geometry(connection, window), NULL);
    assert_non_null(size);
    Picture picture = {.width = size->width, .height = size->height};
    free(size);
    xcb_get_image_reply_t *image =
        xcb_get_image_reply(connection,
                            xcb_get_image(connection, XCB_IMAGE_FORMAT_Z_PIXMAP, window, 0, 0,
                                          picture.width, picture.height, 0xffffff),
                            NULL);
    assert_non_null(image);
    assert_int_equal(xcb_get_image_data_length(image), bytes_of(&picture));
    picture.pixels = malloc(bytes_of(&picture));
    assert_non_null(picture.pixels);
    memcpy(picture.pixels, xcb_get_image_data(image), bytes_of(&picture));
    free(image);
    return picture;
}

bool picture_shows_something(const Picture *picture)
{
    const size_t count = (size_t)picture->width * picture->height;
    for (size_t i = 1; i < count; i++) {
        if (picture->pixels[i] != picture->pixels[0]) {
            return true;
        }
    }
    return false;
}

bool pictures_are_equal(const Picture *one, const Picture *other)
{
    return one->width == other->width && one->height == other->height &&
           memcmp(one->pixels, other->pixels, bytes_of(one)) == 0;
}
