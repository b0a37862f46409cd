/* Pink noise: its level in each third octave, from rate to rate. */
#include "../plugin/dsp/decibel.h"
#include "../plugin/dsp/phasor.h"
#include "../plugin/dsp/pink.h"
#include "check.h"
#include "spectra.h"
#include <stdlib.h>

static const double rates_hz[] = {22050, 44100, 48000, 96000, 192000};

static double complex response(const Pink *pink, double hz, double rate_hz)
{
    return biquads_transfer(pink->filter, PINK_FILTERS, phasor_at(hz, rate_hz).z_inverse);
}

static void filters_fall_by_3_db_an_octave(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        Pink pink;
        pink_init(&pink, rates_hz[r], 1);
        const double top_hz = fmin(20000.0, 0.46 * rates_hz[r]);
        for (int k = 0; k <= 200; k++) {
            const double hz = 15.0 * pow(top_hz / 15.0, k / 200.0);
            const double density = 1.0 / 3.0 / (rates_hz[r] / 2.0); /* of uniform noise */
            const double power = pow(cabs(response(&pink, hz, rates_hz[r])), 2.0) * density * hz;
            assert_close(db_from_power(power), 0.0, 0.2, "%g Hz at %g", hz, rates_hz[r]);
        }
    }
}

static void both_lanes_sound_so_and_are_independent(void **state)
{
    (void)state;
    enum { FRAMES = 441000 };
    float *left = malloc(FRAMES * sizeof *left), *right = malloc(FRAMES * sizeof *right);
    Pink pink;
    pink_init(&pink, 44100, 1);
    for (int at = 0; at < FRAMES; at += 8) {
        Pair x[8];
        pink_fill(&pink, x, 8);
        for (int i = 0; i < 8; i++) {
            left[at + i] = (float)x[i][0];
            right[at + i] = (float)x[i][1];
        }
    }
    Spectra *s = spectra_of(left, right, FRAMES, 44100);
    for (int third = -10; third <= 12; third++) {
        const double low_hz = 1000.0 * pow(2.0, (third - 0.5) / 3.0);
        const double high_hz = low_hz * cbrt(2.0), wanted_db = db_from_power(log(2.0) / 3.0);
        assert_close(db_from_power(band_power(s, s->left, low_hz, high_hz)), wanted_db, 1.0,
                     "left from %g Hz", low_hz);
        assert_close(db_from_power(band_power(s, s->right, low_hz, high_hz)), wanted_db, 1.0,
                     "right from %g Hz", low_hz);
    }
    assert_close(band_coherence(s, 500, 16000), 0.0, 0.02, "coherence");
    free(s);
    free(left);
    free(right);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(filters_fall_by_3_db_an_octave),
        cmocka_unit_test(both_lanes_sound_so_and_are_independent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
