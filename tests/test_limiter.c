/* The limiter: sample and true peaks at or below the ceiling, whatever comes in; and nothing done
 * to what stays below. True peaks by a meter of the tests' own and by libebur128. */
#include "../plugin/dsp/decibel.h"
#include "../plugin/dsp/flush.h"
#include "check.h"
#include "limited.h"
#include "loud.h"
#include "true_peak_meter.h"
#include <ebur128.h>
#include <stdlib.h>

static const double rates_hz[] = {22050, 44100, 48000, 96000, 192000};

/* ----------------------------------------------------------------------------------- tests -- */

static void latency_is_two_milliseconds(void **state)
{
    (void)state;
    const uint32_t frames[] = {44, 88, 96, 192, 384};
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        assert_int_equal(limiter_latency_frames(rates_hz[r]), frames[r]);
        const LimiterSpec spec = {.on = true, .look_ahead = true};
        Stereo in = stereo_new(LOUD_FRAMES);
        in.left[100] = 0.5f;
        Stereo out = limited(&in, rates_hz[r], &spec);
        assert_true(out.left[100 + frames[r]] == 0.5f);
        stereo_free(&in);
        stereo_free(&out);
    }
}

static void no_sample_is_over_the_ceiling(void **state)
{
    (void)state;
    const double ceilings_db[] = {0.0, -0.7, -1.0, -24.0};
    for (size_t k = 0; k < LOUD_PROGRAMMES * COUNT(rates_hz) * COUNT(ceilings_db) * 2; k++) {
        const size_t p = k / 2 / COUNT(ceilings_db) / COUNT(rates_hz);
        const double rate_hz = rates_hz[k / 2 / COUNT(ceilings_db) % COUNT(rates_hz)];
        const LimiterSpec spec = {true, k % 2, ceilings_db[k / 2 % COUNT(ceilings_db)]};
        Stereo in = loud_programmes[p](rate_hz), out = limited(&in, rate_hz, &spec);
        const float ceiling = (float)gain_from_db(spec.ceiling_db);
        assert_at_most(sample_peak(&out), ceiling, "programme %zu at %g Hz, ceiling %g, %d", p,
                       rate_hz, spec.ceiling_db, spec.look_ahead);
        assert_true(sample_peak(&out) > 0.1f * ceiling);
        stereo_free(&in);
        stereo_free(&out);
    }
}

static double true_peak_by_libebur128_db(const Stereo *x, double rate_hz)
{
    ebur128_state *meter = ebur128_init(2, (unsigned long)rate_hz, EBUR128_MODE_TRUE_PEAK);
    float *frames = calloc(x->frames, 2 * sizeof *frames);
    for (size_t i = 0; i < x->frames; i++) {
        frames[2 * i] = x->left[i];
        frames[2 * i + 1] = x->right[i];
    }
    ebur128_add_frames_float(meter, frames, x->frames);
    double left = 0.0, right = 0.0;
    ebur128_true_peak(meter, 0, &left);
    ebur128_true_peak(meter, 1, &right);
    free(frames);
    ebur128_destroy(&meter);
    return db_from_gain(fmax(left, right));
}

static void true_peaks_are_within_a_tenth_of_a_decibel(void **state)
{
    (void)state;
    for (size_t p = 0; p < LOUD_IN_BAND; p++) {
        for (size_t r = 0; r < COUNT(rates_hz); r++) {
            const double rate_hz = rates_hz[r];
            const LimiterSpec spec = {.on = true, .look_ahead = true, .ceiling_db = -1.0};
            Stereo in = loud_programmes[p](rate_hz), out = limited(&in, rate_hz, &spec);
            assert_at_most(true_peak_db(&out), -1.0 + 0.1, "programme %zu at %g Hz", p, rate_hz);
            assert_at_most(true_peak_by_libebur128_db(&out, rate_hz), -1.0 + 0.1,
                           "libebur128, programme %zu at %g Hz", p, rate_hz);
            stereo_free(&in);
            stereo_free(&out);
        }
    }
}

/* Also those 1e-40 small, with denormals flushed as in run(). */
static void what_stays_below_passes_bit_for_bit(void **state)
{
    (void)state;
    const uint64_t mode = flush_denormals();
    for (size_t k = 0; k < 2 * COUNT(rates_hz); k++) {
        const double rate_hz = rates_hz[k / 2];
        const LimiterSpec spec = {true, k % 2, -6.0};
        const size_t delay = spec.look_ahead ? limiter_latency_frames(rate_hz) : 0;
        Stereo in = loud_tone(rate_hz, loud_highest_hz(rate_hz), 0.0, gain_from_db(-6.1));
        in.left[77] = 1e-40f;
        Stereo out = limited(&in, rate_hz, &spec);
        const size_t bytes = (in.frames - delay) * sizeof(float);
        assert_memory_equal(out.left + delay, in.left, bytes);
        assert_memory_equal(out.right + delay, in.right, bytes);
        stereo_free(&in);
        stereo_free(&out);
    }
    flush_restore(mode);
}

static void the_image_is_kept(void **state)
{
    (void)state;
    for (int ahead = 0; ahead < 2; ahead++) {
        const LimiterSpec spec = {true, ahead, -3.0};
        Stereo in = white_noise(LOUD_FRAMES, 5.0f, 3);
        for (size_t i = 0; i < in.frames; i++) {
            in.right[i] = -0.25f * in.left[i];
        }
        Stereo out = limited(&in, 48000.0, &spec);
        for (size_t i = 0; i < out.frames; i++) {
            assert_true(out.right[i] == -0.25f * out.left[i]);
        }
        stereo_free(&in);
        stereo_free(&out);
    }
}

static void any_cut_gives_the_same_bits(void **state)
{
    (void)state;
    const size_t blocks[] = {1, 3, 8, 40, 64, 1000};
    Stereo in = loud_hard_bursts(48000.0);
    for (size_t k = 0; k < 2 * COUNT(blocks); k++) {
        const LimiterSpec spec = {true, k % 2, -1.0};
        Stereo whole = limited(&in, 48000.0, &spec);
        Limited l = limited_new(48000.0, &spec);
        Stereo cut = limited_render(&l, &in, blocks[k / 2]);
        assert_true(stereo_same_bits(&whole, &cut));
        limited_free(&l);
        stereo_free(&cut);
        stereo_free(&whole);
    }
    stereo_free(&in);
}

static void off_is_the_input_as_late_as_look_ahead_says(void **state)
{
    (void)state;
    Stereo in = loud_hard_bursts(48000.0);
    for (int ahead = 0; ahead < 2; ahead++) {
        const LimiterSpec spec = {false, ahead, -1.0};
        const size_t delay = ahead ? limiter_latency_frames(48000.0) : 0;
        Stereo out = limited(&in, 48000.0, &spec);
        assert_memory_equal(out.left + delay, in.left, (in.frames - delay) * sizeof(float));
        stereo_free(&out);
    }
    stereo_free(&in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(latency_is_two_milliseconds),
        cmocka_unit_test(no_sample_is_over_the_ceiling),
        cmocka_unit_test(true_peaks_are_within_a_tenth_of_a_decibel),
        cmocka_unit_test(what_stays_below_passes_bit_for_bit),
        cmocka_unit_test(the_image_is_kept),
        cmocka_unit_test(any_cut_gives_the_same_bits),
        cmocka_unit_test(off_is_the_input_as_late_as_look_ahead_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
