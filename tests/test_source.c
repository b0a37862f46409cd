/* The source tools and the level, through the built bundle. */
#include "check.h"
#include "host.h"
#include "response.h"

static void assert_frame(const char *settings, float left, float right, double to_left,
                         double to_right)
{
    Host host = host_open(48000);
    host_apply(&host, "mode=0");
    host_apply(&host, settings);
    Stereo in = stereo_new(200);
    in.left[100] = left;
    in.right[100] = right;
    Stereo out = host_render(&host, &in, 64);
    assert_close(out.left[100], to_left, 1e-7, "left, %s", settings);
    assert_close(out.right[100], to_right, 1e-7, "right, %s", settings);
    stereo_free(&in);
    stereo_free(&out);
    host_close(&host);
}

static void listen_swap_and_polarity(void **state)
{
    (void)state;
    assert_frame("listen=0", 0.5f, 0.25f, 0.5, 0.25);
    assert_frame("listen=1", 0.5f, 0.25f, 0.375, 0.375);
    assert_frame("listen=2", 0.5f, 0.25f, 0.125, 0.125);
    assert_frame("listen=3", 0.5f, 0.25f, 0.5, 0.0);
    assert_frame("listen=4", 0.5f, 0.25f, 0.0, 0.25);
    assert_frame("swap=1", 0.5f, 0.25f, 0.25, 0.5);
    assert_frame("swap=1 listen=3", 0.5f, 0.25f, 0.25, 0.0);
    assert_frame("swap=1 invert_left=1", 0.5f, 0.25f, -0.25, 0.5);
    assert_frame("invert_left=1", 0.5f, 0.25f, -0.5, 0.25);
    assert_frame("invert_right=1", 0.5f, 0.25f, 0.5, -0.25);
    assert_frame("invert_right=1 listen=1", 0.5f, 0.25f, 0.125, 0.125);
    assert_frame("invert_right=1 listen=2", 0.5f, 0.25f, 0.375, 0.375);
}

static void level_dim_and_mute(void **state)
{
    (void)state;
    assert_frame("level=-6", 0.5f, 0.25f, 0.5 * 0.50118723, 0.25 * 0.50118723);
    assert_frame("level=12", 0.5f, 0.25f, 0.5 * 3.98107171, 0.25 * 3.98107171);
    assert_frame("dim=1", 0.5f, 0.25f, 0.05, 0.025);
    assert_frame("dim=1 level=-6", 0.5f, 0.25f, 0.05 * 0.50118723, 0.025 * 0.50118723);
    assert_frame("mute=1", 0.5f, 0.25f, 0.0, 0.0);
}

/* Linkwitz-Riley of the fourth order, analogue: the square of a Butterworth of the second. */
static double low_db(double hz, double edge_hz)
{
    return -20.0 * log10(1.0 + pow(hz / edge_hz, 4.0));
}

static double high_db(double hz, double edge_hz)
{
    return -20.0 * log10(1.0 + pow(edge_hz / hz, 4.0));
}

static void assert_band(const Response *band, double hz, double expected_db, const char *name)
{
    if (expected_db > -100.0) { /* below, a float impulse response shows its own rounding */
        assert_close(decibels(response_direct(band, hz)), expected_db, 0.5, "%s at %g Hz", name,
                     hz);
    }
    assert_close(cabs(response_crossed(band, hz)), 0.0, 1e-9, "crosstalk of %s at %g Hz", name, hz);
}

static void bands_are_linkwitz_riley(void **state)
{
    (void)state;
    const double frequencies_hz[] = {25, 50, 80, 150, 300, 700, 1500, 3000, 6000};
    Response sub = response_measure(96000, "mode=0 band=1"),
             low = response_measure(96000, "mode=0 band=2");
    Response mid = response_measure(96000, "mode=0 band=3"),
             high = response_measure(96000, "mode=0 band=4");
    for (size_t k = 0; k < COUNT(frequencies_hz); k++) {
        const double hz = frequencies_hz[k];
        assert_band(&sub, hz, low_db(hz, 80), "sub");
        assert_band(&low, hz, high_db(hz, 80) + low_db(hz, 300), "low");
        assert_band(&mid, hz, high_db(hz, 300) + low_db(hz, 3000), "mid");
        assert_band(&high, hz, high_db(hz, 3000), "high");
    }
    response_free(&sub);
    response_free(&low);
    response_free(&mid);
    response_free(&high);
}

/* A change is not heard before the next slice, is complete within 20 ms and a slice, and is then
 * exactly what it would have been from the start. */
static void changes_arrive_exactly(void **state)
{
    (void)state;
    const size_t arrived = 960 + 2 * 64;
    Stereo in = white_noise(4800, 0.5f, 3), out = stereo_new(in.frames);
    Host moved = host_open(48000), there = host_open(48000);
    host_apply(&moved, "mode=0");
    host_apply(&there, "mode=0 level=-11 swap=1");
    Stereo target = host_render(&there, &in, 100);
    host_run(&moved, &in, &out, 0, 1000);
    host_apply(&moved, "level=-11 swap=1");
    host_run(&moved, &in, &out, 1000, in.frames - 1000);
    for (size_t i = 1000 + arrived; i < in.frames; i++) {
        assert_true(out.left[i] == target.left[i] && out.right[i] == target.right[i]);
    }
    assert_true(out.left[1024 + 480] != target.left[1024 + 480]);
    host_close(&moved);
    host_close(&there);
    stereo_free(&in);
    stereo_free(&out);
    stereo_free(&target);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(listen_swap_and_polarity),
        cmocka_unit_test(level_dim_and_mute),
        cmocka_unit_test(bands_are_linkwitz_riley),
        cmocka_unit_test(changes_arrive_exactly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
