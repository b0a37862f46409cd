/* Faults at the input leave no trace: NaN, infinities, denormals and 100 dB over, 10 ms later, in
 * the samples and in the meters; and controls of any bits do what their clamped value does. */
#include "check.h"
#include "host.h"
#include <float.h>
#include <string.h>

static const char *const settings[] = {
    "mode=0",
    "mode=0 band=1",
    "mode=1 crossfeed=1 feed=3 angle=90",
    "mode=1 crossfeed=2",
    "mode=1 crossfeed=1 wearing=2 design=2",
    "mode=1 crossfeed=0 wearing=1 design=1 band=2",
    "mode=3 seal_left=0.3 seal_right=1 drivers=2 link=2 wearing=1",
    "mode=3 ambience=-30 drivers=3 seal_left=0.1 calibrated=1",
    "mode=0 level=-3 limiter=1 ceiling=-6",
    "mode=3 drivers=1 limiter=1 look_ahead=1 ceiling=0",
};

enum { FRAMES = 24000, FAULT_AT = 8000, FAULT_FRAMES = 700 };

static Stereo render(const char *setting, const Stereo *in, double *out_loudness)
{
    Host host = host_open(48000);
    host_apply(&host, setting);
    Stereo out = host_render(&host, in, 480);
    *out_loudness = (double)host_get(&host, "out_loudness");
    host_close(&host);
    return out;
}

/* The rms difference in dBFS of what follows 10 ms after the fault. */
static double trace_db(const Stereo *a, const Stereo *b, size_t fault_end)
{
    double sum = 0.0;
    const size_t from = fault_end + 480;
    for (size_t i = from; i < a->frames; i++) {
        const double left = (double)a->left[i] - (double)b->left[i];
        const double right = (double)a->right[i] - (double)b->right[i];
        sum += left * left + right * right;
    }
    return 10.0 * log10(sum / (2.0 * (double)(a->frames - from)) + 1e-30);
}

/* One sample that is no number is one silent sample: the same as silence from upstream, to the bit.
 */
static void nan_and_infinity_are_silent_samples(void **state)
{
    (void)state;
    const float faults[] = {NAN, -NAN, INFINITY, -INFINITY};
    Stereo clean = white_noise(FRAMES, 0.5f, 31), faulty = white_noise(FRAMES, 0.5f, 31);
    for (size_t i = 0; i < FAULT_FRAMES; i += 3) {
        faulty.left[FAULT_AT + i] = faults[i % COUNT(faults)];
        clean.left[FAULT_AT + i] = 0.0f;
    }
    for (size_t s = 0; s < COUNT(settings); s++) {
        double loudness, clean_loudness;
        Stereo a = render(settings[s], &faulty, &loudness);
        Stereo b = render(settings[s], &clean, &clean_loudness);
        assert_true(stereo_same_bits(&a, &b));
        assert_close(loudness, clean_loudness, 0.0, "out loudness, %s", settings[s]);
        stereo_free(&a);
        stereo_free(&b);
    }
    stereo_free(&clean);
    stereo_free(&faulty);
}

typedef enum { NOISE, SINE, SQUARE, LARGEST_FLOAT, SHAPES } Shape;

/* Some shapes pass through the range on their way, where no sample by itself looks wrong. */
static float burst(Shape shape, float programme, size_t i)
{
    switch (shape) {
    case NOISE:
        return programme * 2e5f;
    case SINE:
        return 1e5f * (float)sin(2.0 * 3.14159265 * 100.0 * (double)i / 48000.0);
    case SQUARE:
        return i / 100 % 2 ? -1e5f : 1e5f;
    case LARGEST_FLOAT:
    case SHAPES:
        break;
    }
    return FLT_MAX;
}

static Stereo with_burst(const char *setting, Shape shape)
{
    Stereo in = white_noise(FRAMES, 0.5f, 32);
    for (size_t i = 0; i < FAULT_FRAMES; i++) {
        in.right[FAULT_AT + i] = burst(shape, in.right[FAULT_AT + i], i);
    }
    double loudness;
    Stereo out = render(setting, &in, &loudness);
    assert_true(isfinite(loudness));
    for (size_t i = 0; i < FRAMES; i++) {
        assert_true(isfinite(out.left[i]) && fabsf(out.left[i]) < 4e3f);
        assert_true(isfinite(out.right[i]) && fabsf(out.right[i]) < 4e3f);
    }
    stereo_free(&in);
    return out;
}

