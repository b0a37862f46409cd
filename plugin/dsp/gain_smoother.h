/* A gain without corners: two box filters in a row, a weighted mean over `reach` frames. Where the
 * gain stays at its lowest for so long, the mean gets there exactly and is never below. In whole
 * numbers (gain_release.h), so that the running sums are exact for ever and a mean of ones is
 * one. */
#ifndef EARFIELD_GAIN_SMOOTHER_H
#define EARFIELD_GAIN_SMOOTHER_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    int32_t *gains; /* the last `first`, a ring */
    int64_t *sums;  /* of `first` gains each, the last `second`, a ring */
    uint32_t first, second, at_first, at_second;
    int64_t sum_of_gains, sum_of_sums;
    double scale; /* of sum_of_sums to the gain */
} GainSmoother;

/** Over `reach` frames, 1 to 4096, at one. False where memory is short. Not for the audio thread.
 */
bool gain_smoother_init(GainSmoother *smoother, uint32_t reach);

/** Not for the audio thread; a zeroed smoother is fine. */
void gain_smoother_free(GainSmoother *smoother);

/** As if `gain` had been there for ever. Audio thread: bounded by the reach. */
void gain_smoother_hold(GainSmoother *smoother, int32_t gain);

/** Of a whole-number gain the smoothed one; exactly 1 where all of the reach is. Audio thread. */
static inline float gain_smoother_tick(GainSmoother *s, int32_t gain)
{
    s->sum_of_gains += gain - s->gains[s->at_first];
    s->gains[s->at_first] = gain;
    s->at_first = s->at_first + 1 < s->first ? s->at_first + 1 : 0;
    s->sum_of_sums += s->sum_of_gains - s->sums[s->at_second];
    s->sums[s->at_second] = s->sum_of_gains;
    s->at_second = s->at_second + 1 < s->second ? s->at_second + 1 : 0;
    return (float)((double)s->sum_of_sums * s->scale);
}

#endif
