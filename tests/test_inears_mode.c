/* The In-Ears mode through the built bundle: leak, link and drivers, an ear that is out, and what
 * the mode's controls leave alone. The stage has its own file. */
#include "../plugin/acoustics/drivers.h"
#include "../plugin/dsp/leak.h"
#include "../plugin/dsp/phasor.h"
#include "check.h"
#include "host.h"
#include "response.h"
#include "spectra.h"
#include <stdlib.h>
#include <string.h>

static const double rates_hz[] = {22050, 44100, 48000, 96000, 192000};

/* In-ears on the ears already: nothing to translate. */
#define PLAIN "mode=3 wearing=2 level_match=0 "

static Response measure(double rate_hz, const char *settings)
{
    char all[256];
    snprintf(all, sizeof all, PLAIN "%s", settings);
    return response_measure_for(1.0, rate_hz, all);
}

/* ------------------------------------------------------------------------------------ leak -- */

/* Diameters and rates of which the table has none. */
static void a_leak_follows_its_formula(void **state)
{
    (void)state;
    const double diameters_mm[][2] = {{0.15, 0.0}, {0.27, 0.43}, {0.0, 0.62}, {0.85, 1.0}};
    for (size_t k = 0; k < COUNT(diameters_mm) * COUNT(rates_hz); k++) {
        const double rate_hz = rates_hz[k / COUNT(diameters_mm)];
        const double *mm = diameters_mm[k % COUNT(diameters_mm)];
        char settings[64];
        snprintf(settings, sizeof settings, "seal_left=0.%02d seal_right=%d.%02d",
                 (int)lround(100 * mm[0]), (int)mm[1], (int)lround(100 * fmod(mm[1], 1.0)));
        Response r = measure(rate_hz, settings);
        for (int step = 0; 20.0 * pow(1.19, step) < 1000.0; step++) {
            const double hz = 20.0 * pow(1.19, step);
            assert_close(decibels(spectrum_at(r.from_left.left, r.from_left.frames, hz, rate_hz)),
                         decibels(leak_response(mm[0], hz)), 0.3, "left, %s at %g Hz, rate %g",
                         settings, hz, rate_hz);
            assert_close(
                decibels(spectrum_at(r.from_right.right, r.from_right.frames, hz, rate_hz)),
                decibels(leak_response(mm[1], hz)), 0.3, "right, %s at %g Hz, rate %g", settings,
                hz, rate_hz);
        }
        response_free(&r);
    }
}

static Stereo render(const char *settings, double rate_hz, const Stereo *in)
{
    Host host = host_open(rate_hz);
    host_apply(&host, settings);
    Stereo out = host_render(&host, in, 0);
    host_close(&host);
    return out;
}

static void sealed_and_wired_is_the_input(void **state)
{
    (void)state;
    const char *const settings[] = {PLAIN, "mode=3 wearing=2", PLAIN "isolation=40 stage_level=120",
                                    "mode=3 wearing=0 translate=0"};
    for (size_t k = 0; k < COUNT(settings) * COUNT(rates_hz); k++) {
        Stereo in = white_noise(9000, 0.9f, 3);
        Stereo out = render(settings[k % COUNT(settings)], rates_hz[k / COUNT(settings)], &in);
        if (!stereo_same_bits(&in, &out)) {
            fail_msg("%s is not the input", settings[k % COUNT(settings)]);
        }
        stereo_free(&in);
        stereo_free(&out);
    }
}

/* A sealed ear beside a leaky one. */
static void each_seal_is_its_own(void **state)
{
    (void)state;
    Stereo in = white_noise(9000, 0.9f, 4), out = render(PLAIN "seal_right=0.5", 48000, &in);
    assert_memory_equal(in.left, out.left, in.frames * sizeof(float));
    assert_true(memcmp(in.right, out.right, in.frames * sizeof(float)) != 0);
    stereo_free(&in);
    stereo_free(&out);
}

