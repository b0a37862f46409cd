/* What measures a room, on responses whose figures are known. */
#include "check.h"
#include "room_measures.h"
#include "signals.h"
#include <stdlib.h>

static const double pi = 3.14159265358979323846;
static const double rates_hz[] = {44100, 48000, 96000};

/* Silence to write into; whoever has it frees the ears. */
static double complex *ears_new(EarResponse *response, double seconds, double rate_hz)
{
    const uint32_t frames = (uint32_t)(seconds * rate_hz);
    double complex *ears = calloc(frames, sizeof *ears);
    assert_non_null(ears);
    *response = (EarResponse){ears, frames, rate_hz};
    return ears;
}

static void ears_free(EarResponse *response)
{
    free((void *)response->ears);
}

/* --------------------------------------------------------------------- reverberation -- */

/* A sine in the middle of each octave, each with a T of its own, on both ears. */
static void add_decays(const EarResponse *response, double complex *ears,
                       const double reverberation_s[MEASURED_OCTAVES])
{
    for (unsigned b = 0; b < MEASURED_OCTAVES; b++) {
        const double hz = measured_octave_hz(b);
        for (uint32_t n = 0; n < response->frames; n++) {
            const double time_s = n / response->rate_hz;
            ears[n] += (1.0 + I) * pow(10.0, -3.0 * time_s / reverberation_s[b]) *
                       sin(2.0 * pi * hz * time_s + b);
        }
    }
}

static void decays_have_their_times(void **state)
{
    (void)state;
    static const double wanted_s[MEASURED_OCTAVES] = {0.5, 0.4, 0.35, 0.3, 0.3, 0.25, 0.2};
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        EarResponse response;
        double complex *ears = ears_new(&response, 1.0, rates_hz[r]);
        add_decays(&response, ears, wanted_s);
        const uint32_t starts[] = {0, (uint32_t)(0.05 * rates_hz[r])};
        for (size_t s = 0; s < COUNT(starts); s++) {
            double measured_s[MEASURED_OCTAVES];
            octave_reverberation_s(&response, starts[s], measured_s);
            for (unsigned b = 0; b < MEASURED_OCTAVES; b++) {
                assert_close(measured_s[b], wanted_s[b], 0.02 * wanted_s[b],
                             "%g Hz from frame %u, rate %g", measured_octave_hz(b), starts[s],
                             rates_hz[r]);
            }
        }
        ears_free(&response);
    }
}

static void add_noise(const EarResponse *response, double complex *ears, float peak)
{
    Stereo noise = white_noise(response->frames, peak, 7);
    for (uint32_t n = 0; n < response->frames; n++) {
        ears[n] += (double)noise.left[n] + I * (double)noise.right[n];
    }
    stereo_free(&noise);
}

static void noise_takes_nothing_off_a_decay_or_all(void **state)
{
    (void)state;
    static const double wanted_s[MEASURED_OCTAVES] = {0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6};
    EarResponse response;
    double complex *ears = ears_new(&response, 1.5, 48000.0);
    double measured_s[MEASURED_OCTAVES];
    add_decays(&response, ears, wanted_s);
    add_noise(&response, ears, 0.003F);
    octave_reverberation_s(&response, 0, measured_s);
    for (unsigned b = 0; b < MEASURED_OCTAVES; b++) {
        assert_close(measured_s[b], 0.6, 0.02 * 0.6, "%g Hz", measured_octave_hz(b));
    }
    add_noise(&response, ears, 0.3F);
    octave_reverberation_s(&response, 0, measured_s);
    for (unsigned b = 2; b < MEASURED_OCTAVES; b++) {
        assert_true(isnan(measured_s[b]));
    }
    ears_free(&response);
}

static void filters_and_silence_have_no_time(void **state)
{
    (void)state;
    static const double short_s[MEASURED_OCTAVES] = {0.08, 0.08, 0.08, 0.08, 0.08, 0.08, 0.08};
    EarResponse response;
    double complex *ears = ears_new(&response, 1.0, 48000.0);
    double measured_s[MEASURED_OCTAVES];
    octave_reverberation_s(&response, 100, measured_s);
    for (unsigned b = 0; b < MEASURED_OCTAVES; b++) {
        assert_true(isnan(measured_s[b]));
    }
    add_decays(&response, ears, short_s); /* bandwidth x T is 14 at 250 Hz and 28 at 500 Hz */
    octave_reverberation_s(&response, 0, measured_s);
    assert_true(isnan(measured_s[0]) && isnan(measured_s[1]));
    assert_close(measured_s[2], 0.08, 0.1 * 0.08, "500 Hz");
    ears_free(&response);
}

