#include "image_source.h"

#include <math.h>
#include <stdlib.h>

const double sound_speed_m_per_s = 343.0;

static const double pi = 3.14159265358979323846;

/* Along one axis an image is given by `rooms`, how many room lengths there and back it is shifted
 * by, and whether the source is `mirrored` at the wall at 0. */
typedef struct {
    int rooms, mirrored;
} AxisImage;

/* Orders 0 to 3: rooms and mirrored to the hits |rooms - mirrored| at 0 and |rooms| at the end. */
static const AxisImage axis_images[] = {{0, 0}, {0, 1}, {1, 1}, {-1, 0}, {1, 0}, {-1, 1}, {2, 1}};

enum { AXIS_IMAGES = sizeof axis_images / sizeof *axis_images };

static double length_of(const double v[AXES])
{
    return sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
}

static double degrees(double radians)
{
    return radians * 180.0 / pi;
}

/* The sound leaves the source for where the listener is seen in the same mirrors. */
static double leaving_degrees(const ImageScene *scene, const AxisImage at[AXES],
                              const double arrival[AXES])
{
    double axis[AXES], dot = 0.0;
    for (int a = 0; a < AXES; a++) {
        axis[a] = scene->listener.m[a] - scene->source.m[a];
        dot += axis[a] * (at[a].mirrored ? arrival[a] : -arrival[a]);
    }
    const double cosine = dot / (length_of(axis) * length_of(arrival));
    return degrees(acos(fmax(-1.0, fmin(1.0, cosine))));
}

static ImageSource image_source(const ImageScene *scene, const AxisImage at[AXES])
{
    ImageSource image = {0};
    double arrival[AXES]; /* from the listener to the image */
    for (int a = 0; a < AXES; a++) {
        const double mirrored_m = at[a].mirrored ? -scene->source.m[a] : scene->source.m[a];
        arrival[a] = mirrored_m + 2.0 * at[a].rooms * scene->size.m[a] - scene->listener.m[a];
        image.hits[a][0] = (unsigned char)abs(at[a].rooms - at[a].mirrored);
        image.hits[a][1] = (unsigned char)abs(at[a].rooms);
        image.order += image.hits[a][0] + image.hits[a][1];
    }
    image.distance_m = length_of(arrival);
    image.azimuth_degrees = degrees(atan2(arrival[1], arrival[0]));
    image.elevation_degrees = degrees(asin(arrival[2] / image.distance_m));
    image.leaving_degrees = image.order == 0 ? 0.0 : leaving_degrees(scene, at, arrival);
    return image;
}

void image_sources(const ImageScene *scene, ImageSource images[IMAGES])
{
    unsigned count = 0;
    for (unsigned n = 0; n < AXIS_IMAGES * AXIS_IMAGES * AXIS_IMAGES; n++) {
        const AxisImage at[AXES] = {axis_images[n / (AXIS_IMAGES * AXIS_IMAGES)],
                                    axis_images[n / AXIS_IMAGES % AXIS_IMAGES],
                                    axis_images[n % AXIS_IMAGES]};
        const ImageSource image = image_source(scene, at);
        if (image.order <= IMAGE_ORDER && count < IMAGES) {
            images[count++] = image;
        }
    }
}

static void add_impulse(double at_frames, double gain, double half_width, double *x,
                        uint32_t frames)
{
    const uint32_t first = (uint32_t)fmax(0.0, ceil(at_frames - half_width));
    for (uint32_t n = first; n < frames && n <= at_frames + half_width; n++) {
        const double t = n - at_frames;
        const double sinc = fabs(t) < 1e-12 ? 1.0 : sin(pi * t) / (pi * t);
        x[n] += gain * sinc * 0.5 * (1.0 + cos(pi * t / half_width));
    }
}

void arrivals_render(const Arrival *arrivals, unsigned count, double rate_hz, double *pressure,
                     uint32_t frames)
{
    const double half_width = round(0.004 * rate_hz);
    for (unsigned k = 0; k < count; k++) {
        const double at_frames = arrivals[k].distance_m / sound_speed_m_per_s * rate_hz;
        add_impulse(at_frames, arrivals[k].gain, half_width, pressure, frames);
    }
}