/* Ten steps of a hundredth of a second, as a host sweeps: no click, and no ringing afterwards. */
static void a_swept_leak_neither_clicks_nor_rings(void **state)
{
    (void)state;
    const double rate_hz = 48000;
    Stereo in = sine(48000, rate_hz, 100.0, 1.0f), out = stereo_new(in.frames);
    Host host = host_open(rate_hz);
    host_apply(&host, PLAIN);
    for (size_t from = 0; from < in.frames; from += 240) {
        const double way = fmin(fmax(((double)from - 12000.0) / 4800.0, 0.0), 1.0);
        host_set(&host, "seal_left", (float)way);
        host_set(&host, "seal_right", (float)(1.0 - way));
        host_run(&host, &in, &out, from, 240);
    }
    const Stereo swept = {out.left + 6000, out.right + 6000, 24000};
    assert_at_most(loudest_click_db(&swept, rate_hz), -80.0, "a sweep of 100 ms");
    const double steady = cabs(leak_response(1.0, 100.0));
    for (size_t i = 12000 + 4800 + 4800; i < in.frames; i++) {
        assert_at_most(fabsf(out.left[i]), 1.04 * steady, "ringing at %zu", i);
        assert_at_most(fabsf(out.right[i]), 1.04, "ringing at %zu", i);
    }
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
}

/* ------------------------------------------------------------------------------------ link -- */

/* A tone of -20 dBFS on the left, at both ears. */
static void tone(const char *settings, double rate_hz, double hz, double *near_db, double *far_db)
{
    const size_t frames = (size_t)rate_hz, settled = frames / 2;
    Stereo in = sine(frames, rate_hz, hz, 0.1f);
    memset(in.right, 0, frames * sizeof(float));
    Stereo out = render(settings, rate_hz, &in);
    const double scale = 2.0 / 0.1 / (double)(frames - settled);
    *near_db = decibels(scale * spectrum_at(out.left + settled, frames - settled, hz, rate_hz));
    *far_db = decibels(scale * spectrum_at(out.right + settled, frames - settled, hz, rate_hz));
    stereo_free(&in);
    stereo_free(&out);
}

static void links_have_their_band_and_separation(void **state)
{
    (void)state;
    const struct {
        const char *settings;
        double hz, near_db, far_db; /* 0: not asked */
    } tones[] = {
        {PLAIN "link=1", 30, -3.01, 0},    {PLAIN "link=1", 1000, 0, -40},
        {PLAIN "link=1", 200, 0, -40},     {PLAIN "link=1", 15000, -3.01, 0},
        {PLAIN "link=2", 20, -3.01, 0},    {PLAIN "link=2", 1000, 0, 0},
        {PLAIN "link=2", 20000, -3.01, 0},
    };
    for (size_t k = 0; k < 2 * COUNT(tones); k++) {
        const double rate_hz = k % 2 ? 44100 : 96000;
        double near_db, far_db;
        tone(tones[k / 2].settings, rate_hz, tones[k / 2].hz, &near_db, &far_db);
        assert_close(near_db, tones[k / 2].near_db, 0.5, "%s, %g Hz at %g", tones[k / 2].settings,
                     tones[k / 2].hz, rate_hz);
        if (tones[k / 2].far_db < 0.0) {
            assert_close(far_db, tones[k / 2].far_db, 0.5, "%s, %g Hz at %g, separation",
                         tones[k / 2].settings, tones[k / 2].hz, rate_hz);
        }
    }
    double near_db, far_db;
    tone(PLAIN "link=2", 48000, 1000, &near_db, &far_db);
    assert_at_most(far_db, -120.0, "Digital keeps the sides apart");
}

static void fm_hisses_and_nothing_else_does(void **state)
{
    (void)state;
    for (size_t r = 1; r < 4; r++) {
        Stereo silence = stereo_new((size_t)(10.0 * rates_hz[r]));
        Stereo hiss = render(PLAIN "link=1", rates_hz[r], &silence);
        assert_close(a_weighted_db(hiss.left, hiss.frames, rates_hz[r]), -75.0, 1.0, "left at %g",
                     rates_hz[r]);
        assert_close(a_weighted_db(hiss.right, hiss.frames, rates_hz[r]), -75.0, 1.0, "right at %g",
                     rates_hz[r]);
        stereo_free(&hiss);
        hiss = render("mode=3 link=2 seal_left=1 drivers=3 ambience=0", rates_hz[r], &silence);
        assert_true(stereo_same_bits(&hiss, &silence));
        stereo_free(&hiss);
        stereo_free(&silence);
    }
}

/* The transmitter lets nothing above -6 dBFS in; its filters may overshoot. */
static void fm_limits_at_the_transmitter(void **state)
{
    (void)state;
    Stereo in = sine(48000, 48000, 1000.0, 1.0f), out = render(PLAIN "link=1", 48000, &in);
    const double level_db =
        decibels(2.0 / 24000.0 * spectrum_at(out.left + 24000, 24000, 1000.0, 48000));
    assert_close(level_db, -6.0, 0.5, "a full-scale tone");
    stereo_free(&in);
    stereo_free(&out);
}

