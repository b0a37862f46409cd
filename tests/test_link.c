/* The link to the bodypack: bandwidth, separation, noise, the transmitter's limiter. */
#include "../plugin/dsp/a_weighting_power.h"
#include "../plugin/dsp/decibel.h"
#include "../plugin/dsp/link.h"
#include "../plugin/dsp/phasor.h"
#include "check.h"
#include "csv.h"
#include "slices.h"
#include "spectra.h"

static void step(void *link, Slice *slice)
{
    link_process(link, slice);
}

static Link link_of(LinkKind kind, double rate_hz)
{
    Link link = {0};
    link_set(&link, kind, rate_hz);
    return link;
}

/* The level of a tone of -20 dBFS on the left, at both ears. */
static void tone(LinkKind kind, double rate_hz, double hz, double *near_db, double *far_db)
{
    Link link = link_of(kind, rate_hz);
    const size_t frames = (size_t)rate_hz, settled = frames / 2;
    Stereo x = sine(frames, rate_hz, hz, 0.1f);
    for (size_t i = 0; i < frames; i++) {
        x.right[i] = 0.0f;
    }
    process_slices(step, &link, &x, 0, frames);
    const double scale = 2.0 / 0.1 / (double)(frames - settled);
    *near_db = decibels(scale * spectrum_at(x.left + settled, frames - settled, hz, rate_hz));
    *far_db = decibels(scale * spectrum_at(x.right + settled, frames - settled, hz, rate_hz));
    stereo_free(&x);
}

static void bands_have_their_edges(void **state)
{
    (void)state;
    const struct {
        LinkKind kind;
        double low_hz, high_hz;
    } links[] = {{LINK_FM_STEREO, 30, 15000}, {LINK_DIGITAL, 20, 20000}};
    const double rates_hz[] = {22050, 44100, 48000, 96000, 192000};
    for (size_t k = 0; k < COUNT(links) * COUNT(rates_hz); k++) {
        const double rate_hz = rates_hz[k / COUNT(links)];
        const double low_hz = links[k % 2].low_hz, high_hz = links[k % 2].high_hz;
        double near_db, far_db;
        tone(links[k % 2].kind, rate_hz, low_hz, &near_db, &far_db);
        assert_close(near_db, -3.01, 0.5, "%g Hz at %g", low_hz, rate_hz);
        tone(links[k % 2].kind, rate_hz, 1000, &near_db, &far_db);
        assert_close(near_db, 0.0, 0.5, "1 kHz at %g", rate_hz);
        const bool carried = high_hz < 0.49 * rate_hz;
        tone(links[k % 2].kind, rate_hz, carried ? high_hz : 0.45 * rate_hz, &near_db, &far_db);
        assert_close(near_db, carried ? -3.01 : 0.0, 0.5, "%g Hz at %g", high_hz, rate_hz);
    }
}

static void fm_separates_by_40_db(void **state)
{
    (void)state;
    const double tones_hz[] = {100, 1000, 5000, 10000};
    for (size_t k = 0; k < COUNT(tones_hz); k++) {
        double near_db, far_db;
        tone(LINK_FM_STEREO, 48000, tones_hz[k], &near_db, &far_db);
        assert_close(near_db - far_db, 40.0, 0.5, "%g Hz", tones_hz[k]);
        tone(LINK_DIGITAL, 48000, tones_hz[k], &near_db, &far_db);
        assert_true(far_db < -200.0);
    }
}

static void the_transfer_is_what_is_heard(void **state)
{
    (void)state;
    const double tones_hz[] = {30, 100, 1000, 12000, 17000};
    for (size_t k = 0; k < 2 * COUNT(tones_hz); k++) {
        const LinkKind kind = k % 2 ? LINK_FM_STEREO : LINK_DIGITAL;
        const Phasor at = phasor_at(tones_hz[k / 2], 48000);
        Link link = link_of(kind, 48000);
        const Transfer t = link_transfer(&link, at.z_inverse);
        double near_db, far_db;
        tone(kind, 48000, at.hz, &near_db, &far_db);
        assert_close(decibels(t.left_left), near_db, 0.01, "%g Hz", at.hz);
        assert_close(decibels(t.left_left), decibels(t.right_right), 1e-9, "%g Hz", at.hz);
        if (kind == LINK_FM_STEREO) {
            assert_close(decibels(t.right_left), far_db, 0.3, "%g Hz", at.hz);
        }
    }
}

