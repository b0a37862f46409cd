/* The limiter over time: how its gain comes back, how its settings change, what it reads. */
#include "../plugin/dsp/decibel.h"
#include "check.h"
#include "limited.h"
#include "true_peak_meter.h"
#include <string.h>

static const double rates_hz[] = {22050, 44100, 48000, 96000, 192000};
static const float twice = 2.0f; /* 6 dB over a ceiling of 0 dB */

static size_t frames_of(double seconds, double rate_hz)
{
    return (size_t)(seconds * rate_hz) / SLICE_FRAMES * SLICE_FRAMES;
}

/* The span of the gain in dB where `in` is not near zero, from `from` on. */
static double gain_ripple_db(const Stereo *in, const Stereo *out, size_t delay, size_t from)
{
    double least = 1e9, most = 0.0;
    for (size_t i = from; i + delay < in->frames; i++) {
        if (fabsf(in->left[i]) > 0.1f) {
            const double gain = (double)(out->left[i + delay] / in->left[i]);
            least = fmin(least, gain);
            most = fmax(most, gain);
        }
    }
    return db_from_gain(most / least);
}

/* 0.5 dB is asked of 50 Hz; the hold promises none down to 20 Hz. */
static void a_steady_low_tone_is_not_bent(void **state)
{
    (void)state;
    const double tones_hz[] = {20.0, 31.5, 50.0, 53.7, 100.0};
    for (size_t k = 0; k < COUNT(tones_hz) * COUNT(rates_hz) * 2; k++) {
        const double rate_hz = rates_hz[k / 2 % COUNT(rates_hz)];
        const double tone_hz = tones_hz[k / 2 / COUNT(rates_hz)];
        const LimiterSpec spec = {true, k % 2, 0.0};
        const size_t delay = spec.look_ahead ? limiter_latency_frames(rate_hz) : 0;
        Stereo in = sine(frames_of(0.6, rate_hz), rate_hz, tone_hz, twice);
        Stereo out = limited(&in, rate_hz, &spec);
        const double ripple_db = gain_ripple_db(&in, &out, delay, frames_of(0.1, rate_hz));
        assert_at_most(ripple_db, 0.01, "%g Hz at %g Hz, look-ahead %d", tone_hz, rate_hz,
                       spec.look_ahead);
        stereo_free(&in);
        stereo_free(&out);
    }
}

/* A level of 6 dB over that falls to 6 dB below by a raised cosine of 4 ms, some 2 ms of it over
 * the ceiling: held for at most 35 ms, then 1/e of it in 100 ms. */
static void the_gain_comes_back(void **state)
{
    (void)state;
    const double pi = acos(-1.0);
    for (size_t k = 0; k < 2 * COUNT(rates_hz); k++) {
        const double rate_hz = rates_hz[k / 2], edge_s = 0.004;
        const LimiterSpec spec = {true, k % 2, 0.0};
        const size_t delay = spec.look_ahead ? limiter_latency_frames(rate_hz) : 0;
        const size_t loud = frames_of(0.02, rate_hz);
        Stereo in = stereo_new(frames_of(3.0, rate_hz));
        for (size_t i = 0; i < in.frames; i++) {
            const double rising = fmin((double)i / rate_hz / edge_s, 1.0);
            const double way = ((double)i - (double)loud) / rate_hz / edge_s;
            const double falling = fmax(0.0, fmin(way, 1.0));
            const double level = (0.5 - 0.5 * cos(pi * rising)) * (1.25 + 0.75 * cos(pi * falling));
            in.left[i] = in.right[i] = (float)level;
        }
        Stereo out = limited(&in, rate_hz, &spec);
        const double after_s[] = {0.020, 0.130, 0.500}, least_db[] = {-6.1, -3.0, -0.2};
        const double most_db[] = {-5.9, -1.5, 0.0};
        for (size_t t = 0; t < COUNT(after_s); t++) {
            const size_t at = loud + delay + (size_t)(after_s[t] * rate_hz);
            const double gain_db = db_from_gain((double)out.left[at] / 0.5);
            assert_at_most(gain_db, most_db[t], "after %g s at %g Hz", after_s[t], rate_hz);
            assert_at_most(least_db[t], gain_db, "after %g s at %g Hz", after_s[t], rate_hz);
        }
        assert_true(out.left[out.frames - 1] == 0.5f); /* it has arrived */
        stereo_free(&in);
        stereo_free(&out);
    }
}

