/* The programme's spectrum as it is drawn: levels of sines and noise, how fast it moves, and that
 * neither slices nor what lies far away shape it. */
#include "../plugin/dsp/spectrum.h"
#include "check.h"
#include "signals.h"
#include <stdlib.h>
#include <string.h>

static const double rates_hz[] = {22050.0, 44100.0, 48000.0, 96000.0, 192000.0};
static const double pi = 3.14159265358979323846;

static Spectrum *spectrum_at_rate(double rate_hz)
{
    Spectrum *s = aligned_alloc(_Alignof(Spectrum), sizeof *s);
    assert_non_null(s);
    assert_true(spectrum_init(s, rate_hz));
    return s;
}

static void spectrum_done(Spectrum *s)
{
    spectrum_free(s);
    free(s);
}

static void feed(Spectrum *s, const Stereo *x, size_t block)
{
    for (size_t from = 0; from < x->frames; from += block) {
        Slice slice = {.frames = (uint32_t)(x->frames - from < block ? x->frames - from : block)};
        memcpy(slice.left, x->left + from, slice.frames * sizeof(float));
        memcpy(slice.right, x->right + from, slice.frames * sizeof(float));
        spectrum_process(s, &slice);
    }
}

static unsigned loudest_band(const float *db)
{
    unsigned loudest = 0;
    for (unsigned band = 1; band < SPECTRUM_BANDS; band++) {
        loudest = db[band] > db[loudest] ? band : loudest;
    }
    return loudest;
}

/* Until it has settled: the window fills, then the average. */
static void hear_sine(Spectrum *s, double rate_hz, double hz, float peak)
{
    const double seconds = fmin(1.5, 150.0 / hz) + 1.6;
    Stereo x = sine((size_t)(seconds * rate_hz), rate_hz, hz, peak);
    spectrum_forget(s);
    feed(s, &x, SLICE_FRAMES);
    stereo_free(&x);
}

static void assert_sine(Spectrum *s, double rate_hz, double hz)
{
    const double octaves_away = 0.5;
    hear_sine(s, rate_hz, hz, 1.0F);
    const float *db = spectrum_db(s);
    const unsigned loudest = loudest_band(db);
    const double spacing = log(1000.0) / (SPECTRUM_BANDS - 1);
    assert_close(db[loudest], -3.01, 0.5, "%g Hz at %g Hz", hz, rate_hz);
    assert_close(log(spectrum_band_hz(loudest) / hz), 0.0, 0.75 * spacing, "band of %g Hz", hz);
    for (unsigned band = 0; band < SPECTRUM_BANDS; band++) {
        if (fabs(log2(spectrum_band_hz(band) / hz)) > octaves_away) {
            assert_at_most(db[band], -60.0, "%g Hz of %g Hz", spectrum_band_hz(band), hz);
        }
    }
}

/* Between all bands' middles and edges, from 30 Hz to 18 kHz. */
static void a_sine_of_full_scale_reads_3_db_below(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        Spectrum *s = spectrum_at_rate(rates_hz[r]);
        const unsigned sines = rates_hz[r] == 48000.0 ? 190 : 17;
        const double highest_hz = fmin(18000.0, 0.45 * rates_hz[r]);
        for (unsigned n = 0; n < sines; n++) {
            assert_sine(s, rates_hz[r], 30.0 * pow(highest_hz / 30.0, n / (sines - 1.0)));
        }
        spectrum_done(s);
    }
}

static void levels_are_levels(void **state)
{
    (void)state;
    Spectrum *s = spectrum_at_rate(48000.0);
    const double hz = spectrum_band_hz(67);
    for (int below = 0; below <= 90; below += 18) {
        const double db = -below;
        hear_sine(s, 48000.0, hz, (float)pow(10.0, db / 20.0));
        assert_close(spectrum_db(s)[67], db - 3.01, 0.1, "a sine of %g dB", db);
    }
    spectrum_done(s);
}

/* White noise has the same power in each Hz, pink in each band: what is right here is right there.
 * The margins are those of the header. */
static void noise_reads_its_power_and_a_little(void **state)
{
    (void)state;
    enum { PARTS = 200 };
    const double rate_hz = 48000.0, third = 1.0 / 3.0, seconds = 0.75;
    double *mean = calloc(SPECTRUM_BANDS, sizeof *mean);
    Spectrum *s = spectrum_at_rate(rate_hz);
    for (unsigned part = 0; part < PARTS; part++) {
        Stereo x = white_noise((size_t)(seconds * rate_hz), 1.0F, part + 1);
        memcpy(x.right, x.left, x.frames * sizeof *x.right);
        feed(s, &x, SLICE_FRAMES);
        for (unsigned band = 0; part >= 4 && band < SPECTRUM_BANDS; band++) {
            mean[band] += pow(10.0, (double)spectrum_db(s)[band] / 10.0) / (PARTS - 4);
        }
        stereo_free(&x);
    }
    const double half = pow(1000.0, 0.5 / (SPECTRUM_BANDS - 1));
    for (unsigned band = 0; band < SPECTRUM_BANDS; band++) {
        const double hz = spectrum_band_hz(band), width_hz = hz * (half - 1.0 / half);
        const double over_db = 10.0 * log10(mean[band] / (third * width_hz / (rate_hz / 2.0)));
        if (hz >= 60.0) {
            assert_close(over_db, 1.2, 0.65, "noise at %g Hz", hz); /* 0.15: its own chance */
        }
        assert_close(over_db, hz < 28.0 ? 2.9 : 1.7, hz < 28.0 ? 1.2 : 1.3, "noise at %g Hz", hz);
    }
    free(mean);
    spectrum_done(s);
}

