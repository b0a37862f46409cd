/* Unusual orders of events: what was heard before must not be heard again. */
#include "check.h"
#include "host.h"
#include <string.h>

static const char *const settings[] = {
    "mode=0 band=1 level=-3",
    "mode=1 crossfeed=1 angle=90",
    "mode=1 crossfeed=2 wearing=1 design=1",
    "mode=1 crossfeed=1 wearing=2 design=2 band=2",
    "mode=3 seal_left=0.2 drivers=3 link=1 ambience=0 limiter=1 ceiling=-12",
    "mode=3 seal_right=0.9 stage=1 calibrated=1 ambience=-6 limiter=1 look_ahead=1 ceiling=-12",
};

/* ---------------------------------------------------------------------- activate, as if new -- */

static void activate_forgets_all(void **state)
{
    (void)state;
    Stereo before = white_noise(5000, 0.9f, 1), after = white_noise(5000, 0.5f, 2);
    for (size_t s = 0; s < COUNT(settings); s++) {
        Host used = host_open(48000), fresh = host_open(48000);
        host_apply(&used, settings[(s + 1) % COUNT(settings)]);
        Stereo ignored = host_render(&used, &before, 700);
        host_defaults(&used);
        host_apply(&used, settings[s]);
        host_run(&used, &before, &ignored, 0, 100); /* a transition has begun */
        host_restart(&used);
        host_apply(&fresh, settings[s]);
        Stereo a = host_render(&used, &after, 333), b = host_render(&fresh, &after, 333);
        assert_true(stereo_same_bits(&a, &b));
        assert_close(host_get(&used, "in_loudness"), host_get(&fresh, "in_loudness"), 0.0,
                     "meters");
        stereo_free(&ignored);
        stereo_free(&a);
        stereo_free(&b);
        host_close(&used);
        host_close(&fresh);
    }
    stereo_free(&before);
    stereo_free(&after);
}

/* --------------------------------------------------------------- what was switched off is gone -- */

/* Noise at `on`, silence at `off` for a second, then `on` again: nothing is left to be heard. */
static void assert_silent_after(const char *base, const char *on, const char *off)
{
    Stereo in = white_noise(120000, 0.9f, 3), out = stereo_new(in.frames);
    memset(in.left + 20000, 0, 100000 * sizeof *in.left);
    memset(in.right + 20000, 0, 100000 * sizeof *in.right);
    Host host = host_open(48000);
    host_apply(&host, base);
    host_apply(&host, on);
    host_run(&host, &in, &out, 0, 20000);
    host_apply(&host, off);
    host_run(&host, &in, &out, 20000, 50000);
    host_apply(&host, on);
    host_run(&host, &in, &out, 70000, 50000);
    for (size_t i = 70000; i < in.frames; i++) {
        if (out.left[i] != 0.0f || out.right[i] != 0.0f) {
            fail_msg("%s, %s, %s: sounds at %zu", base, on, off, i);
        }
    }
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
}

static void what_was_switched_off_is_gone(void **state)
{
    (void)state;
    assert_silent_after("mode=1 angle=90", "crossfeed=1", "crossfeed=0");
    assert_silent_after("mode=1", "crossfeed=2", "crossfeed=0");
    assert_silent_after("crossfeed=1 angle=90 wearing=2 design=2", "mode=1", "mode=0");
    assert_silent_after("mode=1 crossfeed=0", "design=2", "design=0");
    assert_silent_after("mode=0", "band=1", "band=0");
    assert_silent_after("mode=3", "seal_left=0.1", "seal_left=0");
    assert_silent_after("mode=3", "link=2", "link=0");
    assert_silent_after("mode=3", "drivers=3", "drivers=0");
    assert_silent_after("mode=3 link=2 drivers=1", "ambience=0", "ambience=-60");
    assert_silent_after("drivers=1 link=2 seal_left=0.1 ambience=0", "mode=3", "mode=0");
    assert_silent_after("mode=0 ceiling=-24", "limiter=1", "limiter=0");
    assert_silent_after("mode=0 limiter=1 ceiling=-24", "look_ahead=1", "look_ahead=0");
}

/* -------------------------------------------------------------------------------- the guard -- */

/* Two different programmes before the same export, and the same one after it; as late as the
 * latency says. */