static void a_weighting_is_the_standards(void **state)
{
    (void)state;
    enum { EXACT_HZ = 1, A_DB };
    FILE *table = csv_open("a_weighting_61672.csv");
    CsvRow row;
    int rows = 0;
    for (; csv_read(table, &row); rows++) {
        assert_close(db_from_power(a_weighting_power(row.number[EXACT_HZ])), row.number[A_DB], 0.02,
                     "%g Hz", row.number[EXACT_HZ]);
    }
    fclose(table);
    assert_true(rows > 25);
}

static void fm_noise_has_its_level(void **state)
{
    (void)state;
    const double rates_hz[] = {22050, 44100, 48000, 96000, 192000};
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        Link link = link_of(LINK_FM_STEREO, rates_hz[r]);
        Stereo x = stereo_new((size_t)(10.0 * rates_hz[r]));
        process_slices(step, &link, &x, 0, x.frames);
        assert_close(a_weighted_db(x.left, x.frames, rates_hz[r]), -75.0, 0.5, "left at %g",
                     rates_hz[r]);
        assert_close(a_weighted_db(x.right, x.frames, rates_hz[r]), -75.0, 0.5, "right at %g",
                     rates_hz[r]);
        stereo_free(&x);
    }
}

static void the_transmitter_lets_no_more_than_its_ceiling_in(void **state)
{
    (void)state;
    const double peaks_db[] = {-30, -7, -5, 0, 24};
    for (size_t k = 0; k < COUNT(peaks_db); k++) {
        Link link = link_of(LINK_FM_STEREO, 48000);
        Stereo x = sine(48000, 48000, 1000, (float)gain_from_db(peaks_db[k]));
        process_slices(step, &link, &x, 0, x.frames);
        const double rms_db = db_from_power(mean_square(x.left, 24000, 48000));
        assert_close(rms_db + 3.01, fmin(peaks_db[k], -6.0), 0.5, "%g dBFS", peaks_db[k]);
        stereo_free(&x);
    }
}

/* In the steady state nothing above the noise's own floor crackles. */
static void a_limited_bass_tone_is_clean(void **state)
{
    (void)state;
    Link link = link_of(LINK_FM_STEREO, 48000);
    Stereo x = sine(96000, 48000, 100, 1.0f);
    process_slices(step, &link, &x, 0, x.frames);
    Stereo rest = {x.left + 48000, x.right + 48000, 48000};
    assert_at_most(loudest_click_db(&rest, 48000), -80.0, "above 5 kHz");
    stereo_free(&x);
}

static void wired_is_untouched_and_blocks_make_no_difference(void **state)
{
    (void)state;
    const LinkKind kinds[] = {LINK_WIRED, LINK_FM_STEREO, LINK_DIGITAL};
    for (size_t k = 0; k < COUNT(kinds); k++) {
        Stereo in = white_noise(20000, 1.0f, 3), whole = stereo_copy(&in), cut = stereo_copy(&in);
        Link a = link_of(kinds[k], 48000), b = a;
        process_slices(step, &a, &whole, 0, whole.frames);
        process_cut_slices(step, &b, &cut);
        assert_true(stereo_same_bits(&whole, &cut));
        assert_int_equal(stereo_same_bits(&whole, &in), kinds[k] == LINK_WIRED);
        Stereo again = stereo_copy(&in);
        link_forget(&a);
        process_slices(step, &a, &again, 0, again.frames);
        assert_true(stereo_same_bits(&again, &whole));
        stereo_free(&in);
        stereo_free(&whole);
        stereo_free(&cut);
        stereo_free(&again);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bands_have_their_edges),
        cmocka_unit_test(fm_separates_by_40_db),
        cmocka_unit_test(the_transfer_is_what_is_heard),
        cmocka_unit_test(a_weighting_is_the_standards),
        cmocka_unit_test(fm_noise_has_its_level),
        cmocka_unit_test(the_transmitter_lets_no_more_than_its_ceiling_in),
        cmocka_unit_test(a_limited_bass_tone_is_clean),
        cmocka_unit_test(wired_is_untouched_and_blocks_make_no_difference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
