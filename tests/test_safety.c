/* What protects ears, through the built bundle: the limiter in front of the output, its latency,
 * and the paths that go round it. */
#include "../plugin/dsp/decibel.h"
#include "../plugin/params.h"
#include "check.h"
#include "host.h"
#include "loud.h"
#include "true_peak_meter.h"
#include <string.h>

static const double rates_hz[] = {22050, 44100, 48000, 96000, 192000};

static Stereo render(const char *settings, double rate_hz, const Stereo *in)
{
    Host host = host_open(rate_hz);
    host_apply(&host, settings);
    Stereo out = host_render(&host, in, 300);
    host_close(&host);
    return out;
}

/* --------------------------------------------------------------------------------- ceiling -- */

typedef struct {
    const char *settings;
    double ceiling_db;
} Ceiling;

static void no_sample_is_over_the_ceiling(void **state)
{
    (void)state;
    const Ceiling ceilings[] = {
        {"mode=0 limiter=1", -1.0},
        {"mode=0 limiter=1 look_ahead=1", -1.0},
        {"mode=0 limiter=1 ceiling=0 level=12", 0.0},
        {"mode=1 limiter=1 ceiling=-24 crossfeed=2", -24.0},
        {"mode=3 limiter=1 ceiling=-6 drivers=1 level=12 stage=1 stage_level=120", -6.0},
        {"mode=3 limiter=1 ceiling=-6 look_ahead=1 level=12 ambience=0", -6.0},
    };
    for (size_t k = 0; k < COUNT(ceilings) * COUNT(rates_hz) * LOUD_PROGRAMMES; k++) {
        const Ceiling *c = &ceilings[k % COUNT(ceilings)];
        const double rate_hz = rates_hz[k / COUNT(ceilings) % COUNT(rates_hz)];
        const size_t p = k / COUNT(ceilings) / COUNT(rates_hz);
        Stereo in = loud_programmes[p](rate_hz), out = render(c->settings, rate_hz, &in);
        const float ceiling = (float)gain_from_db(c->ceiling_db);
        assert_at_most(sample_peak(&out), ceiling, "programme %zu, %s at %g", p, c->settings,
                       rate_hz);
        assert_true(sample_peak(&out) > 0.1f * ceiling);
        stereo_free(&in);
        stereo_free(&out);
    }
}

static void true_peaks_are_within_a_tenth_of_a_decibel(void **state)
{
    (void)state;
    for (size_t k = 0; k < LOUD_IN_BAND * COUNT(rates_hz); k++) {
        const double rate_hz = rates_hz[k / LOUD_IN_BAND];
        Stereo in = loud_programmes[k % LOUD_IN_BAND](rate_hz);
        Stereo out = render("mode=0 limiter=1 look_ahead=1", rate_hz, &in);
        assert_at_most(true_peak_db(&out), -1.0 + 0.1, "programme %zu at %g", k % LOUD_IN_BAND,
                       rate_hz);
        stereo_free(&in);
        stereo_free(&out);
    }
}

static void what_stays_below_passes_bit_for_bit(void **state)
{
    (void)state;
    for (size_t k = 0; k < 2 * COUNT(rates_hz); k++) {
        const double rate_hz = rates_hz[k / 2];
        Host host = host_open(rate_hz);
        host_apply(&host, k % 2 ? "mode=0 limiter=1 look_ahead=1 ceiling=-6"
                                : "mode=0 limiter=1 ceiling=-6");
        Stereo in = loud_tone(rate_hz, loud_highest_hz(rate_hz), 0.0, gain_from_db(-6.1));
        in.left[77] = 1e-40f;
        Stereo out = host_render(&host, &in, 0);
        const size_t late = (size_t)host_get(&host, "latency");
        assert_int_equal(late, k % 2 ? (size_t)lround(0.002 * rate_hz) : 0);
        assert_memory_equal(out.left + late, in.left, (in.frames - late) * sizeof(float));
        assert_memory_equal(out.right + late, in.right, (in.frames - late) * sizeof(float));
        assert_close(host_get(&host, "gain_reduction"), 0.0, 0.0, "gain reduction");
        host_close(&host);
        stereo_free(&in);
        stereo_free(&out);
    }
}

static double reduction_db(const char *settings, float peak)
{
    Host host = host_open(48000);
    host_apply(&host, settings);
    Stereo in = sine(24000, 48000, 1000.0, peak), out = host_render(&host, &in, 512);
    const double db = (double)host_get(&host, "gain_reduction");
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
    return db;
}

