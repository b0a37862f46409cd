/* No change of a control clicks: under a full-scale 100 Hz sine, what appears above 5 kHz in the
 * loudest 10 ms stays below -80 dBFS; below -70 dBFS where a whole signal is exchanged for another
 * (swap, polarity, band, listen, mute, bypass, ear out, mode). The FM link's own noise is at -83 dBFS
 * there. */
#include "change.h"
#include "check.h"
#include "host_worker.h"
#include <stdlib.h>

static const double glide_db = -80.0, exchange_db = -70.0;

static const Change changes[] = {
    {"mode=0", "level", -60, 12, glide_db},
    {"mode=0", "level", 12, -60, glide_db},
    {"mode=0", "dim", 0, 1, glide_db},
    {"mode=0", "mute", 0, 1, exchange_db},
    {"mode=0 level=12", "mute", 1, 0, exchange_db},
    {"mode=0 level=12", "enabled", 1, 0, exchange_db},
    {"mode=0 mute=1", "enabled", 0, 1, exchange_db},
    {"mode=0", "listen", 0, 1, exchange_db},
    {"mode=0", "listen", 0, 2, exchange_db},
    {"mode=0", "listen", 3, 4, exchange_db},
    {"mode=0", "swap", 0, 1, exchange_db},
    {"mode=0", "invert_left", 0, 1, exchange_db},
    {"mode=0", "invert_right", 1, 0, exchange_db},
    {"mode=0", "band", 0, 1, exchange_db},
    {"mode=0", "band", 0, 2, exchange_db},
    {"mode=0", "band", 0, 3, exchange_db},
    {"mode=0", "band", 0, 4, exchange_db},
    {"mode=0", "band", 4, 1, exchange_db},
    {"mode=0", "band", 2, 0, exchange_db},
    {"mode=0 crossfeed=1", "mode", 0, 1, exchange_db},
    {"mode=0 crossfeed=2 wearing=2 design=2", "mode", 0, 1, exchange_db},
    {"mode=0 crossfeed=2 wearing=2 design=2", "mode", 1, 0, exchange_db},
    {"mode=1 crossfeed=2 wearing=1 design=1", "level_match", 0, 1, glide_db},
    {"mode=1", "crossfeed", 0, 1, glide_db},
    {"mode=1", "crossfeed", 1, 2, glide_db},
    {"mode=1", "crossfeed", 2, 0, glide_db},
    {"mode=1", "feed", 1, 15, glide_db},
    {"mode=1", "feed", 15, 1, glide_db},
    {"mode=1 crossfeed=2", "feed", 1, 15, glide_db},
    {"mode=1", "cutoff", 300, 2000, glide_db},
    {"mode=1", "cutoff", 2000, 300, glide_db},
    {"mode=1 crossfeed=2", "cutoff", 2000, 300, glide_db},
    {"mode=1", "angle", 5, 90, glide_db},
    {"mode=1", "angle", 90, 5, glide_db},
    {"mode=1 angle=90", "head", 50, 65, glide_db},
    {"mode=1", "centre", -6, 3, glide_db},
    {"mode=1", "width", 0, 200, glide_db},
    {"mode=1", "width", 200, 0, glide_db},
    {"mode=1", "design", 0, 2, glide_db},
    {"mode=1 wearing=2", "design", 2, 1, glide_db},
    {"mode=1 design=1", "wearing", 0, 2, glide_db},
    {"mode=1 design=1", "wearing", 1, 2, glide_db},
    {"mode=1 design=2", "wearing", 1, 0, glide_db},
    {"mode=1 wearing=2 design=2", "translate", 100, 0, glide_db},
    {"mode=1 wearing=2 design=2", "translate", 0, 100, glide_db},
    {"mode=0", "mode", 0, 2, exchange_db},
    {"mode=0 room=6 distance=8", "mode", 2, 1, exchange_db},
    {"mode=2", "level_match", 0, 1, glide_db},
    {"mode=2", "speaker", 0, 3, glide_db},
    {"mode=2 room=4", "speaker", 8, 7, glide_db},
    {"mode=2", "room", 0, 6, glide_db},
    {"mode=2", "room", 1, 6, glide_db},
    {"mode=2", "room", 6, 1, glide_db},
    {"mode=2", "room", 1, 4, glide_db},
    {"mode=2", "room", 4, 5, glide_db},
    {"mode=2", "room_level", 150, 0, glide_db},
    {"mode=2 room=4", "room_level", 0, 150, glide_db},
    {"mode=2", "decay", 50, 200, glide_db},
    {"mode=2", "distance", 0.3f, 10, glide_db},
    {"mode=2 room=0", "distance", 10, 0.3f, glide_db},
    {"mode=2", "angle", 5, 90, glide_db},
    {"mode=2", "head", 65, 50, glide_db},
    {"mode=2", "yaw", -90, 90, glide_db},
    {"mode=2 room=0", "yaw", 180, 0, glide_db},
    {"mode=3", "mode", 0, 3, exchange_db},
    {"mode=3 drivers=1 link=1 seal_left=0.4 ambience=-6", "mode", 3, 0, exchange_db},
    {"mode=3 drivers=2 link=2 wearing=1", "mode", 1, 3, exchange_db},
    {"mode=3 room=4 seal_right=1 ambience=0", "mode", 2, 3, exchange_db},
    {"mode=3 room=4 seal_right=1 ambience=0", "mode", 3, 2, exchange_db},
    {"mode=3", "seal_left", 0, 1, glide_db},
    {"mode=3", "seal_left", 1, 0, glide_db},
    {"mode=3 drivers=1", "seal_right", 0.2f, 0.6f, glide_db},
    {"mode=3", "drivers", 0, 1, glide_db},
    {"mode=3", "drivers", 2, 3, glide_db},
    {"mode=3 wearing=2", "drivers", 3, 0, glide_db},
    {"mode=3", "link", 0, 1, glide_db},
    {"mode=3", "link", 1, 2, glide_db},
    {"mode=3", "link", 2, 0, glide_db},
    {"mode=3", "ear_out", 0, 1, exchange_db},
    {"mode=3", "ear_out", 1, 2, exchange_db},
    {"mode=3 link=1", "ear_out", 2, 0, exchange_db},
    {"mode=3", "ambience", -60, 0, glide_db},
    {"mode=3", "ambience", 0, -60, glide_db},
    {"mode=3", "wearing", 0, 2, glide_db},
    {"mode=3 wearing=1", "translate", 100, 0, glide_db},
    {"mode=3 seal_left=1 drivers=1", "level_match", 0, 1, glide_db},
    {"mode=3", "mute", 0, 1, exchange_db},
    {"mode=0 limiter=1", "limiter", 1, 0, glide_db},
    {"mode=0 ceiling=-24", "limiter", 0, 1, glide_db},
    {"mode=0 ceiling=-24", "limiter", 1, 0, glide_db},
    {"mode=0 ceiling=-24 look_ahead=1", "limiter", 0, 1, glide_db},
    {"mode=0 ceiling=-24 look_ahead=1", "limiter", 1, 0, glide_db},
    {"mode=0 limiter=1 look_ahead=1", "ceiling", 0, -24, glide_db},
    {"mode=0 limiter=1 look_ahead=1", "ceiling", -24, 0, glide_db},
    {"mode=0 limiter=1", "ceiling", 0, -24, glide_db},
    {"mode=0 limiter=1", "ceiling", -24, 0, glide_db},
    {"mode=0", "look_ahead", 0, 1, glide_db},
    {"mode=0", "look_ahead", 1, 0, glide_db},
    {"mode=0 limiter=1 ceiling=-12", "look_ahead", 0, 1, glide_db},
    {"mode=0 limiter=1 ceiling=-12", "look_ahead", 1, 0, glide_db},
    {"mode=0 enabled=0", "look_ahead", 0, 1, glide_db},
    {"mode=0 look_ahead=1 limiter=1", "enabled", 1, 0, exchange_db},
    {"mode=0 look_ahead=1 limiter=1 level=12", "mute", 1, 0, exchange_db},
    {"mode=0 look_ahead=1 limiter=1", "level", -60, 12, glide_db},
    {"mode=0 calibrated=1", "full_scale_spl", 80, 140, glide_db},
    {"mode=0", "calibrated", 0, 1, glide_db},
    {"mode=0 calibrated=1", "dose_standard", 0, 2, glide_db},
    {"mode=0 calibrated=1", "dose_reset", 0, 1, glide_db},
};

