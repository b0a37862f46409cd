/* What must be the input, bit for bit: Direct, bypass, Export Guard. */
#include "check.h"
#include "host.h"
#include <string.h>

static const double rates_hz[] = {22050, 44100, 48000, 96000, 192000};

/* Noise with what arithmetic loses: signed zeros and denormals. */
static Stereo delicate_programme(size_t frames)
{
    Stereo s = white_noise(frames, 0.9f, 1);
    for (size_t i = 0; i + 4 < frames; i += 97) {
        s.left[i] = -0.0f;
        s.right[i + 1] = 1e-40f;
        s.left[i + 2] = -1e-45f;
        s.right[i + 3] = 0.0f;
    }
    return s;
}

static void with_faults(Stereo *s)
{
    for (size_t i = 50; i < s->frames; i += 501) {
        s->left[i] = NAN;
        s->right[i] = -INFINITY;
        s->right[i + 1] = 1e30f;
    }
}

static void assert_passes_untouched(Host *host, const Stereo *in, size_t block)
{
    Stereo out = host_render(host, in, block);
    assert_true(stereo_same_bits(in, &out));
    stereo_free(&out);
}

static void direct_is_the_input(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        Host host = host_open(rates_hz[r]);
        host_apply(&host, "mode=0");
        Stereo in = delicate_programme(20000);
        assert_passes_untouched(&host, &in, 512);
        assert_passes_untouched(&host, &in, 0);
        host_close(&host);
        stereo_free(&in);
    }
}

static void bypass_is_the_input_whatever_it_is(void **state)
{
    (void)state;
    Host host = host_open(48000);
    Stereo in = delicate_programme(20000);
    with_faults(&in);
    host_apply(&host, "enabled=0 level=-12 mute=1 swap=1 band=2");
    assert_passes_untouched(&host, &in, 0);
    host_apply(&host, "limiter=1 ceiling=-24 stage=1 link=1 ear_out=1 correction=1");
    host_restart(&host);
    assert_passes_untouched(&host, &in, 0);
    host_close(&host);
    stereo_free(&in);
}

static void guard_holds_from_the_first_sample(void **state)
{
    (void)state;
    const char *settings[] = {"mode=0 level=-20 dim=1",
                              "mute=1",
                              "listen=2 swap=1 band=1",
                              "enabled=0",
                              "mode=3 stage=1 link=1 limiter=1 ceiling=-24",
                              "mode=3 drivers=1 seal_left=1 ambience=0 correction=1 calibrated=1",
                              "wearing=2 design=2 crossfeed=2 invert_left=1 band=4"};
    Stereo in = delicate_programme(9000);
    with_faults(&in);
    Stereo out = stereo_new(in.frames);
    for (size_t s = 0; s < COUNT(settings); s++) {
        Host host = host_open(48000);
        host_apply(&host, settings[s]);
        host_run(&host, &in, &out, 0, 1001); /* heard in real time, then exported */
        assert_true(host_get(&host, "guard") == 0.0f);
        host_set(&host, "freewheel", 1.0f);
        for (size_t from = 1001; from < in.frames; from += 333) {
            const size_t frames = in.frames - from < 333 ? in.frames - from : 333;
            host_set(&host, "level", (float)(from % 50) - 40.0f); /* other controls move */
            host_run(&host, &in, &out, from, frames);
            assert_true(host_get(&host, "guard") == 1.0f);
            assert_memory_equal(in.left + from, out.left + from, frames * sizeof(float));
            assert_memory_equal(in.right + from, out.right + from, frames * sizeof(float));
        }
        host_close(&host);
    }
    stereo_free(&in);
    stereo_free(&out);
}

static void without_the_guard_an_export_has_the_sound(void **state)
{
    (void)state;
    Host host = host_open(48000);
    Stereo in = white_noise(4800, 0.5f, 3);
    host_apply(&host, "mode=0 export_guard=0 freewheel=1 level=-6");
    Stereo out = host_render(&host, &in, 256);
    assert_true(host_get(&host, "guard") == 0.0f);
    assert_close(out.left[4000] / in.left[4000], 0.501187, 1e-6, "-6 dB");
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
}

/* In place in any pairing, outputs over inputs straight, crossed, and all four in one buffer. */
static void works_in_place(void **state)
{
    (void)state;
    const bool crossed[] = {false, true};
    for (int c = 0; c < 2; c++) {
        Host host = host_open(44100);
        host_apply(&host, "mode=0 swap=1");
        Stereo in = white_noise(5000, 0.5f, 4), buffer = white_noise(5000, 0.5f, 4);
        float *out_left = crossed[c] ? buffer.right : buffer.left;
        float *out_right = crossed[c] ? buffer.left : buffer.right;
        lilv_instance_connect_port(host.instance, host_port(&host, "in_left"), buffer.left);
        lilv_instance_connect_port(host.instance, host_port(&host, "in_right"), buffer.right);
        lilv_instance_connect_port(host.instance, host_port(&host, "out_left"), out_left);
        lilv_instance_connect_port(host.instance, host_port(&host, "out_right"), out_right);
        lilv_instance_run(host.instance, 5000);
        assert_memory_equal(out_left, in.right, 5000 * sizeof(float));
        assert_memory_equal(out_right, in.left, 5000 * sizeof(float));
        host_close(&host);
        stereo_free(&in);
        stereo_free(&buffer);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(direct_is_the_input),
        cmocka_unit_test(bypass_is_the_input_whatever_it_is),
        cmocka_unit_test(guard_holds_from_the_first_sample),
        cmocka_unit_test(without_the_guard_an_export_has_the_sound),
        cmocka_unit_test(works_in_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
