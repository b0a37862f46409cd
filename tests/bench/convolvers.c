/* The convolver alone against zita-convolver in the same run. */
#include "bars.h"
#include "rig.h"
#include "timing.h"
#include "zita_pass.h"
#include <stdio.h>

enum { PASSES = 21 };

static double median_ns(double passes_s[PASSES])
{
    return timing_quantile(passes_s, PASSES, 0.5) * 1e9 / RIG_FRAMES;
}

static void against_zita(char row, unsigned frames, size_t block, double bar)
{
    Rig rig;
    rig_up(&rig, frames, false);
    Zita *zita = zita_new((const float *const *)rig.response.paths, frames, (unsigned)block);
    double ours_s[PASSES], theirs_s[PASSES];
    for (size_t pass = 0; pass < PASSES; pass++) {
        theirs_s[pass] = zita_pass_s(zita, &rig, block);
        ours_s[pass] = rig_pass_s(&rig, block);
    }
    const double ours = median_ns(ours_s), theirs = median_ns(theirs_s);
    char what[80];
    snprintf(what, sizeof what, "%c Convolver over zita-convolver 4, %.1f s, blocks of %zu", row,
             frames / (double)RIG_RATE_HZ, block);
    bar_ratio(what, ours, theirs, bar);
    zita_free(zita);
    rig_down(&rig);
}

int main(void)
{
    timing_pin();
    printf("\nConvolver alone, four paths, processor time of all threads, median of %d interleaved "
           "passes\n",
           PASSES);
    against_zita('1', RIG_RATE_HZ / 2, 64, 0.55);
    against_zita('1', RIG_RATE_HZ / 2, 128, 0.80);
    against_zita('1', RIG_RATE_HZ / 2, 256, 0.80);
    against_zita('1', RIG_RATE_HZ / 2, 1024, 1.0);
    against_zita('2', RIG_RATE_HZ / 10, 64, 0.45);
    against_zita('2', RIG_RATE_HZ, 64, 0.60);
    against_zita('2', RIG_RATE_HZ, 256, 0.85);
    return bars_exit();
}