static void an_export_parts_before_from_after(void **state)
{
    (void)state;
    for (size_t s = 0; s < COUNT(settings); s++) {
        Stereo heard[2];
        size_t late = 0;
        for (int k = 0; k < 2; k++) {
            Stereo in = white_noise(12000, 0.5f, 4), other = white_noise(4000, 0.9f, 5);
            if (k) {
                memcpy(in.left, other.left, 4000 * sizeof *in.left);
                memcpy(in.right, other.right, 4000 * sizeof *in.right);
            }
            Host host = host_open(48000);
            host_apply(&host, settings[s]);
            heard[k] = stereo_new(in.frames);
            host_run(&host, &in, &heard[k], 0, 4000);
            host_set(&host, "freewheel", 1.0f);
            host_run(&host, &in, &heard[k], 4000, 3001);
            host_set(&host, "freewheel", 0.0f);
            host_run(&host, &in, &heard[k], 7001, 4999);
            late = (size_t)host_get(&host, "latency");
            host_close(&host);
            stereo_free(&in);
            stereo_free(&other);
        }
        const size_t from = 4000 + late, after = (12000 - from) * sizeof(float);
        assert_memory_equal(heard[0].left + from, heard[1].left + from, after);
        assert_memory_equal(heard[0].right + from, heard[1].right + from, after);
        stereo_free(&heard[0]);
        stereo_free(&heard[1]);
    }
}

/* The guard comes for ten frames in the middle of a slice, while a transition moves. */
static void a_short_guard_in_a_transition(void **state)
{
    (void)state;
    Stereo in = white_noise(24000, 0.5f, 6), out = stereo_new(in.frames);
    Host host = host_open(48000), steady = host_open(48000);
    host_apply(&host, "mode=1 level=-20");
    host_run(&host, &in, &out, 0, 1000);
    host_apply(&host, "level=0 crossfeed=2");
    host_run(&host, &in, &out, 1000, 301);
    for (size_t from = 1301; from < 2301; from += 100) {
        host_set(&host, "freewheel", 1.0f);
        host_run(&host, &in, &out, from, 10);
        assert_memory_equal(in.left + from, out.left + from, 10 * sizeof(float));
        host_set(&host, "freewheel", 0.0f);
        host_run(&host, &in, &out, from + 10, 90);
    }
    host_run(&host, &in, &out, 2301, 21699);
    host_apply(&steady, "mode=1 crossfeed=2");
    Stereo wanted = host_render(&steady, &in, 512);
    for (size_t i = 12000; i < in.frames; i++) {
        assert_close(out.left[i], wanted.left[i], 1e-6, "left at %zu", i);
        assert_close(out.right[i], wanted.right[i], 1e-6, "right at %zu", i);
    }
    host_close(&host);
    host_close(&steady);
    stereo_free(&in);
    stereo_free(&out);
    stereo_free(&wanted);
}

/* ------------------------------------------------------------------ what does not move stays -- */

/* Bits that arithmetic loses, under controls that have nothing to say in this state. */
static void assert_untouched_while(const char *base, const char *control, float a, float b)
{
    Stereo in = white_noise(9000, 0.9f, 7), out = stereo_new(in.frames);
    for (size_t i = 0; i + 2 < in.frames; i += 89) {
        in.left[i] = -0.0f;
        in.right[i + 1] = 1e-40f;
    }
    Host host = host_open(48000);
    host_apply(&host, base);
    for (size_t from = 0; from < in.frames; from += 900) {
        host_set(&host, control, from / 900 % 2 ? a : b);
        host_run(&host, &in, &out, from, 900);
    }
    if (!stereo_same_bits(&in, &out)) {
        fail_msg("%s with %s moving is not the input", base, control);
    }
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
}

