/* The quick inverse transform against the plain one. */
#include "../plugin/acoustics/fast_fourier.h"
#include "../plugin/acoustics/fourier.h"
#include "check.h"
#include "signals.h"

enum { MOST = 4096 };

static void is_the_plain_inverse(void **state)
{
    (void)state;
    static float re[MOST], im[MOST];
    static double complex plain[MOST];
    for (unsigned length = 16; length <= MOST; length *= 2) {
        FastFourier *fourier = fast_fourier_new(length);
        assert_non_null(fourier);
        Stereo noise = white_noise(length, 1.0F, length);
        for (unsigned n = 0; n < length; n++) {
            re[n] = noise.left[n];
            im[n] = noise.right[n];
            plain[n] = length * ((double)re[n] + I * (double)im[n]);
        }
        fast_fourier_inverse(fourier, re, im);
        fourier_inverse(plain, length);
        for (unsigned n = 0; n < length; n++) {
            const double complex quick = (double)re[n] + I * (double)im[n];
            assert_close(cabs(quick - plain[n]), 0.0, 1e-6 * sqrt(length), "%u of %u", n, length);
        }
        fast_fourier_free(fourier);
        stereo_free(&noise);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_the_plain_inverse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
