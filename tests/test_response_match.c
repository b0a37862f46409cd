/* Level Match of responses in time: the programme's filters, and loudness through the convolver. */
#include "../plugin/acoustics/response_match.h"
#include "../plugin/dsp/decibel.h"
#include "../plugin/dsp/loudness.h"
#include "../plugin/dsp/match.h"
#include "../plugin/dsp/programme.h"
#include "check.h"
#include "convolve.h"
#include "noise.h"
#include "reference.h"
#include "response.h"

static double complex through(const BiquadDesign *filters, unsigned count, const Phasor *at)
{
    double complex h = 1.0;
    for (unsigned i = 0; i < count; i++) {
        h *= biquad_response(&filters[i], at->z_inverse);
    }
    return h;
}

static void filters_have_the_programmes_spectrum(void **state)
{
    (void)state;
    const double rates_hz[] = {44100, 48000, 96000, 192000};
    const double frequencies_hz[] = {30, 40, 60, 100, 300, 1000, 3000, 6000, 9000, 12000};
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        BiquadDesign filters[PROGRAMME_FILTERS], k[K_WEIGHTING_FILTERS];
        programme_filter_design(rates_hz[r], filters);
        k_weighting_design(rates_hz[r], k);
        const Phasor middle = phasor_at(1000.0, rates_hz[r]);
        const double gain_db = decibels(through(filters, PROGRAMME_FILTERS, &middle)) -
                               db_from_power(programme_power(1000.0)) -
                               decibels(through(k, K_WEIGHTING_FILTERS, &middle));
        for (size_t f = 0; f < COUNT(frequencies_hz); f++) {
            const double hz = frequencies_hz[f];
            const Phasor at = phasor_at(hz, rates_hz[r]);
            const double wanted_db = db_from_power(programme_power(hz)) +
                                     decibels(through(k, K_WEIGHTING_FILTERS, &at)) + gain_db;
            /* The low-pass's zero at half the rate pulls at its upper end. */
            const double tolerance_db = hz < rates_hz[r] / 8.0 ? 0.2 : hz < 10000.0 ? 0.6 : 3.5;
            assert_close(decibels(through(filters, PROGRAMME_FILTERS, &at)), wanted_db,
                         tolerance_db, "%g Hz at %g", hz, rates_hz[r]);
        }
    }
}

static void what_is_known_by_heart(void **state)
{
    (void)state;
    const float one = 1.0f, half = 0.5f, none = 0.0f;
    const BinauralResponse direct = {&one, &none, &none, &one, 1};
    const BinauralResponse soft = {&half, &none, &none, &half, 1};
    const BinauralResponse mono = {&half, &half, &half, &half, 1};
    const BinauralResponse silent = {&none, &none, &none, &none, 1};
    assert_close(response_match_gain_db(&direct, 48000), 0.0, 1e-9, "direct");
    assert_close(response_match_gain_db(&soft, 48000), 6.0206, 1e-3, "half");
    /* (L+R)/2 of channels correlated by a half has three quarters of the power. */
    assert_close(response_match_gain_db(&mono, 48000), 1.2494, 1e-3, "mono");
    assert_close(response_match_gain_db(&silent, 48000), 12.0, 1e-9, "silence");
}

/* The plugin's own settings, as responses: the same gain as from their transfer functions. */
static void agrees_with_transfer_functions(void **state)
{
    (void)state;
    const char *settings[] = {"mode=1", "mode=1 crossfeed=2 feed=3", "mode=1 wearing=2 design=2",
                              "mode=1 crossfeed=0 width=180 centre=-4"};
    for (size_t s = 0; s < COUNT(settings); s++) {
        char unmatched[128];
        snprintf(unmatched, sizeof unmatched, "%s level_match=0", settings[s]);
        Response with = response_measure(48000, settings[s]);
        Response without = response_measure(48000, unmatched);
        const BinauralResponse response = {without.from_left.left, without.from_left.right,
                                           without.from_right.left, without.from_right.right,
                                           (unsigned)without.from_left.frames};
        assert_close(response_match_gain_db(&response, 48000), with.match_gain_db, 0.05, "%s",
                     settings[s]);
        response_free(&with);
        response_free(&without);
    }
}

/* Through the convolver, by libebur128: as loud as the programme itself. */
static void is_as_loud_as_direct(void **state)
{
    (void)state;
    const unsigned lengths[] = {300, 24000};
    Stereo in = programme_noise(48000 * 15, 48000, 9), out = stereo_new(in.frames);
    const double direct_lufs = reference_integrated_lufs(&in, 48000);
    for (size_t k = 0; k < COUNT(lengths) * 2; k++) {
        NoiseResponse noise = noise_response(lengths[k / 2], k % 2, 5);
        for (unsigned i = 0; i < 4 * noise.frames; i++) { /* well within the ±12 dB of the gain */
            noise.paths[i % 4][i / 4] *= 3.0f;
        }
        const BinauralResponse paths = noise_response_paths(&noise);
        ConvolverRig rig;
        convolver_rig_up(&rig, kernels_best());
        convolver_rig_offer(&rig, &noise);
        convolve(rig.convolver, &in, &out, 0, in.frames, 64);
        const double gain_db = response_match_gain_db(&paths, 48000);
        assert_close(reference_integrated_lufs(&out, 48000) + gain_db, direct_lufs, 0.3,
                     "%u taps, symmetric %zu", noise.frames, k % 2);
        convolver_rig_down(&rig);
        noise_response_free(&noise);
    }
    stereo_free(&in);
    stereo_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(filters_have_the_programmes_spectrum),
        cmocka_unit_test(what_is_known_by_heart),
        cmocka_unit_test(agrees_with_transfer_functions),
        cmocka_unit_test(is_as_loud_as_direct),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