/* --------------------------------------------------------------------------------- drivers -- */

static double complex by_design(DriversKind kind, double hz, double rate_hz)
{
    BiquadSpec filters[DRIVERS_FILTERS];
    const unsigned count = drivers_filters(kind, filters);
    double complex h = 1.0;
    for (unsigned i = 0; i < count; i++) {
        const BiquadDesign design = biquad_design(&filters[i], rate_hz);
        h *= biquad_response(&design, phasor_at(hz, rate_hz).z_inverse);
    }
    return h;
}

static void drivers_sound_by_their_design(void **state)
{
    (void)state;
    for (int k = 0; k < DRIVERS_KINDS * (int)COUNT(rates_hz); k++) {
        const double rate_hz = rates_hz[k / DRIVERS_KINDS];
        char settings[32];
        snprintf(settings, sizeof settings, "drivers=%d", k % DRIVERS_KINDS);
        Response r = measure(rate_hz, settings);
        for (int step = 0; 20.0 * pow(1.3, step) < 0.45 * fmin(rate_hz, 44100.0); step++) {
            const double hz = 20.0 * pow(1.3, step);
            const double complex h = response_direct(&r, hz);
            const double complex wanted = by_design((DriversKind)(k % DRIVERS_KINDS), hz, rate_hz);
            assert_at_most(cabs(h - wanted) / cabs(wanted), 0.01, "%s, %g Hz at %g", settings, hz,
                           rate_hz);
            assert_at_most(fabs(decibels(h)), 6.0, "%s, %g Hz", settings, hz);
        }
        response_free(&r);
    }
}

/* --------------------------------------------------------------------------------- ear out -- */

static void an_ear_that_is_out_hears_no_programme(void **state)
{
    (void)state;
    Stereo in = white_noise(9000, 0.9f, 6), silence = stereo_new(in.frames);
    const size_t bytes = in.frames * sizeof(float);
    Stereo out = render(PLAIN "ear_out=1 ambience=0 link=2", 48000, &in);
    Stereo both = render(PLAIN "ear_out=0 ambience=0 link=2", 48000, &in);
    assert_memory_equal(out.left, silence.left, bytes);
    assert_memory_equal(out.right, both.right, bytes);
    stereo_free(&out);
    out = render(PLAIN "ear_out=2 ambience=0 link=2", 48000, &in);
    assert_memory_equal(out.right, silence.right, bytes);
    assert_memory_equal(out.left, both.left, bytes);
    stereo_free(&out);
    stereo_free(&both);
    stereo_free(&in);
    stereo_free(&silence);
}

/* Of In-Ears alone: the other modes are the same bits whatever its group says. */
static void other_modes_know_nothing_of_it(void **state)
{
    (void)state;
    const char *inears =
        "seal_left=1 seal_right=0.2 drivers=2 link=1 ear_out=1 isolation=0 stage=1 "
        "stage_level=120 ambience=0";
    for (int mode = 0; mode < 3; mode++) {
        Stereo in = white_noise(9000, 0.9f, 6), out[2];
        for (int k = 0; k < 2; k++) {
            Host host = host_open(48000);
            host_apply(&host, k ? inears : "");
            host_set(&host, "mode", (float)mode);
            out[k] = host_render(&host, &in, 512);
            assert_close(host_get(&host, "masked"), 0.0, 0.0, "masked in mode %d", mode);
            host_close(&host);
        }
        assert_true(stereo_same_bits(&out[0], &out[1]));
        stereo_free(&out[0]);
        stereo_free(&out[1]);
        stereo_free(&in);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_leak_follows_its_formula),
        cmocka_unit_test(sealed_and_wired_is_the_input),
        cmocka_unit_test(each_seal_is_its_own),
        cmocka_unit_test(a_swept_leak_neither_clicks_nor_rings),
        cmocka_unit_test(links_have_their_band_and_separation),
        cmocka_unit_test(fm_hisses_and_nothing_else_does),
        cmocka_unit_test(fm_limits_at_the_transmitter),
        cmocka_unit_test(drivers_sound_by_their_design),
        cmocka_unit_test(an_ear_that_is_out_hears_no_programme),
        cmocka_unit_test(other_modes_know_nothing_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