static void no_change_clicks(void **state)
{
    (void)state;
    const double rates_hz[] = {44100, 96000};
    const int verbose = getenv("EARFIELD_VERBOSE") != NULL;
    for (size_t k = 0; k < COUNT(changes) * COUNT(rates_hz); k++) {
        const Change *c = &changes[k % COUNT(changes)];
        const double rate_hz = rates_hz[k / COUNT(changes)], db = change_click_db(c, rate_hz);
        if (verbose) {
            printf("%7.1f dBFS  %s: %s %g to %g at %g Hz\n", db, c->base, c->control,
                   (double)c->from, (double)c->to, rate_hz);
        }
        assert_at_most(db, c->most_db, "%s: %s %g to %g at %g Hz", c->base, c->control,
                       (double)c->from, (double)c->to, rate_hz);
    }
}

/* Every control at once, again and again, faster than a transition lasts. */
static void no_automation_clicks(void **state)
{
    (void)state;
    const char *settings[] = {"mode=1 crossfeed=1 level=0 wearing=2 design=2 width=150",
                              "mode=1 crossfeed=2 level=-20 wearing=1 design=1 width=20",
                              "mode=0 level=3",
                              "mode=3 drivers=1 level=0 seal_left=1 ambience=0 look_ahead=1",
                              "mode=2 room=4 speaker=3 level=0 yaw=-70",
                              "mode=2 room=6 speaker=0 level=-3 yaw=80",
                              "mode=3 drivers=2 link=2 ear_out=1 ambience=-60 limiter=1 ceiling=-9",
                              "mode=1 crossfeed=0 level=-6 wearing=0 design=2 limiter=0"};
    const double rate_hz = 48000;
    Stereo in = quadrature(48000, rate_hz), out = stereo_new(in.frames);
    HostWorker worker = {.kind = WORKER_IMMEDIATE};
    host_worker_open(&worker, rate_hz);
    for (size_t from = 0, n = 0; from + 300 <= in.frames; from += 300, n++) {
        host_apply(&worker.host, settings[n % COUNT(settings)]);
        host_run(&worker.host, &in, &out, from, 300);
    }
    const Stereo heard = {out.left + 3000, out.right + 3000, 40000};
    assert_at_most(loudest_click_db(&heard, rate_hz), exchange_db, "automation");
    host_worker_close(&worker);
    stereo_free(&in);
    stereo_free(&out);
}

