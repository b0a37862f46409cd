/* Classic crossfeed against Debian's libbs2b, to the sample, and the design against the filter. */
#include "check.h"
#include "host.h"
#include "reference.h"

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
            Stereo theirs = reference_bs2b(&in, rates_hz[r], feed, cutoff);
            assert_at_most(largest_difference(&ours, &theirs), 1e-6, "feed %d/10 dB, %d Hz at %g",
                           feed, cutoff, rates_hz[r]);
            stereo_free(&theirs);
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
