/* The meters: loudness against libebur128, the rest against what the signal is by construction. EBU
 * Tech 3341 is in test_loudness_ebu.c. */
#include "../plugin/dsp/coherence.h"
#include "check.h"
#include "host.h"
#include "noise.h"
#include "read_image.h"
#include <ebur128.h>
#include <stdlib.h>

static const double rates_hz[] = {22050, 44100, 48000, 96000, 192000};

/* Noise whose level steps, so that windows of the wrong length or place would show. */
static Stereo stepping_noise(double rate_hz)
{
    Stereo s = programme_noise((size_t)(6.0 * rate_hz), rate_hz, 41);
    for (size_t i = 0; i < s.frames; i++) {
        const float gain = i < s.frames / 3 ? 0.5f : 1.0f;
        s.left[i] *= gain;
        s.right[i] *= 0.6f * gain;
    }
    return s;
}

static void feed(ebur128_state *meter, const Stereo *in, size_t from, size_t frames)
{
    for (size_t i = from; i < from + frames; i++) {
        const float frame[2] = {in->left[i], in->right[i]};
        ebur128_add_frames_float(meter, frame, 1);
    }
}

static void loudness_is_that_of_libebur128(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        Stereo in = stepping_noise(rates_hz[r]), out = stereo_new(in.frames);
        Host host = host_open(rates_hz[r]);
        host_apply(&host, "mode=0 level=-7");
        ebur128_state *meter = ebur128_init(2, (unsigned long)rates_hz[r], EBUR128_MODE_S);
        const size_t step = (size_t)lround(0.01 * rates_hz[r]) * 10; /* whole bins */
        for (size_t from = 0; from + step <= in.frames; from += step) {
            host_run(&host, &in, &out, from, step);
            feed(meter, &in, from, step);
            double momentary, short_term;
            ebur128_loudness_momentary(meter, &momentary);
            ebur128_loudness_shortterm(meter, &short_term);
            if (from > 4 * step) {
                assert_close(host_get(&host, "in_loudness"), momentary, 0.05, "momentary, %g Hz",
                             rates_hz[r]);
                assert_close(host_get(&host, "out_loudness"), momentary - 7.0, 0.05,
                             "out momentary, %g Hz", rates_hz[r]);
            }
            if (from > 30 * step) {
                assert_close(host_get(&host, "out_loudness_short"), short_term - 7.0, 0.05,
                             "short-term, %g Hz", rates_hz[r]);
            }
        }
        ebur128_destroy(&meter);
        host_close(&host);
        stereo_free(&in);
        stereo_free(&out);
    }
}

static void a_full_scale_sine_on_one_side_reads_minus_3(void **state)
{
    (void)state;
    Stereo in = sine(48000, 48000, 997.0, 1.0f);
    for (size_t i = 0; i < in.frames; i++) {
        in.right[i] = 0.0f;
    }
    Host host = host_open(48000);
    Stereo out = host_render(&host, &in, 480);
    assert_close(host_get(&host, "in_loudness"), -3.01, 0.02, "BS.1770: 997 Hz, one channel");
    stereo_free(&in);
    stereo_free(&out);
    host_close(&host);
}

static void peaks_hold_and_fall(void **state)
{
    (void)state;
    Host host = host_open(48000);
    host_apply(&host, "mode=0 level=-10");
    Stereo in = stereo_new(48064), out = stereo_new(48064);
    in.left[100] = 1.0f;
    in.right[200] = -0.5f;
    host_run(&host, &in, &out, 0, 256);
    assert_close(host_get(&host, "in_peak_left"), 0.0, 0.1, "in left");
    assert_close(host_get(&host, "in_peak_right"), -6.02, 0.1, "in right");
    assert_close(host_get(&host, "out_peak_left"), -10.0, 0.1, "out left");
    assert_close(host_get(&host, "out_peak_right"), -16.02, 0.1, "out right");
    host_run(&host, &in, &out, 256, 48000 - 256);
    assert_close(host_get(&host, "in_peak_left"), -20.0, 0.1, "1 s later");
    stereo_free(&in);
    stereo_free(&out);
    host_close(&host);
}

/* ------------------------------------------------------------------------------------- image -- */