static void the_readout_is_what_is_taken_away(void **state)
{
    (void)state;
    for (int ahead = 0; ahead < 2; ahead++) {
        const char *const with[] = {"mode=0 limiter=1 ceiling=-6",
                                    "mode=0 limiter=1 ceiling=-6 look_ahead=1"};
        assert_close(reduction_db(with[ahead], 1.0f), 6.0, 0.1, "a tone of full scale, %d", ahead);
        assert_close(reduction_db(with[ahead], 0.4f), 0.0, 0.0, "a softer one, %d", ahead);
        assert_close(reduction_db(with[ahead], 3000.0f), 60.0, 0.0, "the end of the scale");
    }
    assert_close(reduction_db("mode=0 limiter=0 ceiling=-6", 1.0f), 0.0, 0.0, "off");
    assert_close(reduction_db("mode=0 limiter=1 freewheel=1", 1.0f), 0.0, 0.0, "exported");
}

/* --------------------------------------------------------------------------------- latency -- */

static void every_mode_is_as_late_as_it_says(void **state)
{
    (void)state;
    const char *const modes[] = {
        "mode=0", "mode=1", "mode=3", "mode=0 enabled=0", "mode=1 freewheel=1", "mode=2 room=0"};
    for (size_t k = 0; k < 2 * COUNT(modes) * COUNT(rates_hz); k++) {
        const double rate_hz = rates_hz[k / 2 / COUNT(modes)];
        Stereo in = impulse(4000, true, true);
        Host host = host_open(rate_hz);
        host_apply(&host, modes[k / 2 % COUNT(modes)]);
        host_set(&host, "look_ahead", (float)(k % 2));
        Stereo out = host_render(&host, &in, 256);
        size_t first = 0;
        while (first < out.frames && fabsf(out.left[first]) < 0.05f) {
            first++;
        }
        const double late = (double)host_get(&host, "latency");
        assert_close(late, k % 2 ? round(0.002 * rate_hz) : 0.0, 0.0, "latency at %g", rate_hz);
        /* a loudspeaker's sound is within half a millisecond */
        const double flight =
            strstr(modes[k / 2 % COUNT(modes)], "mode=2") ? 0.0005 * rate_hz : 0.0;
        assert_true((double)first >= late);
        assert_at_most((double)first, late + flight, "%s at %g", modes[k / 2 % COUNT(modes)],
                       rate_hz);
        host_close(&host);
        stereo_free(&in);
        stereo_free(&out);
    }
}

/* Every other control, to either end of its range. */
static void nothing_else_moves_the_latency(void **state)
{
    (void)state;
    Stereo in = white_noise(128, 0.5f, 2), out = stereo_new(in.frames);
    for (int ahead = 0; ahead < 2; ahead++) {
        Host host = host_open(48000);
        host_apply(&host, "limiter=1");
        host_set(&host, "look_ahead", (float)ahead);
        for (int port = 0; port < PORT_COUNT; port++) {
            if (params[port].kind != KIND_CONTROL_IN || port == PORT_LOOK_AHEAD) {
                continue;
            }
            const float values[] = {params[port].minimum, params[port].maximum,
                                    params[port].preset};
            for (size_t v = 0; v < COUNT(values); v++) {
                host.ports[port] = values[v];
                host_run(&host, &in, &out, 0, in.frames);
                assert_close(host_get(&host, "latency"), ahead ? 96.0 : 0.0, 0.0, "latency, %s",
                             params[port].symbol);
            }
        }
        host_close(&host);
    }
    stereo_free(&in);
    stereo_free(&out);
}

/* ----------------------------------------------------------------------------- round about it -- */

/* Frames `from` to `to` of the output are the input, bit for bit, `late` frames ago. */
static void assert_input(const Stereo *in, const Stereo *out, size_t from, size_t to, size_t late,
                         const char *what)
{
    for (size_t i = from; i < to; i++) {
        float left = i < late ? 0.0f : in->left[i - late];
        float right = i < late ? 0.0f : in->right[i - late];
        const Stereo expected = {&left, &right, 1}, came = {out->left + i, out->right + i, 1};
        if (!stereo_same_bits(&expected, &came)) {
            fail_msg("%s: frame %zu is not the input %zu frames ago", what, i, late);
        }
    }
}

static Stereo faulty_programme(size_t frames)
{
    Stereo s = white_noise(frames, 4.0f, 5);
    for (size_t i = 50; i + 1 < s.frames; i += 501) {
        s.left[i] = NAN;
        s.right[i] = -INFINITY;
        s.right[i + 1] = 1e30f;
        s.left[i + 1] = 1e-40f;
    }
    return s;
}

enum { LATE = 96, FADED = 64 + 960 }; /* at 48 kHz: until the next slice, and 20 ms */