/* 10 ms later it makes no difference what the burst was, 100 dB over or 770. Against a run without
 * any, only the programme that was silenced with it is missing: in the 80 Hz band, whose filter
 * remembers longest, that is -62 dBFS. Of the ambience it is -28 dBFS at 0 dB: its reflections last. */
static void a_burst_100_db_over_is_forgotten(void **state)
{
    (void)state;
    Stereo clean = white_noise(FRAMES, 0.5f, 32);
    for (size_t s = 0; s < COUNT(settings); s++) {
        double loudness;
        Stereo without = render(settings[s], &clean, &loudness);
        Stereo first = with_burst(settings[s], NOISE);
        assert_at_most(trace_db(&first, &without, FAULT_AT + FAULT_FRAMES), -55.0,
                       "%s against none", settings[s]);
        for (Shape shape = SINE; shape < SHAPES; shape++) {
            Stereo other = with_burst(settings[s], shape);
            assert_at_most(trace_db(&first, &other, FAULT_AT + FAULT_FRAMES), -80.0,
                           "%s, burst %d against burst %d", settings[s], (int)shape, (int)NOISE);
            stereo_free(&other);
        }
        stereo_free(&first);
        stereo_free(&without);
    }
    stereo_free(&clean);
}

static void denormals_are_silence(void **state)
{
    (void)state;
    Stereo tiny = stereo_new(FRAMES);
    for (size_t i = 0; i < FRAMES; i++) {
        tiny.left[i] = 1e-39f;
        tiny.right[i] = i % 2 ? -1e-40f : 1e-44f;
    }
    for (size_t s = 1; s < COUNT(settings); s++) { /* Direct passes even these as they are */
        double loudness;
        Stereo out = render(settings[s], &tiny, &loudness);
        for (size_t i = 0; i < FRAMES; i++) {
            assert_true(out.left[i] == 0.0f && out.right[i] == 0.0f);
        }
        assert_close(loudness, -120.0, 0.0, "loudness of denormals");
        stereo_free(&out);
    }
    stereo_free(&tiny);
}

/* ---------------------------------------------------------------------------------- controls -- */

typedef struct {
    const char *control;
    float wild, tame;
} Clamp;

static void assert_clamped(const char *around, const Clamp *clamps, size_t count)
{
    Stereo in = white_noise(3000, 0.5f, 33);
    for (size_t c = 0; c < count; c++) {
        Stereo out[2];
        for (int tame = 0; tame < 2; tame++) {
            Host host = host_open(48000);
            if (strcmp(clamps[c].control, "mode") != 0) {
                host_apply(&host, around);
            }
            host_set(&host, clamps[c].control, tame ? clamps[c].tame : clamps[c].wild);
            out[tame] = host_render(&host, &in, 256);
            host_close(&host);
        }
        if (!stereo_same_bits(&out[0], &out[1])) {
            print_error("%s at %g is not what it is at %g\n", clamps[c].control,
                        (double)clamps[c].wild, (double)clamps[c].tame);
            fail();
        }
        stereo_free(&out[0]);
        stereo_free(&out[1]);
    }
    stereo_free(&in);
}

static void controls_are_clamped(void **state)
{
    (void)state;
    const Clamp clamps[] = {
        {"level", 500.0f, 12.0f},     {"level", -INFINITY, -60.0f}, {"level", NAN, 0.0f},
        {"mode", 7.3f, 3.0f},         {"mode", -4.0f, 0.0f},        {"mode", NAN, 1.0f},
        {"crossfeed", 1.6f, 2.0f},    {"crossfeed", NAN, 1.0f},     {"feed", -1e30f, 1.0f},
        {"feed", INFINITY, 15.0f},    {"cutoff", 0.0f, 300.0f},     {"cutoff", NAN, 700.0f},
        {"angle", -90.0f, 5.0f},      {"width", 1e9f, 200.0f},      {"centre", -100.0f, -6.0f},
        {"design", 2.49f, 2.0f},      {"head", 0.0f, 50.0f},        {"wearing", 99.0f, 2.0f},
        {"translate", -5.0f, 0.0f},   {"listen", 11.0f, 4.0f},      {"band", -3.0f, 0.0f},
        {"dim", 0.2f, 1.0f},          {"mute", NAN, 0.0f},          {"enabled", NAN, 1.0f},
        {"level_match", -1.0f, 0.0f}, {"swap", 1e30f, 1.0f},        {"export_guard", NAN, 1.0f},
        {"invert_left", 0.7f, 1.0f},  {"freewheel", NAN, 0.0f},
    };
    assert_clamped("mode=1 wearing=1 design=1", clamps, COUNT(clamps));
}