static void the_image_is_what_was_built(void **state)
{
    (void)state;
    const Image mono = read_image(0.0f, 1.0f, 0.0f, 0);
    assert_close(mono.correlation, 1.0, 1e-6, "mono");
    assert_close(mono.width_db, -60.0, 1e-6, "mono");
    assert_close(mono.mono_loss_db, 0.0, 1e-6, "mono");
    assert_close(mono.coherence, 1.0, 1e-3, "mono");

    const Image inverted = read_image(0.0f, -1.0f, 0.0f, 0);
    assert_close(inverted.correlation, -1.0, 1e-6, "inverted");
    assert_close(inverted.width_db, 20.0, 1e-6, "inverted");
    assert_close(inverted.mono_loss_db, -60.0, 1e-6, "inverted");
    assert_close(inverted.coherence, 1.0, 1e-3, "inverted");

    const Image independent = read_image(0.0f, 0.0f, 1.0f, 0);
    assert_close(independent.correlation, 0.0, 0.03, "independent");
    assert_close(independent.width_db, 0.0, 0.3, "independent");
    assert_close(independent.mono_loss_db, -3.01, 0.3, "independent");
    assert_close(independent.coherence, 0.0, 0.04, "independent");

    const Image half = read_image(1.0f, 1.0f, 0.0f, 0); /* r = 1/sqrt(2) */
    assert_close(half.correlation, 0.7071, 0.02, "half");
    assert_close(half.coherence, 0.7071, 0.02, "half");
    assert_close(half.width_db, 10.0 * log10(1.0 / 5.0), 0.3, "half");

    const Image one_side = read_image(0.0f, 0.0f, 0.0f, 0);
    assert_close(one_side.correlation, 0.0, 1e-6, "one side");
    assert_close(one_side.width_db, 0.0, 1e-6, "one side");
    assert_close(one_side.coherence, 0.0, 1e-6, "one side");
    assert_close(one_side.mono_loss_db, -3.01, 0.01, "one side");
}

static void coherence_finds_delays_up_to_1_ms(void **state)
{
    (void)state;
    assert_close(read_image(0.0f, 1.0f, 0.0f, 20).coherence, 1.0, 0.01, "0.4 ms");
    assert_close(read_image(0.0f, 1.0f, 0.0f, 48).coherence, 1.0, 0.01, "1 ms");
    assert_close(read_image(0.0f, 0.5f, 0.0f, 33).coherence, 1.0, 0.01, "0.7 ms, weaker");
    assert_close(read_image(0.0f, 1.0f, 0.0f, 60).coherence, 0.0, 0.05, "1.25 ms");
}

/* At every rate, against the definition in double precision, with slices of any length. */
static void coherence_is_its_definition(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        const size_t part = (size_t)lround(0.1 * rates_hz[r]), frames = 4 * part;
        const size_t judged = frames + (size_t)(0.01 * rates_hz[r]); /* it takes a little longer */
        Stereo in = programme_noise(judged, rates_hz[r], 61);
        const long reach = lround(0.001 * rates_hz[r]);
        Coherence *meter = malloc(sizeof *meter);
        coherence_init(meter, rates_hz[r]);
        for (size_t i = 0; i < judged;) {
            Slice slice = {.frames = (uint32_t)(1 + i % SLICE_FRAMES)};
            slice.frames = (uint32_t)fmin(slice.frames, (double)(judged - i));
            for (uint32_t k = 0; k < slice.frames; k++, i++) {
                slice.left[k] = in.left[i];
                slice.right[k] = in.right[i];
            }
            coherence_process(meter, &slice);
        }
        double most = 0.0, left = 0.0, right = 0.0;
        for (long delay = -reach; delay <= reach; delay++) {
            double sum = 0.0;
            for (long i = reach; i < (long)frames - reach; i++) {
                sum += (double)in.left[i] * (double)in.right[i + delay];
            }
            most = fmax(most, fabs(sum));
        }
        for (size_t i = 0; i < frames; i++) {
            left += (double)in.left[i] * (double)in.left[i];
            right += (double)in.right[i] * (double)in.right[i];
        }
        assert_close(coherence_reading(meter), most / sqrt(left * right), 0.01, "%g Hz",
                     rates_hz[r]);
        free(meter);
        stereo_free(&in);
    }
}

static void silence_reads_silence_after_a_loud_passage(void **state)
{
    (void)state;
    Host host = host_open(48000);
    Stereo in = white_noise(48000 * 5, 1.0f, 71);
    for (size_t i = 48000; i < in.frames; i++) {
        in.left[i] = in.right[i] = 0.0f;
    }
    Stereo out = host_render(&host, &in, 480);
    assert_close(host_get(&host, "out_loudness"), -120.0, 1e-6, "momentary");
    assert_close(host_get(&host, "out_loudness_short"), -120.0, 1e-6, "short-term");
    assert_close(host_get(&host, "coherence"), 1.0, 1e-6, "coherence");
    assert_close(host_get(&host, "mono_loss"), 0.0, 1e-6, "mono loss");
    stereo_free(&in);
    stereo_free(&out);
    host_close(&host);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loudness_is_that_of_libebur128),
        cmocka_unit_test(a_full_scale_sine_on_one_side_reads_minus_3),
        cmocka_unit_test(peaks_hold_and_fall),
        cmocka_unit_test(the_image_is_what_was_built),
        cmocka_unit_test(coherence_finds_delays_up_to_1_ms),
        cmocka_unit_test(coherence_is_its_definition),
        cmocka_unit_test(silence_reads_silence_after_a_loud_passage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
