/* What the stage drowns: the analysis of the programme in ERB bands, and the share that is masked.
 */
#include "../plugin/acoustics/diffuse_field.h"
#include "../plugin/dsp/decibel.h"
#include "../plugin/dsp/masked.h"
#include "../plugin/dsp/stage_noise.h"
#include "check.h"
#include "noise.h"
#include "slices.h"
#include "spectra.h"
#include <stdlib.h>

static const double rates_hz[] = {22050, 44100, 48000, 88200, 96000, 192000};

static void analyse(void *levels, Slice *slice)
{
    band_levels_process(levels, slice);
}

static void erb_bands_are_glasberg_and_moores(void **state)
{
    (void)state;
    for (unsigned band = 0; band < ERB_BANDS; band++) {
        const double erb_hz = 24.7 * (4.37e-3 * erb_middle_hz(band) + 1.0);
        assert_close(erb_edge_hz(band + 1) - erb_edge_hz(band), erb_hz, 0.01 * erb_hz, "band %u",
                     band);
    }
    assert_close(erb_to_hz(21.4 * log10(1.0 + 4.37)), 1000.0, 1e-6, "1 kHz");
}

static unsigned band_of(double hz)
{
    unsigned band = 0;
    while (hz >= erb_edge_hz(band + 1)) {
        band++;
    }
    return band;
}

static void a_tone_is_found_in_its_band_and_ear(void **state)
{
    (void)state;
    const double tones_hz[] = {70, 1000, 6900};
    for (size_t k = 0; k < COUNT(rates_hz) * COUNT(tones_hz); k++) {
        const double rate_hz = rates_hz[k / COUNT(tones_hz)];
        const unsigned band = band_of(tones_hz[k % COUNT(tones_hz)]);
        Stereo x = sine((size_t)rate_hz, rate_hz, erb_middle_hz(band), 0.5f);
        for (size_t i = 0; i < x.frames; i++) {
            x.right[i] *= 0.01f;
        }
        BandLevels *levels = malloc(sizeof *levels);
        band_levels_init(levels, rate_hz);
        process_slices(analyse, levels, &x, 0, x.frames);
        double left = 0.0, right = 0.0; /* a window spreads a tone over neighbouring bins */
        for (unsigned b = band ? band - 1 : 0; b <= band + 1; b++) {
            left += levels->power[b][EAR_LEFT];
            right += levels->power[b][EAR_RIGHT];
        }
        assert_close(db_from_power(left), -9.03, 0.3, "%g Hz at %g", erb_middle_hz(band), rate_hz);
        assert_close(db_from_power(right), -49.03, 0.3, "the other ear");
        assert_true(levels->power[band][EAR_LEFT] > 0.6 * left);
        assert_true(levels->power[band + 6][EAR_LEFT] < 1e-4 * left);
        free(levels);
        stereo_free(&x);
    }
}

static void noise_has_its_power_in_every_band(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        Stereo x = white_noise((size_t)(8.0 * rates_hz[r]), 1.0f, 8);
        BandLevels *levels = malloc(sizeof *levels);
        band_levels_init(levels, rates_hz[r]);
        process_slices(analyse, levels, &x, 0, x.frames);
        for (unsigned band = 10; erb_edge_hz(band + 1) < fmin(14000.0, 0.45 * rates_hz[r]);
             band++) {
            const double width_hz = erb_edge_hz(band + 1) - erb_edge_hz(band);
            const double wanted = width_hz / 3.0 / (rates_hz[r] / 2.0);
            /* some 0.4 s of noise: chance alone moves it */
            assert_close(db_from_power(levels->power[band][EAR_LEFT] / wanted), 0.0, 2.5,
                         "band %u at %g", band, rates_hz[r]);
        }
        free(levels);
        stereo_free(&x);
    }
}

/* -------------------------------------------------------------------------------- masked -- */

static StageSpec stage_at(double level_dba, double isolation_db)
{
    StageSpec spec = {.on = true,
                      .level_dba = level_dba,
                      .full_scale_spl_db = 115.0,
                      .isolation_db = isolation_db,
                      .field_at_1_khz_db = diffuse_field_at_1_khz_db};
    diffuse_field_filters(DEVICE_OPEN_BACK, spec.to_field);
    return spec;
}

static void take(void *masked, Slice *slice)
{
    masked_process(masked, slice);
}

static double share_of(Stereo *programme, const StageSpec *spec, double rate_hz)
{
    Masked *masked = malloc(sizeof *masked);
    masked_init(masked, rate_hz);
    masked_set(masked, spec);
    process_slices(take, masked, programme, 0, programme->frames);
    const double share = masked_share(masked);
    free(masked);
    return share;
}

static void scale(Stereo *x, double db)
{
    for (size_t i = 0; i < x->frames; i++) {
        x->left[i] *= (float)gain_from_db(db);
        x->right[i] *= (float)gain_from_db(db);
    }
}

static void ends_are_0_and_100_percent(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        Stereo x = programme_noise((size_t)rates_hz[r], rates_hz[r], 4);
        StageSpec spec = stage_at(120.0, 0.0);
        spec.on = false;
        assert_close(share_of(&x, &spec, rates_hz[r]), 0.0, 0.0, "off");
        spec = stage_at(70.0, 40.0);
        assert_close(share_of(&x, &spec, rates_hz[r]), 0.0, 0.0, "isolated, at %g", rates_hz[r]);
        spec = stage_at(120.0, 0.0);
        scale(&x, -40.0); /* 60 dB and more under a noise of 120 dBA */
        assert_close(share_of(&x, &spec, rates_hz[r]), 1.0, 0.0, "drowned, at %g", rates_hz[r]);
        stereo_free(&x);
    }
}

