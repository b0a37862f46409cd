#include "hrtf_table.h"

#define LANES 4
#include "../dsp/lanes.h"
#include <math.h>
#include <stdbool.h>

typedef int32_t Choice __attribute__((vector_size(LANES * sizeof(int32_t))));
typedef int64_t Halves __attribute__((vector_size(LANES * sizeof(int32_t))));

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
enum { BATCH = 4 }; /* measurements at once: a quarter of the way through memory */

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
static float spacing(const HrtfPlaces places[], unsigned count, unsigned place)
{
    const Toward here = hrtf_place(places, place);
    float nearest[NEIGHBOURS];
    unsigned found = 0;
    for (unsigned other = 0; other < count; other++) {
        const Toward there = hrtf_place(places, other);
        const float distance = chord_squared(&here, &there);
        if (other == place || (found == NEIGHBOURS && distance >= nearest[NEIGHBOURS - 1])) {
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

void hrtf_places(const HrtfTable *table, HrtfPlaces places[])
{
    const unsigned count = table->directions;
    for (unsigned n = 0; n < count; n++) {
        hrtf_place_put(places, n,
                       hrtf_toward((Direction){table->azimuths_centidegrees[n] / 100.0,
                                               table->elevations_centidegrees[n] / 100.0}));
    }
    for (unsigned n = 0; n < count; n++) {
        const float width = kernel_width * spacing(places, count, n);
        places[n / 4].sharpness[n % 4] = 1.0F / (width * width);
    }
    const Toward nowhere = {1e3F, 1e3F, 1e3F}; /* fills up the last group, far from everything */
    for (unsigned n = count; n < 4 * hrtf_place_groups(count); n++) {
        hrtf_place_put(places, n, nowhere);
        places[n / 4].sharpness[n % 4] = places[(count - 1) / 4].sharpness[(count - 1) % 4];
    }
}

static float kernel(float nearness)
{
    const float squared = nearness * nearness, fourth = squared * squared;
    return fourth * fourth;
}

/* (d/h)² of four measurements. */
INLINE Lanes farness(const HrtfPlaces *places, const Toward *toward)
{
    const Lanes x = load_anywhere(places->x) - toward->x, y = load_anywhere(places->y) - toward->y;
    const Lanes z = load_anywhere(places->z) - toward->z;
    return (x * x + y * y + z * z) * load_anywhere(places->sharpness);
}

INLINE Lanes lesser(Lanes a, Lanes b)
{
    const Choice choice = a < b;
    return (Lanes)((choice & (Choice)a) | (~choice & (Choice)b));
}

/* Two minima, which do not wait for each other. */
static float least_farness(const HrtfPlaces places[], unsigned groups, const Toward *toward)
{
    Lanes even = farness(&places[0], toward), odd = even;
    for (unsigned n = 0; n < groups; n += 2) {
        even = lesser(even, farness(&places[n], toward));
        odd = lesser(odd, farness(&places[n + 1 < groups ? n + 1 : n], toward));
    }
    const Lanes least = lesser(even, odd);
    return fminf(fminf(least[0], least[1]), fminf(least[2], least[3]));
}

INLINE bool any(Choice choice)
{
    const Halves halves = (Halves)choice;
    return (halves[0] | halves[1]) != 0;
}

/* Some measurements that are to be added. */
typedef struct {
    unsigned count, at[BATCH]; /* rows of the table */
    float weight[BATCH];
} Batch;

static void add_batch(const HrtfTable *table, Batch *batch, HrtfBlend *blend, float *weights)
{
    for (; batch->count % BATCH; batch->count++) {
        batch->at[batch->count] = 0;
        batch->weight[batch->count] = 0.0F;
    }
    float *restrict sum = blend->levels_centidb;
    const int16_t *levels[BATCH];
    const float *w = batch->weight;
    for (unsigned n = 0; n < batch->count; n++) {
        levels[n] = &table->levels_centidb[(size_t)batch->at[n] * HRTF_NODES];
        blend->delay_tenth_us += w[n] * (float)table->delays_tenth_us[batch->at[n]];
        *weights += w[n];
    }
    for (unsigned node = 0; batch->count && node < HRTF_NODES; node++) {
        sum[node] += (w[0] * (float)levels[0][node] + w[1] * (float)levels[1][node]) +
                     (w[2] * (float)levels[2][node] + w[3] * (float)levels[3][node]);
    }
    batch->count = 0;
}

HrtfBlend hrtf_blend(const HrtfTable *table, const HrtfPlaces places[], Toward toward, unsigned ear)
{
    const unsigned groups = hrtf_place_groups(table->directions);
    const float least = least_farness(places, groups, &toward);
    const float widening = 1.0F / (1.0F + kernel_widening * least);
    const float best = 1.0F + widening * least;
    /* where the kernel is negligible beside its greatest value */
    const float most = best * powf(negligible_weight, -1.0F / 8.0F);
    const float reach = (most - 1.0F) / widening;
    HrtfBlend blend = {{0.0F}, 0.0F};
    Batch batch = {.count = 0};
    float sum = 0.0F;
    for (unsigned group = 0; group < groups; group++) {
        const Lanes far = farness(&places[group], &toward);
        const Choice near = far <= reach;
        if (!any(near)) {
            continue;
        }
        for (unsigned lane = 0; lane < LANES; lane++) {
            if (near[lane]) {
                batch.at[batch.count] = (group * LANES + lane) * table->ears + ear;
                batch.weight[batch.count++] = kernel(best / (1.0F + widening * far[lane]));
            }
            if (batch.count == BATCH) {
                add_batch(table, &batch, &blend, &sum);
            }
        }
    }
    add_batch(table, &batch, &blend, &sum);
    for (unsigned node = 0; node < HRTF_NODES; node++) {
        blend.levels_centidb[node] /= sum;
    }
    blend.delay_tenth_us /= sum;
    return blend;
}