/* ------------------------------------------------------------------------------ direct -- */

/* A click at both ears, and what comes back of it. Clicks far apart hardly meet in an octave. */
static void direct_sound_and_the_rest(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        const uint32_t ms = (uint32_t)(rates_hz[r] / 1000.0), click = 10 * ms;
        EarResponse whole, direct;
        double complex *ears = ears_new(&whole, 0.5, rates_hz[r]);
        double complex *alone = ears_new(&direct, 0.1, rates_hz[r]);
        ears[click] = alone[click] = 1.0 + 0.5 * I;
        ears[click + 14 * ms] = 0.25;
        ears[click + 60 * ms] = 0.5 + 0.5 * I;
        ears[click + 120 * ms] = 0.05 * I;
        assert_int_equal(arrival_frame(&direct), click);
        assert_close(direct_to_reverberant_db(&whole, &direct), 10.0 * log10(1.25 / 0.565), 0.05,
                     "direct to reverberant");
        assert_close(loudest_reflection_db(&whole, &direct, click + 15 * ms), 20.0 * log10(0.25),
                     0.01, "within 15 ms, left ear");
        assert_close(clarity_db(&whole, click), 10.0 * log10(1.8125 / 0.0025), 0.05, "clarity");
        assert_true(isnan(direct_to_reverberant_db(&direct, &direct)));
        assert_true(isnan(loudest_reflection_db(&direct, &direct, 100 * ms)));
        assert_true(isnan(clarity_db(&direct, click)));
        ears_free(&whole);
        ears_free(&direct);
    }
}

/* --------------------------------------------------------------------------- coherence -- */

/* The left ear hears noise; the right one the same `delay` frames later and `sign` times, with a
 * share of a noise of its own that leaves the coherence asked for. */
static double coherence_of_noise(double coherence, uint32_t delay, double sign)
{
    EarResponse response;
    double complex *ears = ears_new(&response, 2.0, 48000.0);
    Stereo noise = white_noise(response.frames, 1.0F, 3);
    const double own = sqrt(1.0 - coherence * coherence);
    for (uint32_t n = delay; n < response.frames; n++) {
        const double right =
            sign * (coherence * (double)noise.left[n - delay] + own * (double)noise.right[n]);
        ears[n] = (double)noise.left[n] + I * right;
    }
    const double measured = interaural_coherence(&response, 0, response.frames);
    stereo_free(&noise);
    ears_free(&response);
    return measured;
}

static void coherence_is_that_of_the_ears(void **state)
{
    (void)state;
    assert_close(coherence_of_noise(1.0, 0, 1.0), 1.0, 1e-9, "the same");
    assert_close(coherence_of_noise(1.0, 0, -1.0), 1.0, 1e-9, "turned");
    assert_close(coherence_of_noise(1.0, 36, 1.0), 1.0, 0.005, "0.75 ms late");
    assert_close(coherence_of_noise(0.6, 20, 1.0), 0.6, 0.05, "in part");
    assert_at_most(coherence_of_noise(0.0, 0, 1.0), 0.1, "none");
    assert_at_most(coherence_of_noise(1.0, 240, 1.0), 0.1, "5 ms late");
}

static void coherence_is_of_the_time_asked_for(void **state)
{
    (void)state;
    EarResponse response;
    double complex *ears = ears_new(&response, 1.0, 48000.0);
    Stereo noise = white_noise(response.frames, 1.0F, 5);
    for (uint32_t n = 0; n < response.frames; n++) {
        ears[n] = (double)noise.left[n] + I * (double)(n < 24000 ? noise.left : noise.right)[n];
    }
    assert_close(interaural_coherence(&response, 0, 24000), 1.0, 0.01, "first half");
    assert_at_most(interaural_coherence(&response, 24000, 48000), 0.15, "second half");
    assert_true(isnan(interaural_coherence(&response, 48000, 48000)));
    stereo_free(&noise);
    ears_free(&response);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decays_have_their_times),
        cmocka_unit_test(noise_takes_nothing_off_a_decay_or_all),
        cmocka_unit_test(filters_and_silence_have_no_time),
        cmocka_unit_test(direct_sound_and_the_rest),
        cmocka_unit_test(coherence_is_that_of_the_ears),
        cmocka_unit_test(coherence_is_of_the_time_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
