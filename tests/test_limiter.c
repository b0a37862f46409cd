/* The limiter: sample and true peaks at or below the ceiling, whatever comes in; and nothing done
 * to what stays below. True peaks by a meter of the tests' own and by libebur128. */
#include "../plugin/dsp/decibel.h"
#include "../plugin/dsp/flush.h"
#include "check.h"
#include "limited.h"
#include "true_peak_meter.h"
#include <ebur128.h>
#include <stdlib.h>

static const double pi = 3.14159265358979323846;
static const double rates_hz[] = {22050, 44100, 48000, 96000, 192000};
enum { FRAMES = 6000 };

/* ------------------------------------------------------------------------------- programme -- */

/* The highest frequency whose true peaks are held: 20 kHz where the rate has it. */
static double highest_hz(double rate_hz)
{
    return fmin(20000.0, 20000.0 / 44100.0 * rate_hz);
}

/* Programme begins and ends: cut off hard, it would not be below that frequency. */
static void fade_ends(Stereo *s)
{
    const size_t silence = 100, fade = 1000;
    for (size_t i = 0; i < silence + fade; i++) {
        const double way = i < silence ? 0.0 : (double)(i - silence) / (double)fade;
        const float gain = (float)(0.5 - 0.5 * cos(pi * way));
        const size_t mirrored = s->frames - 1 - i;
        s->left[i] *= gain;
        s->right[i] *= gain;
        s->left[mirrored] *= gain;
        s->right[mirrored] *= gain;
    }
}

static Stereo tone(double rate_hz, double frequency_hz, double phase, double peak)
{
    Stereo s = stereo_new(FRAMES);
    for (size_t i = 0; i < s.frames; i++) {
        const double turn = 2.0 * pi * frequency_hz * (double)i / rate_hz;
        s.left[i] = (float)(peak * sin(turn + phase));
        s.right[i] = (float)(0.7 * peak * sin(turn));
    }
    fade_ends(&s);
    return s;
}

/* Samples at 45° of the wave: its true peak is 3 dB above them. */
static Stereo between_samples(double rate_hz)
{
    return tone(rate_hz, fmin(rate_hz / 4.0, 20000.0), pi / 4.0, 1.9);
}

/* 16 points of the 16-fold oversampled wave fall on 32/9 of a period, and all miss the peak. */
static Stereo between_points(double rate_hz)
{
    const double frequency_hz = 4.0 / 9.0 * fmin(rate_hz, 44100.0);
    return tone(rate_hz, frequency_hz, pi / 2.0 + pi * frequency_hz / rate_hz / 16.0, 2.0);
}

static Stereo highest_tone(double rate_hz)
{
    return tone(rate_hz, highest_hz(rate_hz), 0.3, 8.0);
}

/* Noise of 80 tones up to the highest frequency that is promised. */
static Stereo band_limited_noise(double rate_hz)
{
    Stereo s = stereo_new(FRAMES);
    for (int k = 1; k <= 80; k++) {
        const double frequency_hz = highest_hz(rate_hz) * k / 80.0, phase = k * k * 2.399963;
        for (size_t i = 0; i < s.frames; i++) {
            const double turn = 2.0 * pi * frequency_hz * (double)i / rate_hz;
            s.left[i] += (float)(0.6 * sin(turn + phase));
            s.right[i] += (float)(0.6 * sin(turn + 1.7 * phase));
        }
    }
    fade_ends(&s);
    return s;
}

/* Bursts 60 dB over full scale, their edges within the band: a raised cosine of 1 ms. */
static Stereo bursts(double rate_hz)
{
    Stereo s = tone(rate_hz, highest_hz(rate_hz) * 0.8, 0.2, 1000.0);
    const double edge_s = 0.001, period_s = 0.011;
    for (size_t i = 0; i < s.frames; i++) {
        const double at_s = fmod((double)i / rate_hz, period_s);
        const double from_edge = fmax(0.0, 1.0 - fabs(at_s - 0.003) / edge_s);
        const float envelope = (float)(0.5 - 0.5 * cos(pi * from_edge));
        s.left[i] *= envelope;
        s.right[i] *= envelope;
    }
    return s;
}

