/* Level Match: any two settings as loud as each other on simulated programme noise, by libebur128.
 */
#include "check.h"
#include "host.h"
#include "match_spread.h"

static void any_two_settings_match(void **state)
{
    (void)state;
    assert_at_most(match_spread_lu(44100), 0.3, "spread at 44.1 kHz");
    assert_at_most(match_spread_lu(96000), 0.3, "spread at 96 kHz");
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
