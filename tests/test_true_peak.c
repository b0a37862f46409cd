/* The true-peak detector against tones, whose peaks are known, on every kernel that runs here. */
#include "../plugin/dsp/decibel.h"
#include "../plugin/dsp/true_peak.h"
#include "check.h"
#include "signals.h"
#include <stdlib.h>
#include <string.h>

static const double pi = 3.14159265358979323846;
enum { FRAMES = 2048 };

/* Frame by frame, of `in` in slices of `cut` frames at most. */
static float *peaks_of(const Stereo *in, unsigned lanes, uint32_t cut)
{
    TruePeak *detector = malloc(sizeof *detector);
    float *peaks = calloc(in->frames, sizeof *peaks);
    true_peak_init(detector);
    detector->kernels = kernels_of(lanes);
    for (size_t at = 0; at < in->frames; at += cut) {
        const size_t rest = in->frames - at;
        Slice slice = {.frames = rest < cut ? (uint32_t)rest : cut};
        memcpy(slice.left, in->left + at, slice.frames * sizeof(float));
        memcpy(slice.right, in->right + at, slice.frames * sizeof(float));
        true_peak_find(detector, &slice, peaks + at);
    }
    free(detector);
    return peaks;
}

static float settled_peak(const Stereo *in, unsigned lanes)
{
    float *peaks = peaks_of(in, lanes, SLICE_FRAMES), peak = 0.0f;
    for (size_t i = 200; i < in->frames; i++) {
        peak = fmaxf(peak, peaks[i]);
    }
    free(peaks);
    return peak;
}

/* Of multiples of a 72nd of the rate every period is met at the same few points: the worst case. */
static void tones_are_found_within_their_tolerance(void **state)
{
    (void)state;
    const double highest = 20000.0 / 44100.0;
    for (unsigned lanes = 4; lanes <= 8; lanes += 4) {
        for (int k = 1; k <= 33 && kernels_of(lanes); k++) {
            for (int turn = 0; turn < 16; turn++) {
                const double frequency = k == 33 ? highest : k / 72.0;
                Stereo s = stereo_new(FRAMES);
                for (size_t i = 0; i < s.frames; i++) {
                    s.right[i] =
                        (float)(0.5 * cos(2.0 * pi * frequency * ((double)i + turn / 128.0)));
                }
                const double found_db = db_from_gain((double)settled_peak(&s, lanes) / 0.5);
                assert_at_most(found_db, 0.04, "%g of the rate, turn %d", frequency, turn);
                assert_at_most(-found_db, 0.07, "%g of the rate, turn %d", frequency, turn);
                stereo_free(&s);
            }
        }
    }
}

static void no_sample_is_above_its_peak(void **state)
{
    (void)state;
    Stereo in = white_noise(FRAMES, 1.0f, 2);
    float *peaks = peaks_of(&in, 4, SLICE_FRAMES);
    for (size_t i = TRUE_PEAK_DELAY; i < in.frames; i++) {
        const size_t from = i - TRUE_PEAK_DELAY;
        assert_true(peaks[i] >= fabsf(in.left[from]) && peaks[i] >= fabsf(in.right[from]));
    }
    free(peaks);
    stereo_free(&in);
}

static void any_cut_gives_the_same_bits(void **state)
{
    (void)state;
    Stereo in = white_noise(FRAMES, 1.0f, 2);
    const uint32_t cuts[] = {1, 3, 8, 40};
    for (unsigned lanes = 4; lanes <= 8; lanes += 4) {
        for (size_t c = 0; c < COUNT(cuts) && kernels_of(lanes); c++) {
            float *whole = peaks_of(&in, lanes, SLICE_FRAMES);
            float *cut = peaks_of(&in, lanes, cuts[c]);
            assert_memory_equal(whole, cut, FRAMES * sizeof(float));
            free(whole);
            free(cut);
        }
    }
    stereo_free(&in);
}

static void remembers_only_what_it_is_told(void **state)
{
    (void)state;
    TruePeak *detector = malloc(sizeof *detector);
    true_peak_init(detector);
    Slice loud = {.frames = SLICE_FRAMES}, past = {.frames = 44}, next = {.frames = SLICE_FRAMES};
    for (int i = 0; i < SLICE_FRAMES; i++) {
        loud.left[i] = 9.0f;
        past.left[i] = next.left[i] = 0.5f;
    }
    float peaks[SLICE_FRAMES];
    true_peak_find(detector, &loud, peaks);
    true_peak_restart(detector, &past);
    true_peak_find(detector, &next, peaks);
    for (int i = TRUE_PEAK_DELAY; i < SLICE_FRAMES; i++) {
        assert_close(peaks[i], 0.5, 1e-6, "frame %d", i);
    }
    free(detector);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tones_are_found_within_their_tolerance),
        cmocka_unit_test(no_sample_is_above_its_peak),
        cmocka_unit_test(any_cut_gives_the_same_bits),
        cmocka_unit_test(remembers_only_what_it_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