/* The parts of `in` before and after a change, one after the other. */
static Stereo changed_in_blocks(double seconds, const Stereo *in, double rate_hz,
                                const LimiterSpec *before, const LimiterSpec *after, size_t block)
{
    const size_t first = frames_of(seconds, rate_hz);
    Limited l = limited_new(rate_hz, before);
    const Stereo head = {in->left, in->right, first};
    const Stereo tail = {in->left + first, in->right + first, in->frames - first};
    Stereo a = limited_render(&l, &head, block);
    limited_change(&l, after);
    Stereo b = limited_render(&l, &tail, block);
    Stereo out = stereo_new(in->frames);
    memcpy(out.left, a.left, first * sizeof(float));
    memcpy(out.right, a.right, first * sizeof(float));
    memcpy(out.left + first, b.left, tail.frames * sizeof(float));
    memcpy(out.right + first, b.right, tail.frames * sizeof(float));
    stereo_free(&a);
    stereo_free(&b);
    limited_free(&l);
    return out;
}

static Stereo changed_after(double seconds, const Stereo *in, double rate_hz,
                            const LimiterSpec *before, const LimiterSpec *after)
{
    return changed_in_blocks(seconds, in, rate_hz, before, after, SLICE_FRAMES);
}

static Stereo part_of(const Stereo *x, size_t from, size_t to)
{
    return (Stereo){x->left + from, x->right + from, to - from};
}

static const LimiterSpec changes[][2] = {
    {{true, false, 0.0}, {true, false, -24.0}}, {{true, true, 0.0}, {true, true, -24.0}},
    {{true, true, -24.0}, {true, true, 0.0}},   {{true, false, -6.0}, {true, true, -6.0}},
    {{true, true, -6.0}, {true, false, -6.0}},  {{true, true, -3.0}, {true, false, -12.0}},
    {{true, false, -3.0}, {true, true, -12.0}},
};

/* While it moves the higher ceiling counts, and in the sum of two latencies one last bit more. */
static void a_changing_ceiling_holds(void **state)
{
    (void)state;
    for (size_t k = 0; k < COUNT(changes) * COUNT(rates_hz); k++) {
        const double rate_hz = rates_hz[k % COUNT(rates_hz)];
        const LimiterSpec *before = changes[k / COUNT(rates_hz)], *after = before + 1;
        const size_t change = frames_of(0.2, rate_hz), arrived = change + frames_of(0.026, rate_hz);
        Stereo in = white_noise(frames_of(0.5, rate_hz), 8.0f, 7);
        Stereo out = changed_after(0.2, &in, rate_hz, before, after);
        const Stereo whole = part_of(&out, 0, out.frames),
                     late = part_of(&out, arrived, out.frames);
        const double higher_db = fmax(before->ceiling_db, after->ceiling_db);
        const float higher = (float)gain_from_db(higher_db) * (1.0f + 0x1p-22f);
        assert_at_most(sample_peak(&whole), higher, "change %zu at %g Hz", k, rate_hz);
        assert_at_most(sample_peak(&late), (float)gain_from_db(after->ceiling_db),
                       "after change %zu at %g Hz", k, rate_hz);
        stereo_free(&in);
        stereo_free(&out);
    }
}

static void a_change_does_not_depend_on_the_cut(void **state)
{
    (void)state;
    const size_t blocks[] = {1, 7, 40, 1000};
    Stereo in = white_noise(4800, 8.0f, 7);
    for (size_t k = 0; k < COUNT(changes) * COUNT(blocks); k++) {
        const LimiterSpec *before = changes[k / COUNT(blocks)];
        Stereo whole = changed_after(0.04, &in, 48000.0, before, before + 1);
        Stereo cut =
            changed_in_blocks(0.04, &in, 48000.0, before, before + 1, blocks[k % COUNT(blocks)]);
        assert_true(stereo_same_bits(&whole, &cut));
        stereo_free(&whole);
        stereo_free(&cut);
    }
    stereo_free(&in);
}

