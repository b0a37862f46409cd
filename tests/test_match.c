/* Level Match: any two settings as loud as each other on simulated programme noise, by libebur128.
 */
#include "check.h"
#include "host.h"
#include "noise.h"
#include "reference.h"
#include <stdlib.h>

static const char *const settings[] = {
    "mode=0",
    "mode=0 wearing=2 design=2",
    "mode=1",
    "mode=1 crossfeed=0",
    "mode=1 angle=90 feed=1 cutoff=2000",
    "mode=1 angle=5 feed=15 cutoff=300",
    "mode=1 crossfeed=2 feed=1 cutoff=2000",
    "mode=1 crossfeed=2 feed=4.5",
    "mode=1 crossfeed=2 feed=15 cutoff=300",
    "mode=1 width=0",
    "mode=1 width=200",
    "mode=1 crossfeed=0 width=200 centre=-6",
    "mode=1 crossfeed=0 width=0 centre=3",
    "mode=1 crossfeed=2 width=40 centre=-6",
    "mode=1 design=2",
    "mode=1 wearing=1 design=1",
    "mode=1 wearing=2 design=1",
    "mode=1 wearing=2 design=2",
    "mode=1 wearing=2 design=2 translate=50 crossfeed=2",
    "mode=2 room=0 speaker=0",
    "mode=2 room=0 distance=0.3 angle=90",
    "mode=2 room=0 yaw=90",
    "mode=2 room=0 yaw=180",
    "mode=2 room=1",
    "mode=2 room=1 speaker=2",
    "mode=2 room=2 distance=2.2 head=65",
    "mode=2 room=3 distance=3.5 speaker=4",
    "mode=2 room=4 distance=2.5 speaker=3",
    "mode=2 room=4 distance=2.5 yaw=-60",
    "mode=2 room=5 distance=1 speaker=5",
    "mode=2 room=6 distance=4 speaker=8 decay=50",
    "mode=2 room=6 distance=2 yaw=30",
    "mode=2 room=4 distance=0.55 angle=12 speaker=6",
    "mode=2 room=4 distance=0.35 angle=8 speaker=7",
};

static void any_two_settings_match(void **state)
{
    (void)state;
    const double rates_hz[] = {44100, 96000};
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        Stereo in = programme_noise((size_t)(20.0 * rates_hz[r]), rates_hz[r], 7);
        double least = INFINITY, most = -INFINITY;
        for (size_t s = 0; s < COUNT(settings); s++) {
            Host host = host_open(rates_hz[r]);
            host_apply(&host, settings[s]);
            Stereo out = host_render(&host, &in, 1024);
            const double lufs = reference_integrated_lufs(&out, rates_hz[r]);
            least = fmin(least, lufs);
            most = fmax(most, lufs);
            if (getenv("EARFIELD_VERBOSE")) {
                printf("%8.3f LUFS, match %+6.2f dB  %s\n", lufs,
                       (double)host_get(&host, "match_gain"), settings[s]);
            }
            stereo_free(&out);
            host_close(&host);
        }
        assert_at_most(most - least, 0.3, "spread at %g Hz", rates_hz[r]);
        stereo_free(&in);
    }
}

/* The gain on the port is the gain that is applied, and off it is none. */
static void the_port_says_what_is_applied(void **state)
{
    (void)state;
    Stereo in = white_noise(4800, 0.1f, 3);
    Host host = host_open(48000);
    host_apply(&host, "mode=1 crossfeed=2 feed=3");
    Stereo matched = host_render(&host, &in, 480);
    const double gain_db = (double)host_get(&host, "match_gain");
    host_restart(&host);
    host_apply(&host, "level_match=0");
    Stereo plain = host_render(&host, &in, 480);
    assert_close(host_get(&host, "match_gain"), 0.0, 0.0, "match gain while off");
    assert_true(fabs(gain_db) > 0.5);
    assert_close(20.0 * log10((double)matched.left[4000] / (double)plain.left[4000]), gain_db, 1e-3,
                 "match gain");
    stereo_free(&in);
    stereo_free(&matched);
    stereo_free(&plain);
    host_close(&host);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_two_settings_match),
        cmocka_unit_test(the_port_says_what_is_applied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
