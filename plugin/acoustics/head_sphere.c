#include "head_sphere.h"

#include "head.h"
#include "sphere.h"
#include <math.h>
#include <string.h>

static const double pi = 3.14159265358979323846;

enum { COSINES = HEAD_SPHERE_COSINES, DISTANCES = HEAD_SPHERE_DISTANCES };

/* -1 to 1 for all distances. By nearness the pressure is smooth, by distance it is not. */
static double nearness(double distance_m)
{
    const double least = 1.0 / HEAD_SPHERE_FARTHEST_M, most = 1.0 / HEAD_SPHERE_NEAREST_M;
    return (2.0 / distance_m - least - most) / (most - least);
}

static double distance_of(double nearness)
{
    const double least = 1.0 / HEAD_SPHERE_FARTHEST_M, most = 1.0 / HEAD_SPHERE_NEAREST_M;
    return 2.0 / (nearness * (most - least) + least + most);
}

/* T_n(x) = cos(n arccos x), by its recursion: at -x exactly the same or the negative. */
static void chebyshev(double x, unsigned count, float t[])
{
    double before = 1.0, here = x;
    t[0] = 1.0F;
    for (unsigned n = 1; n < count; n++) {
        t[n] = (float)here;
        const double next = 2.0 * x * here - before;
        before = here;
        here = next;
    }
}

static double zero_of(unsigned n, unsigned count)
{
    return cos(pi * (n + 0.5) / count);
}

static void add_times(SphereCurve *sum, float weight, const SphereCurve *term)
{
    for (unsigned n = 0; n < HEAD_SPHERE_NODES; n++) {
        sum->nepers[n] += weight * term->nepers[n];
        sum->radians[n] += weight * term->radians[n];
    }
}

static SphereCurve sampled(double radius_m, double distance_m, double cosine)
{
    SphereCurve curve = {{0.0F}, {0.0F}};
    for (unsigned n = 0; n < HRTF_SPHERE_NODES; n++) {
        const double hz = hrtf_node_hz(n);
        const double complex pressure = sphere_pressure(radius_m, distance_m, cosine, hz);
        /* half the radius later, in front and behind, lies within half a turn */
        const double later = pi * hz * radius_m / head_sound_speed_m_per_s;
        curve.nepers[n] = (float)log(cabs(pressure));
        curve.radians[n] = (float)(carg(pressure * cexp(-I * later)) + later);
    }
    return curve;
}

/* What a sample brings to all terms: those of the polynomials through all samples (J. C. Mason and
 * D. C. Handscomb, Chebyshev Polynomials, 2003, "Discrete orthogonality"). */
static void add_sample(HeadSphere *sphere, unsigned distance, unsigned cosine)
{
    const double u = zero_of(distance, DISTANCES), x = zero_of(cosine, COSINES);
    const SphereCurve sample = sampled(sphere->radius_m, distance_of(u), x);
    float of_distance[DISTANCES], of_cosine[COSINES];
    chebyshev(u, DISTANCES, of_distance);
    chebyshev(x, COSINES, of_cosine);
    for (unsigned d = 0; d < DISTANCES; d++) {
        for (unsigned c = 0; c < COSINES; c++) {
            const float share =
                (d ? 2.0F : 1.0F) / (float)DISTANCES * ((c ? 2.0F : 1.0F) / (float)COSINES);
            add_times(&sphere->terms[d][c], share * of_distance[d] * of_cosine[c], &sample);
        }
    }
}

static void at_distance(const HeadSphere *sphere, double distance_m, SphereCurve terms[COSINES])
{
    float of_distance[DISTANCES];
    chebyshev(nearness(distance_m), DISTANCES, of_distance);
    memset(terms, 0, COSINES * sizeof *terms);
    for (unsigned d = 0; d < DISTANCES; d++) {
        for (unsigned c = 0; c < COSINES; c++) {
            add_times(&terms[c], of_distance[d], &sphere->terms[d][c]);
        }
    }
}

void head_sphere_init(HeadSphere *sphere, double circumference_cm)
{
    *sphere = (HeadSphere){.radius_m = head_radius_m(circumference_cm)};
    for (unsigned d = 0; d < DISTANCES; d++) {
        for (unsigned c = 0; c < COSINES; c++) {
            add_sample(sphere, d, c);
        }
    }
    at_distance(sphere, HEAD_SPHERE_FARTHEST_M, sphere->far);
}

void head_sphere_at(const HeadSphere *sphere, double distance_m, double toward_left,
                    SphereCurve ears[2])
{
    SphereCurve near[COSINES];
    const SphereCurve *terms = sphere->far;
    if (distance_m < HEAD_SPHERE_FARTHEST_M) {
        at_distance(sphere, fmax(distance_m, HEAD_SPHERE_NEAREST_M), near);
        terms = near;
    }
    float of_cosine[COSINES];
    chebyshev(toward_left, COSINES, of_cosine);
    SphereCurve even = {{0.0F}, {0.0F}}, odd = {{0.0F}, {0.0F}};
    for (unsigned c = 0; c < COSINES; c++) {
        add_times(c % 2 ? &odd : &even, of_cosine[c], &terms[c]);
    }
    for (unsigned n = 0; n < HEAD_SPHERE_NODES; n++) {
        ears[0].nepers[n] = even.nepers[n] + odd.nepers[n];
        ears[1].nepers[n] = even.nepers[n] - odd.nepers[n];
        ears[0].radians[n] = even.radians[n] + odd.radians[n];
        ears[1].radians[n] = even.radians[n] - odd.radians[n];
    }
}