static void controls_of_speakers_are_clamped(void **state)
{
    (void)state;
    const Clamp clamps[] = {
        {"speaker", 8.6f, 8.0f},       {"speaker", NAN, 1.0f},      {"room", 1.4f, 1.0f},
        {"room", INFINITY, 7.0f},      {"room", NAN, 1.0f},         {"room_level", -1.0f, 0.0f},
        {"room_level", 1e9f, 150.0f},  {"decay", 0.0f, 50.0f},      {"decay", NAN, 100.0f},
        {"distance", -INFINITY, 0.3f}, {"distance", 1e30f, 10.0f},  {"distance", NAN, 1.2f},
        {"yaw", 200.0f, 180.0f},       {"yaw", -INFINITY, -180.0f}, {"yaw", NAN, 0.0f},
        {"angle", NAN, 30.0f},         {"head", 1e4f, 65.0f},       {"yaw_zero", NAN, 0.0f},
    };
    assert_clamped("mode=2", clamps, COUNT(clamps));
}

static void controls_of_inears_are_clamped(void **state)
{
    (void)state;
    const Clamp clamps[] = {
        {"seal_left", -1.0f, 0.0f},
        {"seal_left", NAN, 0.0f},
        {"seal_right", 1e9f, 1.0f},
        {"seal_right", -INFINITY, 0.0f},
        {"drivers", 17.0f, 3.0f},
        {"drivers", 0.6f, 1.0f},
        {"drivers", NAN, 0.0f},
        {"link", INFINITY, 2.0f},
        {"link", NAN, 0.0f},
        {"ear_out", 1.4f, 1.0f},
        {"ear_out", -7.0f, 0.0f},
        {"ear_out", NAN, 0.0f},
        {"isolation", -10.0f, 0.0f},
        {"isolation", 1e30f, 40.0f},
        {"isolation", NAN, 25.0f},
        {"stage", 0.3f, 1.0f},
        {"stage", NAN, 0.0f},
        {"stage_level", 0.0f, 70.0f},
        {"stage_level", INFINITY, 120.0f},
        {"stage_level", NAN, 100.0f},
        {"ambience", -1e9f, -60.0f},
        {"ambience", 20.0f, 0.0f},
        {"ambience", NAN, -60.0f},
        {"full_scale_spl", 0.0f, 80.0f},
        {"full_scale_spl", 1e9f, 140.0f},
        {"full_scale_spl", NAN, 115.0f},
    };
    assert_clamped("mode=3 stage=1 ambience=-20 link=2", clamps, COUNT(clamps));
}

static void controls_of_safety_are_clamped(void **state)
{
    (void)state;
    const Clamp clamps[] = {
        {"limiter", NAN, 1.0f},        {"limiter", -1.0f, 0.0f},     {"ceiling", -100.0f, -24.0f},
        {"ceiling", 6.0f, 0.0f},       {"ceiling", NAN, -1.0f},      {"look_ahead", 0.4f, 1.0f},
        {"look_ahead", NAN, 0.0f},     {"calibrated", NAN, 0.0f},    {"calibrated", 9.0f, 1.0f},
        {"dose_standard", 2.4f, 2.0f}, {"dose_standard", NAN, 0.0f}, {"dose_reset", NAN, 0.0f},
        {"dose_reset", 1e9f, 1.0f},    {"correction", 0.1f, 1.0f},   {"correction", NAN, 0.0f},
    };
    assert_clamped("mode=1 limiter=1 ceiling=-12 calibrated=1", clamps, COUNT(clamps));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nan_and_infinity_are_silent_samples),
        cmocka_unit_test(a_burst_100_db_over_is_forgotten),
        cmocka_unit_test(denormals_are_silence),
        cmocka_unit_test(controls_are_clamped),
        cmocka_unit_test(controls_of_speakers_are_clamped),
        cmocka_unit_test(controls_of_inears_are_clamped),
        cmocka_unit_test(controls_of_safety_are_clamped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
