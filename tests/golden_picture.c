#include "golden_picture.h"

#include "check.h"
#include <stdlib.h>
#include <sys/stat.h>

static const double clearly = 48.0, mean_most = 1.0, share_most = 0.01;

/* The summed and the largest difference of the three channels of CAIRO_FORMAT_RGB24. */
static double pixel_distance(uint32_t a, uint32_t b, double *largest)
{
    double sum = 0.0;
    *largest = 0.0;
    for (int bits = 0; bits < 24; bits += 8) {
        const double apart = fabs((double)((a >> bits) & 0xff) - (double)((b >> bits) & 0xff));
        sum += apart;
        *largest = fmax(*largest, apart);
    }
    return sum;
}

PictureDistance picture_distance(cairo_surface_t *a, cairo_surface_t *b)
{
    const int width = cairo_image_surface_get_width(a), height = cairo_image_surface_get_height(a);
    PictureDistance distance = {.same_size = width == cairo_image_surface_get_width(b) &&
                                             height == cairo_image_surface_get_height(b)};
    if (!distance.same_size) {
        return distance;
    }
    cairo_surface_flush(a);
    cairo_surface_flush(b);
    for (int y = 0; y < height; y++) {
        const void *row_a = cairo_image_surface_get_data(a) + y * cairo_image_surface_get_stride(a);
        const void *row_b = cairo_image_surface_get_data(b) + y * cairo_image_surface_get_stride(b);
        const uint32_t *pixels_a = row_a, *pixels_b = row_b;
        for (int x = 0; x < width; x++) {
            double largest;
            distance.mean += pixel_distance(pixels_a[x], pixels_b[x], &largest);
            distance.share += largest > clearly;
        }
    }
    distance.mean /= 3.0 * width * height;
    distance.share /= (double)width * height;
    return distance;
}

bool picture_is_close(PictureDistance distance)
{
    return distance.same_size && distance.mean <= mean_most && distance.share <= share_most;
}

static void keep(cairo_surface_t *surface, const char *name)
{
    char path[4096];
    mkdir(GOLDEN "/../../build", 0777);
    mkdir(GOLDEN "/../../build/golden", 0777);
    snprintf(path, sizeof path, "%s/../../build/golden/%s.png", GOLDEN, name);
    cairo_surface_write_to_png(surface, path);
}

void assert_golden_picture(cairo_surface_t *surface, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/ui/%s.png", GOLDEN, name);
    if (getenv("EARFIELD_WRITE_GOLDENS")) {
        assert_int_equal(cairo_surface_write_to_png(surface, path), CAIRO_STATUS_SUCCESS);
        return;
    }
    cairo_surface_t *golden = cairo_image_surface_create_from_png(path);
    const PictureDistance distance = picture_distance(surface, golden);
    if (!picture_is_close(distance)) {
        keep(surface, name);
        print_error("%s: %s, mean %.2f, %.2f %% of pixels clearly another; see build/golden\n",
                    name, distance.same_size ? "of the same size" : "of another size, or none",
                    distance.mean, 100.0 * distance.share);
    }
    cairo_surface_destroy(golden);
    assert_true(picture_is_close(distance));
}