/* After an export the sound fades in from what the export passed. */
static void assert_export_ends_well(const char *settings)
{
    const double rate_hz = 48000;
    Stereo in = quadrature(24000, rate_hz), out = stereo_new(in.frames);
    Host host = host_open(rate_hz);
    host_apply(&host, settings);
    host_set(&host, "freewheel", 1.0f);
    host_run(&host, &in, &out, 0, 10001);
    host_set(&host, "freewheel", 0.0f);
    host_run(&host, &in, &out, 10001, 13999);
    const Stereo heard = {out.left + 5000, out.right + 5000, 10000};
    assert_at_most(loudest_click_db(&heard, rate_hz), exchange_db, "%s", settings);
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
}

static void the_end_of_an_export_does_not_click(void **state)
{
    (void)state;
    assert_export_ends_well("mode=1 crossfeed=2 wearing=2 design=2");
    assert_export_ends_well("mode=2 room=4");
    assert_export_ends_well("mode=3 ambience=0 seal_left=0.5");
    assert_export_ends_well("mode=3 drivers=1 ambience=0 look_ahead=1 limiter=1");
}

/* The measure itself: a linear ramp of 72 dB in 20 ms just fails, a step fails by far. */
static void the_measure_finds_clicks(void **state)
{
    (void)state;
    const double rate_hz = 48000;
    Stereo ramp = sine(20000, rate_hz, 100.0, 1.0f), step = sine(20000, rate_hz, 100.0, 1.0f);
    for (size_t i = 0; i < ramp.frames; i++) {
        const double share = fmin(fmax(((double)i - 10000.0) / 960.0, 0.0), 1.0);
        ramp.left[i] *= (float)(0.001 + (3.98 - 0.001) * share);
        step.left[i] *= i < 10100 ? 0.001f : 3.98f;
    }
    const Stereo slow = {ramp.left + 5000, ramp.left + 5000, 14000};
    const Stereo sudden = {step.left + 5000, step.left + 5000, 14000};
    assert_true(loudest_click_db(&slow, rate_hz) > glide_db);
    assert_true(loudest_click_db(&sudden, rate_hz) > -45.0);
    stereo_free(&ramp);
    stereo_free(&step);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_measure_finds_clicks),
        cmocka_unit_test(no_change_clicks),
        cmocka_unit_test(no_automation_clicks),
        cmocka_unit_test(the_end_of_an_export_does_not_click),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