/* A full-scale 100 Hz sine, limited or not, before or after. */
static void no_change_clicks(void **state)
{
    (void)state;
    const LimiterSpec on_and_off[][2] = {
        {{false, false, -6.0}, {true, false, -6.0}}, {{true, false, -6.0}, {false, false, -6.0}},
        {{false, true, -6.0}, {true, true, -6.0}},   {{true, true, -6.0}, {false, true, -6.0}},
        {{true, false, 0.0}, {true, true, 0.0}},     {{true, true, 0.0}, {true, false, 0.0}}};
    const double changes_s[] = {0.2, 0.2027, 0.2053}; /* at several phases of the sine */
    for (size_t k = 0; k < 3 * (COUNT(on_and_off) + COUNT(changes)); k++) {
        const size_t c = k / 3;
        const LimiterSpec *before =
            c < COUNT(changes) ? changes[c] : on_and_off[c - COUNT(changes)];
        Stereo in = sine(frames_of(0.5, 48000.0), 48000.0, 100.0, 1.0f);
        Stereo out = changed_after(changes_s[k % 3], &in, 48000.0, before, before + 1);
        Stereo heard = part_of(&out, frames_of(0.1, 48000.0), out.frames);
        assert_at_most(loudest_click_db(&heard, 48000.0), -80.0, "change %zu", c);
        stereo_free(&in);
        stereo_free(&out);
    }
}

/* Look-Ahead that comes or goes under a programme below the ceiling leaves it as it is. */
static void what_stays_below_passes_after_a_change(void **state)
{
    (void)state;
    for (int ahead = 0; ahead < 2; ahead++) {
        const LimiterSpec before = {true, !ahead, -6.0}, after = {true, ahead, -6.0};
        Stereo in = sine(24000, 48000.0, 9000.0, (float)gain_from_db(-6.3));
        for (size_t i = 0; i < 4800; i++) { /* begun at once it would exceed the ceiling */
            in.left[i] *= (float)i / 4800.0f;
            in.right[i] *= (float)i / 4800.0f;
        }
        Stereo out = changed_after(0.2, &in, 48000.0, &before, &after);
        const size_t delay = ahead ? limiter_latency_frames(48000.0) : 0, from = 12000;
        assert_memory_equal(out.left + from + delay, in.left + from, 10000 * sizeof(float));
        stereo_free(&in);
        stereo_free(&out);
    }
}

static void reads_the_largest_reduction_once(void **state)
{
    (void)state;
    for (int ahead = 0; ahead < 2; ahead++) {
        const LimiterSpec spec = {true, ahead, -4.0};
        Limited l = limited_new(48000.0, &spec);
        Stereo loud = sine(9600, 48000.0, 1000.0, twice),
               quiet = sine(96000, 48000.0, 1000.0, 0.1f);
        Stereo huge = sine(9600, 48000.0, 1000.0, 3000.0f);
        assert_true(limiter_read_reduction_db(&l.limiter) == 0.0);
        Stereo out = limited_render(&l, &loud, 64);
        assert_close(limiter_read_reduction_db(&l.limiter), 10.02, 0.02, "6 dB over and 4 below");
        Stereo back = limited_render(&l, &quiet, 64);
        limiter_read_reduction_db(&l.limiter);
        Stereo idle = limited_render(&l, &quiet, 64);
        assert_true(limiter_read_reduction_db(&l.limiter) == 0.0);
        Stereo held = limited_render(&l, &huge, 64);
        assert_true(limiter_read_reduction_db(&l.limiter) == 60.0);
        stereo_free(&loud);
        stereo_free(&quiet);
        stereo_free(&huge);
        stereo_free(&out);
        stereo_free(&back);
        stereo_free(&idle);
        stereo_free(&held);
        limited_free(&l);
    }
}

static void forgets(void **state)
{
    (void)state;
    for (int ahead = 0; ahead < 2; ahead++) {
        const LimiterSpec spec = {true, ahead, -4.0};
        Limited l = limited_new(48000.0, &spec);
        Stereo loud = white_noise(640, 100.0f, 1), in = white_noise(6400, 0.9f, 2);
        Stereo fresh = limited(&in, 48000.0, &spec);
        Stereo out = limited_render(&l, &loud, 64);
        limiter_forget(&l.limiter);
        Stereo again = limited_render(&l, &in, 64);
        assert_true(stereo_same_bits(&fresh, &again));
        stereo_free(&loud);
        stereo_free(&in);
        stereo_free(&fresh);
        stereo_free(&out);
        stereo_free(&again);
        limited_free(&l);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_steady_low_tone_is_not_bent),
        cmocka_unit_test(the_gain_comes_back),
        cmocka_unit_test(a_changing_ceiling_holds),
        cmocka_unit_test(a_change_does_not_depend_on_the_cut),
        cmocka_unit_test(no_change_clicks),
        cmocka_unit_test(what_stays_below_passes_after_a_change),
        cmocka_unit_test(reads_the_largest_reduction_once),
        cmocka_unit_test(forgets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
