/* The delay line: both channels so many frames later, bit for bit, however it is cut. */
#include "../plugin/dsp/delay_line.h"
#include "check.h"
#include "signals.h"
#include <string.h>

/* In slices of irregular lengths, up to 64 frames. */
static Stereo delayed(DelayLine *line, const Stereo *in)
{
    Stereo out = stereo_new(in->frames);
    uint32_t frames = 1;
    for (size_t at = 0; at < in->frames; at += frames) {
        frames = (frames * 29 + 7) % SLICE_FRAMES + 1;
        frames = (uint32_t)(in->frames - at < frames ? in->frames - at : frames);
        Slice slice = {.frames = frames};
        memcpy(slice.left, in->left + at, frames * sizeof(float));
        memcpy(slice.right, in->right + at, frames * sizeof(float));
        delay_line_process(line, &slice);
        memcpy(out.left + at, slice.left, frames * sizeof(float));
        memcpy(out.right + at, slice.right, frames * sizeof(float));
    }
    return out;
}

static void comes_out_that_much_later(void **state)
{
    (void)state;
    const uint32_t lengths[] = {1, 44, 63, 64, 65, 96, 384};
    for (size_t k = 0; k < COUNT(lengths); k++) {
        DelayLine line;
        assert_true(delay_line_init(&line, lengths[k]));
        Stereo in = white_noise(2000, 1.0f, 4), out = delayed(&line, &in);
        for (size_t i = 0; i < in.frames; i++) {
            assert_true(out.left[i] == (i < lengths[k] ? 0.0f : in.left[i - lengths[k]]));
            assert_true(out.right[i] == (i < lengths[k] ? 0.0f : in.right[i - lengths[k]]));
        }
        stereo_free(&in);
        stereo_free(&out);
        delay_line_free(&line);
    }
}

static void shows_what_came_last(void **state)
{
    (void)state;
    const uint32_t lengths[] = {44, 96};
    for (size_t k = 0; k < COUNT(lengths); k++) {
        DelayLine line;
        assert_true(delay_line_init(&line, lengths[k]));
        Stereo in = white_noise(1000, 1.0f, 6), out = delayed(&line, &in);
        const Slice newest = delay_line_newest(&line);
        assert_int_equal(newest.frames, lengths[k] < SLICE_FRAMES ? lengths[k] : SLICE_FRAMES);
        const size_t from = in.frames - newest.frames, bytes = newest.frames * sizeof(float);
        assert_memory_equal(newest.left, in.left + from, bytes);
        assert_memory_equal(newest.right, in.right + from, bytes);
        stereo_free(&in);
        stereo_free(&out);
        delay_line_free(&line);
    }
}

static void forgets(void **state)
{
    (void)state;
    DelayLine line;
    assert_true(delay_line_init(&line, 96));
    Stereo in = white_noise(1000, 1.0f, 6), out = delayed(&line, &in);
    delay_line_forget(&line);
    Stereo silence = stereo_new(200), rest = delayed(&line, &silence);
    assert_true(stereo_same_bits(&silence, &rest));
    stereo_free(&in);
    stereo_free(&out);
    stereo_free(&silence);
    stereo_free(&rest);
    delay_line_free(&line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_out_that_much_later),
        cmocka_unit_test(shows_what_came_last),
        cmocka_unit_test(forgets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
