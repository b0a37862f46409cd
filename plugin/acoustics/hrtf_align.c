#include "hrtf_align.h"

#include "../dsp/decibel.h"
#include "head.h"
#include "sphere.h"
#include <complex.h>
#include <float.h>
#include <math.h>

static const double pi = 3.14159265358979323846;
static const double far_m = 3.0;     /* as hrtf_at() has it */
static const double join_hz = 400.0; /* the middle of the hand-over */

/* A measured ear beside the sphere. */
typedef struct {
    double measured_db[HRTF_NODES], heard_db[HRTF_NODES]; /* heard: after the hand-over */
    double sphere_late_s; /* the sphere's phase at the middle of the hand-over, as a delay */
} Beside;

static void compare(const HrtfTable *table, const HrtfPlaces places[], size_t pair, Beside *beside)
{
    const unsigned ears = table->ears;
    const double toward_left = (double)hrtf_place(places, (unsigned)(pair / ears)).y;
    const double cosine = pair % ears ? -toward_left : toward_left, radius_m = head_radius_m(57.0);
    for (unsigned node = 0; node < HRTF_NODES; node++) {
        const double hz = hrtf_node_hz(node), share = hrtf_sphere_share(hz);
        const double measured_db = table->levels_centidb[pair * HRTF_NODES + node] / 100.0;
        double heard_db = measured_db;
        if (share > 0.0) {
            const double complex pressure = sphere_pressure(radius_m, far_m, cosine, hz);
            heard_db += share * (db_from_gain(cabs(pressure)) - measured_db);
        }
        beside->measured_db[node] = measured_db;
        beside->heard_db[node] = heard_db;
    }
    const double complex join = sphere_pressure(radius_m, far_m, cosine, join_hz);
    beside->sphere_late_s = -carg(join) / (2.0 * pi * join_hz);
}

/* The ear opposite: of the same measurement, or, mirrored, of the one nearest to the mirror image.
 */
static size_t opposite(const HrtfTable *table, const HrtfPlaces places[], size_t pair)
{
    if (table->ears > 1) {
        return pair ^ 1;
    }
    const Toward toward = hrtf_place(places, (unsigned)pair);
    float least = FLT_MAX;
    size_t nearest = pair;
    for (unsigned n = 0; n < table->directions; n++) {
        const Toward other = hrtf_place(places, n);
        const float x = toward.x - other.x, y = toward.y + other.y, z = toward.z - other.z;
        const float distance = x * x + y * y + z * z;
        if (distance < least) {
            least = distance;
            nearest = n;
        }
    }
    return nearest;
}

void hrtf_align(const HrtfTable *table, const HrtfPlaces places[], const HrtfMeasure *measure,
                double *delays_s, double *late_s)
{
    const size_t pairs = (size_t)table->directions * table->ears;
    for (size_t n = 0; n < pairs; n++) {
        Beside beside;
        compare(table, places, n, &beside);
        delays_s[n] += hrtf_fitted_minimum_delay_s(measure, beside.measured_db) -
                       hrtf_fitted_minimum_delay_s(measure, beside.heard_db);
        late_s[n] = delays_s[n] - beside.sphere_late_s +
                    hrtf_minimum_delay_s(measure, beside.heard_db, join_hz);
    }
    for (size_t n = 0; n < pairs; n++) { /* both ears by the same */
        delays_s[n] -= 0.5 * (late_s[n] + late_s[opposite(table, places, n)]);
    }
}
