/* The convolver alone against zita-convolver in the same run. */
#include "bars.h"
#include "rig.h"
#include "timing.h"
#include "zita.h"
#include <stdio.h>

enum { PASSES = 21 };

static double zita_pass_s(Zita *zita, Rig *rig, size_t block)
{
    const double start = timing_process_s();
    for (size_t at = 0; at + block <= RIG_FRAMES; at += block) {
        zita_process(zita, rig->in.left + at, rig->in.right + at, rig->out.left + at,
                     rig->out.right + at);
    }
    return timing_process_s() - start;
}

static double median_ns(double passes_s[PASSES])
{
    return timing_quantile(passes_s, PASSES, 0.5) * 1e9 / RIG_FRAMES;
}

static void against_zita(unsigned frames, size_t block, double bar)
{
    Rig rig, alike;
    rig_up(&rig, frames, false);
    rig_up(&alike, frames, true);
    Zita *zita = zita_new((const float *const *)rig.response.paths, frames, (unsigned)block);
    double ours_s[PASSES], alike_s[PASSES], theirs_s[PASSES];
    for (size_t pass = 0; pass < PASSES; pass++) {
        theirs_s[pass] = zita_pass_s(zita, &rig, block);
        ours_s[pass] = rig_pass_s(&rig, block);
        alike_s[pass] = rig_pass_s(&alike, block);
    }
    const double ours = median_ns(ours_s), theirs = median_ns(theirs_s);
    const double for_alike = median_ns(alike_s);
    printf("%6.1f s %7zu %9.1f %9.1f %7.2f %6.2f %-7s %12.1f %6.2f\n", frames / (double)RIG_RATE_HZ,
           block, ours, theirs, ours / theirs, bar, bar_verdict(ours / theirs, bar), for_alike,
           for_alike / theirs);
    zita_free(zita);
    rig_down(&rig);
    rig_down(&alike);
}

int main(void)
{
    timing_pin();
    printf("\n%s, %u lanes\n", timing_machine(), kernels_best()->lanes);
    printf(
        "\nConvolver alone, four paths, processor time of all threads against zita-convolver 4,\n"
        "median of %d interleaved passes\n",
        PASSES);
    printf("%8s %7s %9s %9s %7s %6s %-7s %12s %6s\n", "response", "block", "ns/frame", "zita",
           "ratio", "bar", "", "alike sides", "ratio");
    against_zita(RIG_RATE_HZ / 2, 64, 0.55);
    against_zita(RIG_RATE_HZ / 2, 128, 0.80);
    against_zita(RIG_RATE_HZ / 2, 256, 0.80);
    against_zita(RIG_RATE_HZ / 2, 1024, 1.0);
    against_zita(RIG_RATE_HZ / 10, 64, 0.45);
    against_zita(RIG_RATE_HZ, 64, 0.60);
    against_zita(RIG_RATE_HZ, 256, 0.85);
    return bars_exit();
}