static void direct_and_bypass_stay_exact(void **state)
{
    (void)state;
    assert_untouched_while("mode=0", "wearing", 0, 2);
    assert_untouched_while("mode=0", "width", 0, 200);
    assert_untouched_while("mode=0", "level_match", 0, 1);
    assert_untouched_while("mode=0 export_guard=0", "freewheel", 0, 1);
    assert_untouched_while("enabled=0", "level", -20, 12);
    assert_untouched_while("enabled=0", "feed", 3, 9);
    assert_untouched_while("enabled=0", "mode", 0, 1);
    assert_untouched_while("enabled=0", "swap", 0, 1);
    assert_untouched_while("enabled=0", "band", 0, 3);
    assert_untouched_while("enabled=0", "mute", 0, 1);
    assert_untouched_while("enabled=0", "freewheel", 0, 1);
    assert_untouched_while("mode=0", "seal_left", 0, 1);
    assert_untouched_while("mode=0", "stage", 0, 1);
    assert_untouched_while("mode=0 ceiling=0", "limiter", 0, 1);
    assert_untouched_while("mode=0", "enabled", 0, 1);
    assert_untouched_while("mode=0 limiter=1", "ceiling", 0, -0.8f);
    assert_untouched_while("mode=0 limiter=1 ceiling=-0.5", "calibrated", 0, 1);
    assert_untouched_while("mode=0 correction=0", "correction", 0, 1);
    assert_untouched_while("mode=3 wearing=2", "isolation", 0, 40);
    assert_untouched_while("enabled=0", "limiter", 0, 1);
    assert_untouched_while("enabled=0 limiter=1", "ceiling", -24, 0);
    assert_untouched_while("enabled=0 mode=3", "stage", 0, 1);
    assert_untouched_while("enabled=0 mode=3", "ambience", -60, 0);
}

/* ---------------------------------------------------------------------------------- faults -- */

/* After `changes` changes of setting, so that either voice is the one that is heard, a burst; what
 * comes 10 ms later does not tell what it was. */
static Stereo burst_after_changes(int changes, size_t burst_at, float size)
{
    Stereo in = white_noise(24000, 0.5f, 8), out = stereo_new(in.frames);
    for (size_t i = 0; i < 300; i++) {
        in.left[burst_at + i] = i < 5 ? 3000.0f : size; /* the first five pass the gate */
        in.right[burst_at + i] = i < 5 ? -3000.0f * (size > 0.0f ? 1.0f : -1.0f) : -size;
    }
    Host host = host_open(48000);
    host_apply(&host, "mode=1 crossfeed=1 wearing=2 design=1");
    size_t from = 0;
    for (int k = 0; k < changes; k++, from += 2000) {
        host_run(&host, &in, &out, from, 2000);
        host_set(&host, "design", k % 2 ? 1.0f : 2.0f);
    }
    host_run(&host, &in, &out, from, in.frames - from);
    host_close(&host);
    stereo_free(&in);
    return out;
}

static void a_burst_is_forgotten_by_either_voice(void **state)
{
    (void)state;
    for (int changes = 0; changes < 4; changes++) {
        for (int moving = 0; moving < 2; moving++) {
            const size_t at = moving ? (size_t)changes * 2000 + 300 : 12000;
            Stereo a = burst_after_changes(changes, at, 1e5f);
            Stereo b = burst_after_changes(changes, at, -1e6f);
            for (size_t i = at + 300 + 480; i < a.frames; i++) {
                assert_close(a.left[i], b.left[i], 1e-4, "%d changes, left at %zu", changes, i);
                assert_close(a.right[i], b.right[i], 1e-4, "%d changes, right at %zu", changes, i);
            }
            stereo_free(&a);
            stereo_free(&b);
        }
    }
}

/* The sound comes back on a raised cosine of 5 ms, not by a step. */
static void the_gate_opens_smoothly(void **state)
{
    (void)state;
    Stereo in = stereo_new(4800);
    for (size_t i = 0; i < in.frames; i++) {
        in.left[i] = in.right[i] = 0.5f;
    }
    in.left[1000] = 1e6f;
    Host host = host_open(48000);
    host_apply(&host, "mode=0");
    Stereo out = host_render(&host, &in, 480);
    assert_close(out.left[1000], 0.0, 0.0, "the fault itself");
    assert_close(out.right[1150], 0.0, 0.0, "3 ms later");
    assert_close(out.left[1480], 0.5, 0.0, "10 ms later");
    for (size_t i = 1001; i < in.frames; i++) {
        assert_at_most(fabsf(out.left[i] - out.left[i - 1]), 0.004, "step at %zu", i);
    }
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(activate_forgets_all),
        cmocka_unit_test(what_was_switched_off_is_gone),
        cmocka_unit_test(an_export_parts_before_from_after),
        cmocka_unit_test(a_short_guard_in_a_transition),
        cmocka_unit_test(direct_and_bypass_stay_exact),
        cmocka_unit_test(a_burst_is_forgotten_by_either_voice),
        cmocka_unit_test(the_gate_opens_smoothly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