static void it_grows_with_the_stage_and_falls_with_the_isolation(void **state)
{
    (void)state;
    Stereo x = programme_noise(96000, 48000, 4);
    double last = 0.0;
    int between = 0;
    for (double *level_dba = (double[]){70, 75, 80, 85, 90, 95, 100, 105, 110, 115, 120, 0};
         *level_dba > 0.0; level_dba++) {
        const StageSpec spec = stage_at(*level_dba, 10.0);
        const double share = share_of(&x, &spec, 48000);
        assert_true(share >= last);
        between += share > 0.0 && share < 1.0;
        last = share;
    }
    assert_true(between >= 2);
    for (double *isolation_db = (double[]){10, 15, 20, 25, 30, 35, 40, 0}; *isolation_db > 0.0;
         isolation_db++) {
        const StageSpec spec = stage_at(120.0, *isolation_db);
        const double share = share_of(&x, &spec, 48000);
        assert_true(share <= last);
        last = share;
    }
    stereo_free(&x);
}

static void it_falls_as_the_programme_grows(void **state)
{
    (void)state;
    const StageSpec spec = stage_at(105.0, 25.0);
    double last = 1.0;
    for (int db = -60; db <= 20; db += 5) {
        Stereo x = programme_noise(96000, 48000, 4);
        scale(&x, db);
        const double share = share_of(&x, &spec, 48000);
        assert_true(share <= last);
        last = share;
        stereo_free(&x);
    }
    assert_close(last, 0.0, 0.0, "a loud programme");
}

static void the_worse_ear_counts(void **state)
{
    (void)state;
    Stereo x = programme_noise(96000, 48000, 4);
    StageSpec sealed = stage_at(100.0, 25.0), leaking = sealed;
    leaking.leak_mm[EAR_RIGHT] = 0.6;
    const double both_sealed = share_of(&x, &sealed, 48000);
    const double one_leaks = share_of(&x, &leaking, 48000);
    assert_true(one_leaks > both_sealed);
    Stereo silent = stereo_new(96000);
    assert_close(share_of(&silent, &leaking, 48000), 0.0, 0.0, "no programme");
    stereo_free(&x);
    stereo_free(&silent);
}

static void add_noise(void *noise, Slice *slice)
{
    stage_noise_process(noise, slice);
}

/* What is assumed of the noise is what is heard. */
static void the_noise_is_the_one_that_is_heard(void **state)
{
    (void)state;
    StageSpec spec = stage_at(100.0, 25.0);
    spec.leak_mm[EAR_LEFT] = 0.35;
    Masked *masked = malloc(sizeof *masked);
    StageNoise *noise = malloc(sizeof *noise);
    masked_init(masked, 48000);
    masked_set(masked, &spec);
    stage_noise_init(noise, 48000, &spec);
    Stereo x = stereo_new(20 * 48000);
    process_slices(add_noise, noise, &x, 0, x.frames);
    Spectra *s = spectra_of(x.left, x.right, x.frames, 48000);
    for (unsigned band = 2; band < ERB_BANDS; band++) {
        const double low_hz = erb_edge_hz(band), high_hz = erb_edge_hz(band + 1);
        assert_close(db_from_power(band_power(s, s->left, low_hz, high_hz)),
                     db_from_power(masked->noise[band][EAR_LEFT]), 1.0, "left, band %u", band);
        assert_close(db_from_power(band_power(s, s->right, low_hz, high_hz)),
                     db_from_power(masked->noise[band][EAR_RIGHT]), 1.0, "right, band %u", band);
    }
    free(s);
    free(masked);
    free(noise);
    stereo_free(&x);
}

/* The threshold of ISO 226:2003, table 1. */
static void the_threshold_is_about_that_of_the_standard(void **state)
{
    (void)state;
    const struct {
        double hz, db;
    } points[] = {{63, 37.5},  {125, 22.1},  {250, 11.4}, {500, 4.4},
                  {1000, 2.4}, {2000, -1.3}, {4000, -5.4}};
    for (size_t k = 0; k < COUNT(points); k++) {
        assert_close(threshold_in_quiet_db(points[k].hz), points[k].db, 5.0, "%g Hz", points[k].hz);
    }
}

static void blocks_make_no_difference(void **state)
{
    (void)state;
    const StageSpec spec = stage_at(95.0, 10.0);
    Masked *a = malloc(sizeof *a), *b = malloc(sizeof *b);
    masked_init(a, 96000);
    masked_init(b, 96000);
    masked_set(a, &spec);
    masked_set(b, &spec);
    Stereo x = programme_noise(96000, 96000, 4);
    process_slices(take, a, &x, 0, x.frames);
    process_cut_slices(take, b, &x);
    assert_memory_equal(a->programme.power, b->programme.power, sizeof a->programme.power);
    assert_true(masked_share(a) == masked_share(b));
    free(a);
    free(b);
    stereo_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(erb_bands_are_glasberg_and_moores),
        cmocka_unit_test(a_tone_is_found_in_its_band_and_ear),
        cmocka_unit_test(noise_has_its_power_in_every_band),
        cmocka_unit_test(ends_are_0_and_100_percent),
        cmocka_unit_test(it_grows_with_the_stage_and_falls_with_the_isolation),
        cmocka_unit_test(it_falls_as_the_programme_grows),
        cmocka_unit_test(the_worse_ear_counts),
        cmocka_unit_test(the_noise_is_the_one_that_is_heard),
        cmocka_unit_test(the_threshold_is_about_that_of_the_standard),
        cmocka_unit_test(blocks_make_no_difference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