static void the_louder_side_is_read(void **state)
{
    (void)state;
    Spectrum *s = spectrum_at_rate(48000.0);
    Stereo x = sine(96000, 48000.0, spectrum_band_hz(67), 1.0F);
    Stereo low = sine(96000, 48000.0, spectrum_band_hz(40), 0.1F);
    memcpy(x.right, low.right, x.frames * sizeof *x.right);
    feed(s, &x, SLICE_FRAMES);
    assert_close(spectrum_db(s)[67], -3.01, 0.2, "left");
    assert_close(spectrum_db(s)[40], -23.01, 0.3, "right");
    stereo_free(&x);
    stereo_free(&low);
    spectrum_done(s);
}

/* 20 dB a second down; up within 3 dB after 0.24 s, of which windows and turns take up to 0.1 s. */
static void it_rises_fast_and_falls_slowly(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        Spectrum *s = spectrum_at_rate(rates_hz[r]);
        Stereo x = sine((size_t)(0.24 * rates_hz[r]), rates_hz[r], spectrum_band_hz(80), 1.0F);
        Stereo silence = stereo_new((size_t)(1.0 * rates_hz[r]));
        feed(s, &x, SLICE_FRAMES);
        const float risen = spectrum_db(s)[80];
        assert_close(risen, -5.4, 0.9, "after 0.24 s at %g Hz", rates_hz[r]);
        feed(s, &silence, SLICE_FRAMES);
        const float fallen = spectrum_db(s)[80];
        feed(s, &silence, SLICE_FRAMES);
        assert_close(risen - fallen, 18.5, 2.0, "fall with the window at %g Hz", rates_hz[r]);
        assert_close(fallen - spectrum_db(s)[80], 20.0, 2.0, "fall at %g Hz", rates_hz[r]);
        for (int more = 0; more < 7; more++) {
            feed(s, &silence, SLICE_FRAMES);
        }
        assert_close(spectrum_db(s)[80], SPECTRUM_LOWEST_DB, 0.01, "silence");
        stereo_free(&x);
        stereo_free(&silence);
        spectrum_done(s);
    }
}

static void slices_leave_no_trace(void **state)
{
    (void)state;
    const size_t blocks[] = {1, 7, 31, 32, 33, 63};
    Stereo x = white_noise(40001, 0.5F, 3);
    Spectrum *whole = spectrum_at_rate(48000.0);
    feed(whole, &x, SLICE_FRAMES);
    for (size_t b = 0; b < COUNT(blocks); b++) {
        Spectrum *s = spectrum_at_rate(48000.0);
        feed(s, &x, blocks[b]);
        assert_memory_equal(spectrum_db(s), spectrum_db(whole), sizeof s->db);
        spectrum_done(s);
    }
    spectrum_done(whole);
    stereo_free(&x);
}

/* What a level's own filter passes and what folds (half_rate.h). */
static void half_the_rate_keeps_what_it_says(void **state)
{
    (void)state;
    enum { BLOCKS = 64, FRAMES = BLOCKS * HALF_RATE_BLOCK, LEAD = 64, KEPT = FRAMES / 2 - LEAD };
    for (int n200 = 1; n200 < 100; n200++) {
        const double f = n200 / 200.0;
        HalfRate h = {0};
        float x[FRAMES], y[FRAMES / 2];
        double peak = 0.0;
        for (unsigned n = 0; n < FRAMES; n++) {
            x[n] = (float)sin(2.0 * pi * f * n + 0.3);
        }
        for (unsigned b = 0; b < BLOCKS; b++) {
            half_rate_process(&h, x + b * HALF_RATE_BLOCK, y + b * HALF_RATE_HALF);
        }
        for (unsigned n = LEAD; n < FRAMES / 2; n++) {
            peak = fmax(peak, fabs((double)y[n]));
        }
        if (f <= 0.145) {
            assert_at_most(peak, 1.0012, "passed at %g", f);
            const double heard = cabs(spectrum_at(y + LEAD, KEPT, 2.0 * f, 1.0));
            assert_close(2.0 * heard / KEPT, 1.0, 0.03, "passed at %g", f);
        } else if (f >= 0.355) {
            assert_at_most(20.0 * log10(peak), -62.5, "folded at %g", f);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sine_of_full_scale_reads_3_db_below),
        cmocka_unit_test(levels_are_levels),
        cmocka_unit_test(noise_reads_its_power_and_a_little),
        cmocka_unit_test(the_louder_side_is_read),
        cmocka_unit_test(it_rises_fast_and_falls_slowly),
        cmocka_unit_test(slices_leave_no_trace),
        cmocka_unit_test(half_the_rate_keeps_what_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
