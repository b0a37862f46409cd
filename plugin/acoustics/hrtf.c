#include "hrtf.h"

#include "curve.h"
#include "head.h"
#include "head_sphere.h"
#include "minimum_phase.h"
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const float nepers_per_centidb = 0.0011512925464970229F;

struct Hrtf {
    const HrtfTable *table;
    HrtfTable *own; /* the table again, where it is to be freed */
    double rate_hz;
    unsigned length;
    HrtfPlaces *places; /* of the table's directions */
    float sphere_share[HRTF_SPHERE_NODES];
    float phases[HRTF_NODES][CURVE_POINTS]; /* of minimum phase */
};

/* At least as long as 512 bins at 48 kHz. */
static unsigned length_at(double rate_hz)
{
    unsigned length = 64;
    while (length * 48000.0 < 512.0 * rate_hz) {
        length *= 2;
    }
    return length;
}

static bool hrtf_build(Hrtf *hrtf)
{
    hrtf->places = malloc(hrtf_place_groups(hrtf->table->directions) * sizeof *hrtf->places);
    if (!hrtf->places) {
        return false;
    }
    hrtf_places(hrtf->table, hrtf->places);
    double point_hz[CURVE_POINTS];
    curve_points(hrtf->rate_hz, point_hz);
    for (unsigned k = 0; k < CURVE_POINTS; k++) {
        minimum_phase_weights(HRTF_NODES, point_hz, hrtf->rate_hz, point_hz[k], &hrtf->phases[0][k],
                              CURVE_POINTS);
    }
    for (unsigned n = 0; n < HRTF_SPHERE_NODES; n++) {
        hrtf->sphere_share[n] = (float)hrtf_sphere_share(point_hz[n]);
    }
    return true;
}

static Hrtf *hrtf_of(const HrtfTable *table, HrtfTable *own, double rate_hz)
{
    Hrtf *hrtf = calloc(1, sizeof *hrtf);
    if (!hrtf) {
        free(own);
        return NULL;
    }
    hrtf->table = table;
    hrtf->own = own;
    hrtf->rate_hz = rate_hz;
    hrtf->length = length_at(rate_hz);
    if (!hrtf_build(hrtf)) {
        hrtf_free(hrtf);
        return NULL;
    }
    return hrtf;
}

Hrtf *hrtf_new(HrtfTable *table, double rate_hz)
{
    return hrtf_of(table, table, rate_hz);
}

Hrtf *hrtf_new_builtin(double rate_hz)
{
    return hrtf_of(&hrtf_builtin_table, NULL, rate_hz);
}

void hrtf_free(Hrtf *hrtf)
{
    if (hrtf) {
        free(hrtf->own);
        free(hrtf->places);
        free(hrtf);
    }
}

unsigned hrtf_length(const Hrtf *hrtf)
{
    return hrtf->length;
}

/* ------------------------------------------------------------------------------ a direction -- */

/* Near the head the levels rise at the near ear and fall at the far one: all over the spectrum, by
 * what the sphere says of the highest frequency where it is asked. */
static void find_nearness(const HeadSphere *head, double distance_m, Toward toward,
                          const SphereCurve here[2], float nearer_nepers[2])
{
    const unsigned highest = HRTF_SPHERE_NODES - 1;
    nearer_nepers[0] = nearer_nepers[1] = 0.0F;
    if (distance_m < HEAD_SPHERE_FARTHEST_M) {
        SphereCurve far[2];
        head_sphere_at(head, HEAD_SPHERE_FARTHEST_M, (double)toward.y, far);
        for (unsigned ear = 0; ear < 2; ear++) {
            nearer_nepers[ear] = here[ear].nepers[highest] - far[ear].nepers[highest];
        }
    }
}

/* The levels of one ear: the measured ones, and the sphere's where it has a share. */
static void fill_levels(const Hrtf *hrtf, const HrtfBlend *blend, const SphereCurve *sphere,
                        float nearer_nepers, float nepers[CURVE_POINTS])
{
    for (unsigned n = 0; n < HRTF_NODES; n++) {
        nepers[n] = nepers_per_centidb * blend->levels_centidb[n] + nearer_nepers;
    }
    for (unsigned n = 0; n < HRTF_SPHERE_NODES; n++) {
        nepers[n] += hrtf->sphere_share[n] * (sphere->nepers[n] - nepers[n]);
    }
    for (unsigned n = HRTF_NODES; n < CURVE_POINTS; n++) {
        nepers[n] = nepers[HRTF_NODES - 1];
    }
}

/* The phases of minimum phase of both ears: a product of matrices, four nodes at once, which is a
 * quarter of the way through memory. */
static void find_phases(const Hrtf *hrtf, Curve *restrict left, Curve *restrict right)
{
    memset(left->radians, 0, sizeof left->radians);
    memset(right->radians, 0, sizeof right->radians);
    for (unsigned n = 0; n < HRTF_NODES; n += 4) {
        const float *a = &left->nepers[n], *b = &right->nepers[n];
        const float(*row)[CURVE_POINTS] = &hrtf->phases[n];
        for (unsigned k = 0; k < CURVE_POINTS; k++) {
            left->radians[k] +=
                (a[0] * row[0][k] + a[1] * row[1][k]) + (a[2] * row[2][k] + a[3] * row[3][k]);
            right->radians[k] +=
                (b[0] * row[0][k] + b[1] * row[1][k]) + (b[2] * row[2][k] + b[3] * row[3][k]);
        }
    }
}

/* The sphere's phase, less the delay's, where it has a share. */
static void hand_over_phases(const Hrtf *hrtf, const SphereCurve *sphere, double delay_s,
                             float radians[CURVE_POINTS])
{
    const double pi = 3.14159265358979323846;
    for (unsigned n = 0; n < HRTF_SPHERE_NODES; n++) {
        const float delay = (float)(2.0 * pi * hrtf_node_hz(n) * delay_s);
        radians[n] += hrtf->sphere_share[n] * (sphere->radians[n] + delay - radians[n]);
    }
}

void hrtf_at(const Hrtf *hrtf, const HeadSphere *head, Direction direction, double distance_m,
             EarCurves *ears)
{
    const Toward toward = hrtf_toward(direction), mirrored = {toward.x, -toward.y, toward.z};
    const bool own_ears = hrtf->table->ears > 1;
    const HrtfBlend left = hrtf_blend(hrtf->table, hrtf->places, toward, 0);
    const HrtfBlend right =
        hrtf_blend(hrtf->table, hrtf->places, own_ears ? toward : mirrored, own_ears);
    const double delay_scale = 1e-7 * head->radius_m / head_radius_m(57.0);
    ears->left_delay_s = delay_scale * (double)left.delay_tenth_us;
    ears->right_delay_s = delay_scale * (double)right.delay_tenth_us;
    SphereCurve sphere[2];
    head_sphere_at(head, distance_m, (double)toward.y, sphere);
    float nearer_nepers[2];
    find_nearness(head, distance_m, toward, sphere, nearer_nepers);
    fill_levels(hrtf, &left, &sphere[0], nearer_nepers[0], ears->left->nepers);
    fill_levels(hrtf, &right, &sphere[1], nearer_nepers[1], ears->right->nepers);
    find_phases(hrtf, ears->left, ears->right);
    hand_over_phases(hrtf, &sphere[0], ears->left_delay_s, ears->left->radians);
    hand_over_phases(hrtf, &sphere[1], ears->right_delay_s, ears->right->radians);
}
