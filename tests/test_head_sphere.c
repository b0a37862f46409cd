/* The head's sphere worked out beforehand, against the sums of the sphere itself. */
#include "../plugin/acoustics/head_sphere.h"
#include "../plugin/acoustics/sphere.h"
#include "../plugin/dsp/decibel.h"
#include "check.h"
#include "signals.h"

static HeadSphere head;

static void assert_is_the_sphere(const SphereCurve *ear, double distance_m, double cosine)
{
    const double nepers_per_db = log(10.0) / 20.0;
    for (unsigned n = 0; n < HRTF_SPHERE_NODES; n++) {
        const double complex pressure =
            sphere_pressure(head.radius_m, distance_m, cosine, hrtf_node_hz(n));
        assert_close((double)ear->nepers[n] / nepers_per_db, decibels(pressure), 4e-3,
                     "%g m, cosine %g, node %u", distance_m, cosine, n);
        assert_close(remainder((double)ear->radians[n] - carg(pressure), 2.0 * acos(-1.0)), 0.0,
                     2e-4, "%g m, cosine %g, node %u", distance_m, cosine, n);
    }
}

static void is_the_sphere(void **state)
{
    (void)state;
    const double circumferences_cm[] = {50, 57, 65},
                 distances_m[] = {0.2, 0.27, 0.5, 1, 2, 2.99, 3};
    for (size_t c = 0; c < COUNT(circumferences_cm); c++) {
        head_sphere_init(&head, circumferences_cm[c]);
        for (size_t d = 0; d < COUNT(distances_m); d++) {
            for (int step = -50; step <= 50; step++) {
                SphereCurve ears[2];
                head_sphere_at(&head, distances_m[d], step / 50.0, ears);
                assert_is_the_sphere(&ears[0], distances_m[d], step / 50.0);
                assert_is_the_sphere(&ears[1], distances_m[d], -step / 50.0);
            }
        }
    }
}

static void beyond_its_distances_it_holds_the_last(void **state)
{
    (void)state;
    SphereCurve at_end[2], beyond[2];
    head_sphere_init(&head, 57.0);
    head_sphere_at(&head, 0.2, 0.4, at_end);
    head_sphere_at(&head, 0.01, 0.4, beyond);
    assert_memory_equal(at_end, beyond, sizeof beyond);
    head_sphere_at(&head, 3.0, 0.4, at_end);
    head_sphere_at(&head, 300.0, 0.4, beyond);
    assert_memory_equal(at_end, beyond, sizeof beyond);
}

static void mirrored_the_ears_change_places(void **state)
{
    (void)state;
    head_sphere_init(&head, 57.0);
    for (int step = 0; step <= 100; step++) {
        SphereCurve from_left[2], from_right[2];
        head_sphere_at(&head, 0.3 + 0.03 * step, step / 100.0, from_left);
        head_sphere_at(&head, 0.3 + 0.03 * step, -step / 100.0, from_right);
        assert_memory_equal(&from_left[0], &from_right[1], sizeof from_left[0]);
        assert_memory_equal(&from_left[1], &from_right[0], sizeof from_left[0]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_the_sphere),
        cmocka_unit_test(beyond_its_distances_it_holds_the_last),
        cmocka_unit_test(mirrored_the_ears_change_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