static Stereo square(double rate_hz)
{
    Stereo s = stereo_new(FRAMES);
    for (size_t i = 0; i < s.frames; i++) {
        s.left[i] = fmod(440.0 * (double)i / rate_hz, 1.0) < 0.5 ? 1.0f : -1.0f;
        s.right[i] = -s.left[i];
    }
    return s;
}

static Stereo impulses(double rate_hz)
{
    (void)rate_hz;
    Stereo s = stereo_new(FRAMES);
    for (size_t i = 0; i < s.frames; i += 997) {
        s.left[i] = 1.0f;
        s.right[(i + 500) % s.frames] = -1.5f;
    }
    return s;
}

static Stereo noise(double rate_hz)
{
    (void)rate_hz;
    return white_noise(FRAMES, 4.0f, 5);
}

static Stereo hard_bursts(double rate_hz)
{
    (void)rate_hz;
    Stereo s = white_noise(FRAMES, 1000.0f, 8);
    for (size_t i = 0; i < s.frames; i++) {
        if (i / 300 % 3 != 1) {
            s.left[i] *= 1e-3f;
            s.right[i] *= 1e-3f;
        }
    }
    return s;
}

static Stereo nearly_infinite(double rate_hz)
{
    (void)rate_hz;
    Stereo s = white_noise(FRAMES, 3.0f, 9);
    s.left[1000] = 3e38f;
    s.right[1001] = -3e38f;
    s.left[2000] = s.right[2000] = 1e-40f;
    return s;
}

typedef Stereo Programme(double rate_hz);

/* ----------------------------------------------------------------------------------- tests -- */

static void latency_is_two_milliseconds(void **state)
{
    (void)state;
    const uint32_t frames[] = {44, 88, 96, 192, 384};
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        assert_int_equal(limiter_latency_frames(rates_hz[r]), frames[r]);
        const LimiterSpec spec = {.on = true, .look_ahead = true};
        Stereo in = stereo_new(FRAMES);
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
    Programme *const programmes[] = {
        square,          impulses,       noise,        hard_bursts,        nearly_infinite,
        between_samples, between_points, highest_tone, band_limited_noise, bursts};
    const double ceilings_db[] = {0.0, -0.7, -1.0, -24.0};
    for (size_t k = 0; k < COUNT(programmes) * COUNT(rates_hz) * COUNT(ceilings_db) * 2; k++) {
        const size_t p = k / 2 / COUNT(ceilings_db) / COUNT(rates_hz);
        const double rate_hz = rates_hz[k / 2 / COUNT(ceilings_db) % COUNT(rates_hz)];
        const LimiterSpec spec = {true, k % 2, ceilings_db[k / 2 % COUNT(ceilings_db)]};
        Stereo in = programmes[p](rate_hz), out = limited(&in, rate_hz, &spec);
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
    Programme *const programmes[] = {between_samples, between_points, highest_tone,
                                     band_limited_noise, bursts};
    for (size_t p = 0; p < COUNT(programmes); p++) {
        for (size_t r = 0; r < COUNT(rates_hz); r++) {
            const double rate_hz = rates_hz[r];
            const LimiterSpec spec = {.on = true, .look_ahead = true, .ceiling_db = -1.0};
            Stereo in = programmes[p](rate_hz), out = limited(&in, rate_hz, &spec);
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
        Stereo in = tone(rate_hz, highest_hz(rate_hz), 0.0, gain_from_db(-6.1));
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
        Stereo in = white_noise(FRAMES, 5.0f, 3);
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
    Stereo in = hard_bursts(48000.0);
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
    Stereo in = hard_bursts(48000.0);
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
