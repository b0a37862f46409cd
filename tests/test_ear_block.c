/* From levels and phases to frames, against the mathematics in double precision. */
#include "../plugin/acoustics/ear_block.h"
#include "../plugin/acoustics/fourier.h"
#include "check.h"
#include "signals.h"

enum { LENGTH = 512, BINS = LENGTH / 2 + 1 };

static const double pi = 3.14159265358979323846;
static float nepers[2][BINS], radians[2][BINS];

static const float *block_of(EarBlock *block)
{
    return ear_block_make(block, &(EarBins){nepers[0], radians[0]},
                          &(EarBins){nepers[1], radians[1]});
}

static void expected_of(unsigned ear, double complex frames[LENGTH])
{
    for (unsigned k = 0; k < BINS; k++) {
        const double share = 2.0 * k / LENGTH;
        const double limit = share <= 0.9 ? 1.0 : 0.5 + 0.5 * cos(pi * (share - 0.9) / 0.1);
        frames[k] = limit * cexp((double)nepers[ear][k] + I * (double)radians[ear][k]);
        frames[(LENGTH - k) % LENGTH] = conj(frames[k]);
    }
    frames[0] = creal(frames[0]);
    fourier_inverse(frames, LENGTH);
}

/* Levels and phases as wide as they come; a delay of 200 frames and more. */
static void is_the_inverse_transform(void **state)
{
    (void)state;
    EarBlock *block = ear_block_new(LENGTH);
    assert_non_null(block);
    Stereo noise = white_noise(2 * BINS, 1.0F, 7);
    for (unsigned ear = 0; ear < 2; ear++) {
        for (unsigned k = 0; k < BINS; k++) {
            const float level = noise.left[ear * BINS + k], phase = noise.right[ear * BINS + k];
            nepers[ear][k] = 3.0F * level - 2.0F;
            radians[ear][k] = k ? 20.0F * phase - 2.5F * (float)k : 0.0F;
        }
    }
    const float *frames = block_of(block);
    for (unsigned ear = 0; ear < 2; ear++) {
        double complex expected[LENGTH];
        expected_of(ear, expected);
        for (unsigned n = 0; n < LENGTH; n++) {
            assert_close((double)frames[ear * LENGTH + n], creal(expected[n]), 3e-6,
                         "ear %u, frame %u", ear, n);
        }
    }
    ear_block_free(block);
    stereo_free(&noise);
}

static void far_below_is_nothing_and_no_number_is_wild(void **state)
{
    (void)state;
    EarBlock *block = ear_block_new(LENGTH);
    assert_non_null(block);
    for (unsigned k = 0; k < BINS; k++) {
        nepers[0][k] = -80.0F;
        nepers[1][k] = 80.0F;
        radians[0][k] = radians[1][k] = 0.0F;
    }
    const float *frames = block_of(block);
    for (unsigned n = 0; n < 2 * LENGTH; n++) {
        assert_true(isfinite(frames[n]));
    }
    ear_block_free(block);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_the_inverse_transform),
        cmocka_unit_test(far_below_is_nothing_and_no_number_is_wild),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
