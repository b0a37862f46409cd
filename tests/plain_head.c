/* A test's own head in place of the built-in one: a sphere's delays and no colour, which leaves a
 * room's own figures to be measured. It defines all of hrtf.h, so that the plugin's hrtf.o stays in
 * its archive: only for the programs that the Makefile names. */
#include "../plugin/acoustics/curve.h"
#include "../plugin/acoustics/head_sphere.h"
#include <math.h>
#include <stdlib.h>

struct Hrtf {
    unsigned length;
};

Hrtf *hrtf_new_builtin(double rate_hz)
{
    Hrtf *hrtf = malloc(sizeof *hrtf);
    if (hrtf) {
        hrtf->length = rate_hz > 48000.0 ? 1024 : 512;
    }
    return hrtf;
}

/* A plain head has no table. */
Hrtf *hrtf_new(HrtfTable *table, double rate_hz)
{
    free(table);
    return hrtf_new_builtin(rate_hz);
}

void hrtf_free(Hrtf *hrtf)
{
    free(hrtf);
}

unsigned hrtf_length(const Hrtf *hrtf)
{
    return hrtf->length;
}

/* Woodworth's sphere: a sin(angle) nearer, a angle farther. */
void hrtf_at(const Hrtf *hrtf, const HeadSphere *head, Direction direction, double distance_m,
             EarCurves *ears)
{
    (void)hrtf;
    (void)distance_m;
    const double pi = acos(-1.0), radius_s = head->radius_m / 343.0;
    const double sine =
        sin(direction.azimuth_degrees * pi / 180.0) * cos(direction.elevation_degrees * pi / 180.0);
    const double angle = asin(fabs(sine));
    *ears->left = *ears->right = (Curve){{0.0F}, {0.0F}};
    ears->left_delay_s = radius_s * (sine > 0.0 ? -sine : angle);
    ears->right_delay_s = radius_s * (sine > 0.0 ? angle : sine);
}
