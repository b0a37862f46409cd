#include "hrtf_table.h"

#include <float.h>
#include <math.h>

static const double pi = 3.14159265358979323846;

enum { LINEAR_NODES = 36 };
static const double linear_step_hz = 50.0, highest_hz = 20000.0;

/* The kernel is close to a Gaussian of 0.6 times the spacing: less would show single measurements
 * as steps, more would blur what they differ in. */
static const float kernel_width = 2.4F;
/* Far from all measurements (below the lowest, as a rule) it widens, or the pole would be a hub on
 * which everything turns within a degree. */
static const float kernel_widening = 3.0F;
static const float negligible_weight = 1e-4F;
enum { NEIGHBOURS = 4 };

double hrtf_node_hz(unsigned node)
{
    if (node <= LINEAR_NODES) {
        return node * linear_step_hz;
    }
    const double step = (double)(node - LINEAR_NODES) / (HRTF_NODES - 1 - LINEAR_NODES);
    const double lowest_hz = LINEAR_NODES * linear_step_hz;
    return lowest_hz * pow(highest_hz / lowest_hz, step);
}

double hrtf_sphere_share(double hz)
{
    const double sphere_until_hz = 200.0, measured_from_hz = 600.0;
    if (hz <= sphere_until_hz) {
        return 1.0;
    }
    if (hz >= measured_from_hz) {
        return 0.0;
    }
    const double way = log(hz / sphere_until_hz) / log(measured_from_hz / sphere_until_hz);
    return 0.5 + 0.5 * cos(pi * way);
}

Toward hrtf_toward(Direction direction)
{
    /* within half a turn first, exactly: a mirrored direction is then mirrored to the bit */
    const double azimuth = remainder(direction.azimuth_degrees, 360.0) * pi / 180.0;
    const double elevation = remainder(direction.elevation_degrees, 360.0) * pi / 180.0;
    return (Toward){(float)(cos(elevation) * cos(azimuth)), (float)(cos(elevation) * sin(azimuth)),
                    (float)sin(elevation)};
}

static float chord_squared(const Toward *a, const Toward *b)
{
    const float x = a->x - b->x, y = a->y - b->y, z = a->z - b->z;
    return x * x + y * y + z * z;
}

/* The mean distance to the nearest measurements. */
static float spacing(const HrtfPlace places[], unsigned count, unsigned place)
{
    float nearest[NEIGHBOURS];
    unsigned found = 0;
    for (unsigned other = 0; other < count; other++) {
        if (other == place) {
            continue;
        }
        const float distance = chord_squared(&places[place].toward, &places[other].toward);
        if (found == NEIGHBOURS && distance >= nearest[NEIGHBOURS - 1]) {
            continue;
        }
        unsigned at = found < NEIGHBOURS ? found++ : NEIGHBOURS - 1;
        for (; at > 0 && nearest[at - 1] > distance; at--) {
            nearest[at] = nearest[at - 1];
        }
        nearest[at] = distance;
    }
    float sum = 0.0F;
    for (unsigned n = 0; n < found; n++) {
        sum += sqrtf(nearest[n]);
    }
    return sum / (float)found;
}

void hrtf_places(const HrtfTable *table, HrtfPlace places[])
{
    for (unsigned n = 0; n < table->directions; n++) {
        places[n].toward = hrtf_toward((Direction){table->azimuths_centidegrees[n] / 100.0,
                                                   table->elevations_centidegrees[n] / 100.0});
    }
    for (unsigned n = 0; n < table->directions; n++) {
        const float width = kernel_width * spacing(places, table->directions, n);
        places[n].sharpness = 1.0F / (width * width);
    }
}

static float kernel(float nearness)
{
    const float squared = nearness * nearness, fourth = squared * squared;
    return fourth * fourth;
}

HrtfBlend hrtf_blend(const HrtfTable *table, const HrtfPlace places[], Toward toward, unsigned ear)
{
    float least = FLT_MAX;
    for (unsigned n = 0; n < table->directions; n++) {
        const float far = chord_squared(&places[n].toward, &toward) * places[n].sharpness;
        least = far < least ? far : least;
    }
    const float widening = 1.0F / (1.0F + kernel_widening * least);
    const float best = 1.0F + widening * least;
    /* where the kernel is negligible beside its greatest value */
    const float most = best * powf(negligible_weight, -1.0F / 8.0F);
    HrtfBlend blend = {{0.0F}, 0.0F};
    float sum = 0.0F;
    for (unsigned n = 0; n < table->directions; n++) {
        const float far =
            1.0F + widening * chord_squared(&places[n].toward, &toward) * places[n].sharpness;
        if (far > most) {
            continue;
        }
        const float weight = kernel(best / far);
        const unsigned at = n * table->ears + ear;
        const int16_t *levels = &table->levels_centidb[(size_t)at * HRTF_NODES];
        for (unsigned node = 0; node < HRTF_NODES; node++) {
            blend.levels_centidb[node] += weight * (float)levels[node];
        }
        blend.delay_tenth_us += weight * (float)table->delays_tenth_us[at];
        sum += weight;
    }
    for (unsigned node = 0; node < HRTF_NODES; node++) {
        blend.levels_centidb[node] /= sum;
    }
    blend.delay_tenth_us /= sum;
    return blend;
}
