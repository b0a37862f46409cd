/* Pictures held against tests/golden/ui/NAME.png. `make goldens` writes them anew. */
#ifndef EARFIELD_TEST_GOLDEN_PICTURE_H
#define EARFIELD_TEST_GOLDEN_PICTURE_H

#include <cairo.h>
#include <stdbool.h>

/** How far two pictures of the same size are apart. */
typedef struct {
    bool same_size;
    double mean;  /* difference of a channel, of 255 */
    double share; /* of pixels with a channel that is clearly another: by more than 48 */
} PictureDistance;

PictureDistance picture_distance(cairo_surface_t *a, cairo_surface_t *b);

/** Whether it is the same but for how fonts are rendered: a mean of 1, a share of 1 % at most. */
bool picture_is_close(PictureDistance distance);

/** Fails the test where `surface` is not as the golden picture, and leaves it in
 * build/golden/NAME.png for the eye. */
void assert_golden_picture(cairo_surface_t *surface, const char *name);

#endif
