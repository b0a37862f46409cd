/* Classic crossfeed against Debian's libbs2b, to the sample, and the design against the filter. */
#include "../plugin/dsp/classic.h"
#include "check.h"
#include "host.h"
#include <bs2b.h>
#include <stdlib.h>

static double largest_difference(const Stereo *ours, const double *theirs)
{
    double most = 0.0;
    for (size_t i = 0; i < ours->frames; i++) {
        most = fmax(most, fabs((double)ours->left[i] - theirs[2 * i]));
        most = fmax(most, fabs((double)ours->right[i] - theirs[2 * i + 1]));
    }
    return most;
}

/* Interleaved, as the library works. */
static double *bs2b_render(const Stereo *in, double rate_hz, int feed_tenth_db, int cutoff_hz)
{
    double *samples = malloc(2 * in->frames * sizeof *samples);
    for (size_t i = 0; i < in->frames; i++) {
        samples[2 * i] = (double)in->left[i];
        samples[2 * i + 1] = (double)in->right[i];
    }
    t_bs2bdp bs2b = bs2b_open();
    bs2b_set_srate(bs2b, (uint32_t)rate_hz);
    bs2b_set_level_fcut(bs2b, cutoff_hz);
    bs2b_set_level_feed(bs2b, feed_tenth_db);
    bs2b_cross_feed_d(bs2b, samples, (int)in->frames);
    bs2b_close(bs2b);
    return samples;
}

static void equals_libbs2b(void **state)
{
    (void)state;
    const double rates_hz[] = {22050, 44100, 48000, 96000, 192000};
    const int feeds_tenth_db[] = {10, 33, 45, 60, 95, 150}, cutoffs_hz[] = {300, 650, 700, 2000};
    Stereo in = white_noise(4096, 0.3f, 5); /* the library clips at full scale */
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        for (size_t k = 0; k < COUNT(feeds_tenth_db) * COUNT(cutoffs_hz); k++) {
            const int feed = feeds_tenth_db[k % COUNT(feeds_tenth_db)];
            const int cutoff = cutoffs_hz[k / COUNT(feeds_tenth_db)];
            Host host = host_open(rates_hz[r]);
            host_apply(&host, "mode=1 crossfeed=2 level_match=0");
            host_set(&host, "feed", (float)feed / 10.0f);
            host_set(&host, "cutoff", (float)cutoff);
            Stereo ours = host_render(&host, &in, 512);
            double *theirs = bs2b_render(&in, rates_hz[r], feed, cutoff);
            assert_at_most(largest_difference(&ours, theirs), 1e-6, "feed %d/10 dB, %d Hz at %g",
                           feed, cutoff, rates_hz[r]);
            free(theirs);
            stereo_free(&ours);
            host_close(&host);
        }
    }
    stereo_free(&in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equals_libbs2b),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
