#include "half_rate.h"

#include <string.h>

enum { PAST = HALF_RATE_PAST, HALF = HALF_RATE_HALF, SIDE_TAPS = 5 };

/* From the middle outwards; the middle itself is 1/2. */
static const float tap[SIDE_TAPS] = {0.309651F, -0.082495F, 0.030741F, -0.009789F, 0.001892F};

/* The odd frames lie around the even one that is SIDE_TAPS - 1 back. */
void half_rate_process(HalfRate *h, const float *restrict whole, float *restrict half)
{
    for (int i = 0; i < HALF; i++) {
        h->even[PAST + i] = whole[2 * i];
        h->odd[PAST + i] = whole[2 * i + 1];
    }
    const float *middle = h->even + PAST - (SIDE_TAPS - 1), *before = h->odd + PAST - SIDE_TAPS;
    const float *after = before + 1;
    for (int i = 0; i < HALF; i++) {
        half[i] = 0.5F * middle[i] + tap[0] * (before[i] + after[i]) +
                  tap[1] * (before[i - 1] + after[i + 1]) +
                  tap[2] * (before[i - 2] + after[i + 2]) +
                  tap[3] * (before[i - 3] + after[i + 3]) + tap[4] * (before[i - 4] + after[i + 4]);
    }
    memmove(h->even, h->even + HALF, PAST * sizeof *h->even);
    memmove(h->odd, h->odd + HALF, PAST * sizeof *h->odd);
}
