#include "gain_smoother.h"

#include "gain_release.h"
#include <stdlib.h>

bool gain_smoother_init(GainSmoother *s, uint32_t reach)
{
    const uint32_t first = (reach + 1) / 2, second = reach + 1 - first;
    *s = (GainSmoother){.gains = malloc(first * sizeof *s->gains),
                        .sums = malloc(second * sizeof *s->sums),
                        .first = first,
                        .second = second,
                        .scale = 1.0 / ((double)GAIN_ONE * first * second)};
    if (!s->gains || !s->sums) {
        gain_smoother_free(s);
        return false;
    }
    gain_smoother_hold(s, GAIN_ONE);
    return true;
}

void gain_smoother_free(GainSmoother *s)
{
    free(s->gains);
    free(s->sums);
    *s = (GainSmoother){0};
}

void gain_smoother_hold(GainSmoother *s, int32_t gain)
{
    s->sum_of_gains = (int64_t)gain * s->first;
    s->sum_of_sums = s->sum_of_gains * s->second;
    for (uint32_t i = 0; i < s->first; i++) {
        s->gains[i] = gain;
    }
    for (uint32_t i = 0; i < s->second; i++) {
        s->sums[i] = s->sum_of_gains;
    }
}