static void bypass_is_the_input_as_late_as_it_says(void **state)
{
    (void)state;
    const char *const settings[] = {"enabled=0 look_ahead=1 limiter=1 ceiling=-24",
                                    "enabled=0 look_ahead=1 mode=3 stage=1 mute=1 level=12"};
    Stereo in = faulty_programme(20000);
    for (size_t s = 0; s < COUNT(settings); s++) {
        Stereo out = render(settings[s], 48000, &in);
        assert_input(&in, &out, 0, in.frames, LATE, settings[s]);
        stereo_free(&out);
    }
    stereo_free(&in);
}

static void bypass_arrives_from_the_middle_of_a_slice(void **state)
{
    (void)state;
    Stereo in = white_noise(20000, 0.9f, 5), out = stereo_new(in.frames);
    Host host = host_open(48000);
    host_apply(&host, "mode=1 level=-6 look_ahead=1 limiter=1");
    host_run(&host, &in, &out, 0, 5003);
    host_set(&host, "enabled", 0.0f);
    host_run(&host, &in, &out, 5003, 4000);
    assert_input(&in, &out, 5003 + FADED, 9003, LATE, "bypassed");
    host_set(&host, "look_ahead", 0.0f);
    host_run(&host, &in, &out, 9003, 4000);
    assert_close(host_get(&host, "latency"), 0.0, 0.0, "latency");
    assert_input(&in, &out, 9003 + FADED, 13003, 0, "Look-Ahead off");
    host_set(&host, "look_ahead", 1.0f);
    host_run(&host, &in, &out, 13003, 4000);
    assert_close(host_get(&host, "latency"), LATE, 0.0, "latency");
    assert_input(&in, &out, 13003 + FADED, 17003, LATE, "Look-Ahead on");
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
}

static void an_export_is_the_input_from_its_first_sample(void **state)
{
    (void)state;
    Stereo in = faulty_programme(20000), out = stereo_new(in.frames);
    const char *const settings[] = {"mode=1 level=-6 limiter=1 ceiling=-24",
                                    "mode=3 stage=1 ambience=0 link=1 limiter=1", "enabled=0",
                                    "mode=2 room=4", "mode=3 mute=1 calibrated=1"};
    for (size_t s = 0; s < COUNT(settings); s++) {
        Host host = host_open(48000);
        host_apply(&host, settings[s]);
        host_set(&host, "look_ahead", 1.0f);
        host_run(&host, &in, &out, 0, 5003);
        for (size_t from = 5003; from < 11003; from += 1500) { /* in and out in mid-slice */
            host_set(&host, "freewheel", 1.0f);
            host_run(&host, &in, &out, from, 1001);
            assert_input(&in, &out, from, from + 1001, LATE, settings[s]);
            host_set(&host, "freewheel", 0.0f);
            host_run(&host, &in, &out, from + 1001, 499);
        }
        host_set(&host, "freewheel", 1.0f);
        host_set(&host, "look_ahead", 0.0f);
        host_run(&host, &in, &out, 11003, 1007);
        assert_close(host_get(&host, "latency"), 0.0, 0.0, "latency");
        assert_input(&in, &out, 11003, 12010, 0, "Look-Ahead goes in the export");
        host_set(&host, "look_ahead", 1.0f);
        host_run(&host, &in, &out, 12010, 1007);
        assert_input(&in, &out, 12010, 13017, LATE, "Look-Ahead comes in the export");
        host_close(&host);
    }
    stereo_free(&in);
    stereo_free(&out);
}

/* A host that renders from the start: the first sample of all. */
static void an_export_may_come_first(void **state)
{
    (void)state;
    Stereo in = faulty_programme(9000);
    Stereo out = render("mode=3 stage=1 look_ahead=1 freewheel=1 limiter=1", 48000, &in);
    assert_input(&in, &out, 0, in.frames, LATE, "exported");
    stereo_free(&in);
    stereo_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_sample_is_over_the_ceiling),
        cmocka_unit_test(true_peaks_are_within_a_tenth_of_a_decibel),
        cmocka_unit_test(what_stays_below_passes_bit_for_bit),
        cmocka_unit_test(the_readout_is_what_is_taken_away),
        cmocka_unit_test(every_mode_is_as_late_as_it_says),
        cmocka_unit_test(nothing_else_moves_the_latency),
        cmocka_unit_test(bypass_is_the_input_as_late_as_it_says),
        cmocka_unit_test(bypass_arrives_from_the_middle_of_a_slice),
        cmocka_unit_test(an_export_is_the_input_from_its_first_sample),
        cmocka_unit_test(an_export_may_come_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
