/* What a window shows. */
#ifndef EARFIELD_TEST_X_PICTURE_H
#define EARFIELD_TEST_X_PICTURE_H

#include <stdbool.h>
#include <stdint.h>
#include <xcb/xcb.h>

typedef struct {
    uint16_t width, height;
    uint32_t *pixels; /* 0xRRGGBB */
} Picture;

/** A window in sight, without what is not; fails the running test where there is none. free() the
 * pixels. */
Picture picture_of(xcb_connection_t *connection, xcb_window_t window);

/** Has it more than one colour? */
bool picture_shows_something(const Picture *picture);

bool pictures_are_equal(const Picture *one, const Picture *other);

#endif
