/* The energies over 400 ms and 3 s: those of just these frames, at any time, and exactly silence
 * where all of them are silent. */
#include "../plugin/dsp/energy_window.h"
#include "check.h"
#include "signals.h"

enum { RATE_HZ = 8000, BIN = RATE_HZ / 100, SECONDS = 8 };

static Pair frame_of(const Stereo *in, size_t i)
{
    return (Pair){(double)in->left[i], (double)in->right[i]};
}

/* Of the `bins` bins up to `end`, frame by frame. */
static Energy directly(const Stereo *in, size_t end, size_t bins)
{
    Energy sum = {0.0, 0.0, 0.0};
    for (size_t i = end > bins * BIN ? end - bins * BIN : 0; i < end; i++) {
        const Pair x = frame_of(in, i);
        sum.left += x[0] * x[0];
        sum.right += x[1] * x[1];
        sum.cross += x[0] * x[1];
    }
    return sum;
}

static void assert_same(const Energy *measured, const Energy *expected, const char *what,
                        size_t end)
{
    const double tolerance = 1e-12 * (expected->left + expected->right);
    assert_close(measured->left, expected->left, tolerance, "left over %s, frame %zu", what, end);
    assert_close(measured->right, expected->right, tolerance, "right over %s, frame %zu", what,
                 end);
    assert_close(measured->cross, expected->cross, tolerance, "cross over %s, frame %zu", what,
                 end);
}

static void sums_the_latest_bins_at_any_time(void **state)
{
    (void)state;
    Stereo in = white_noise((size_t)SECONDS * RATE_HZ, 1.0f, 3);
    EnergyWindow window;
    energy_window_init(&window, RATE_HZ);
    for (size_t end = 1; end <= in.frames; end++) {
        const Pair x = frame_of(&in, end - 1);
        assert_true(energy_window_add(&window, &x, 1) == (end % BIN == 0));
        if (end % BIN == 0) {
            const Energy short_term = directly(&in, end, ENERGY_BINS);
            const Energy momentary = directly(&in, end, ENERGY_BINS_400_MS);
            const Energy latest = directly(&in, end, 1);
            assert_same(&window.over_3_s, &short_term, "3 s", end);
            assert_same(&window.over_400_ms, &momentary, "400 ms", end);
            assert_same(&window.latest, &latest, "10 ms", end);
        }
    }
    stereo_free(&in);
}

static void forgets_what_was_loud_to_the_last_bit(void **state)
{
    (void)state;
    EnergyWindow window;
    energy_window_init(&window, RATE_HZ);
    for (size_t i = 0; i < (size_t)SECONDS * RATE_HZ; i++) {
        const Pair x = pair_both(i < 12345 ? 3000.0 / 7.0 : 0.0);
        energy_window_add(&window, &x, 1);
        if (i >= 12345 + 3 * RATE_HZ + BIN) {
            assert_true(window.over_3_s.left == 0.0 && window.over_3_s.cross == 0.0);
        }
        if (i >= 12345 + 4 * RATE_HZ / 10 + BIN) {
            assert_true(window.over_400_ms.left == 0.0 && window.over_400_ms.cross == 0.0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_the_latest_bins_at_any_time),
        cmocka_unit_test(forgets_what_was_loud_to_the_last_bit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
