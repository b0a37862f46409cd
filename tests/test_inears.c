/* The In-Ears mode as a whole: its order, what it covers for Level Match, its changes. */
#include "../plugin/acoustics/drivers.h"
#include "../plugin/acoustics/targets.h"
#include "../plugin/dsp/inears.h"
#include "../plugin/dsp/raised_cosine.h"
#include "check.h"
#include "slices.h"

static const double rates_hz[] = {22050, 44100, 48000, 96000, 192000};

static void use_drivers(InEarsSpec *spec, DriversKind drivers, Device worn)
{
    const Translation translation = {worn, DEVICE_IN_EARS, 1.0};
    _Static_assert(DRIVERS_FILTERS + TRANSLATION_FILTERS <= INEARS_FILTERS, "room for both");
    spec->filters = drivers_filters(drivers, spec->filter);
    spec->filters += translation_filters(&translation, spec->filter + spec->filters);
}

static void step(void *inears, Slice *slice)
{
    inears_process(inears, slice, NULL);
}

static void nothing_set_is_untouched(void **state)
{
    (void)state;
    InEarsSpec spec = {0};
    use_drivers(&spec, DRIVERS_REFERENCE, DEVICE_IN_EARS);
    InEars inears = {0};
    inears_set(&inears, &spec, 48000);
    Stereo in = white_noise(8192, 1.0f, 3), out = stereo_copy(&in);
    process_slices(step, &inears, &out, 0, out.frames);
    assert_true(stereo_same_bits(&in, &out));
    stereo_free(&in);
    stereo_free(&out);
}

/* An impulse too weak for the FM transmitter's limiter; its noise is taken out by a second run. */
static Stereo impulse_response(const InEarsSpec *spec, double rate_hz, bool on_left)
{
    InEars inears = {0};
    inears_set(&inears, spec, rate_hz);
    Stereo x = impulse((size_t)rate_hz, on_left, !on_left), silence = stereo_new(x.frames);
    x.left[0] *= 0.25f;
    x.right[0] *= 0.25f;
    process_slices(step, &inears, &x, 0, x.frames);
    inears_forget(&inears);
    process_slices(step, &inears, &silence, 0, x.frames);
    for (size_t i = 0; i < x.frames; i++) {
        x.left[i] = 4.0f * (x.left[i] - silence.left[i]);
        x.right[i] = 4.0f * (x.right[i] - silence.right[i]);
    }
    stereo_free(&silence);
    return x;
}

static void assert_transfer_is_heard(const InEarsSpec *spec, double rate_hz)
{
    Stereo left = impulse_response(spec, rate_hz, true);
    Stereo right = impulse_response(spec, rate_hz, false);
    InEars inears = {0};
    inears_set(&inears, spec, rate_hz);
    for (double *hz = (double[]){25, 60, 250, 1000, 2500, 9000, 0}; *hz > 0.0; hz++) {
        const Phasor at = phasor_at(*hz, rate_hz);
        const Transfer t = inears_transfer(&inears, &at);
        const double complex heard[] = {spectrum_at(left.left, left.frames, *hz, rate_hz),
                                        spectrum_at(right.left, right.frames, *hz, rate_hz),
                                        spectrum_at(left.right, left.frames, *hz, rate_hz),
                                        spectrum_at(right.right, right.frames, *hz, rate_hz)};
        const double complex wanted[] = {t.left_left, t.left_right, t.right_left, t.right_right};
        for (int path = 0; path < 4; path++) {
            assert_close(cabs(heard[path] - wanted[path]), 0.0, 1e-3, "path %d, %g Hz of %g", path,
                         *hz, rate_hz);
        }
    }
    stereo_free(&left);
    stereo_free(&right);
}

static void the_transfer_is_what_is_heard(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        InEarsSpec spec = {.leak_mm = {0.0, 0.4}};
        use_drivers(&spec, DRIVERS_SINGLE_DYNAMIC, DEVICE_OPEN_BACK);
        assert_transfer_is_heard(&spec, rates_hz[r]);
        use_drivers(&spec, DRIVERS_MULTI, DEVICE_CLOSED_BACK);
        spec.leak_mm[EAR_LEFT] = 0.8;
        spec.link = LINK_DIGITAL;
        assert_transfer_is_heard(&spec, rates_hz[r]);
        spec.link = LINK_FM_STEREO;
        assert_transfer_is_heard(&spec, rates_hz[r]);
    }
}

static void an_ear_that_is_out_is_silent(void **state)
{
    (void)state;
    for (int out = EAR_OUT_NONE; out <= EAR_OUT_RIGHT; out++) {
        InEarsSpec spec = {.ear_out = (EarOut)out, .link = LINK_FM_STEREO};
        InEars inears = {0};
        inears_set(&inears, &spec, 48000);
        const Phasor at = phasor_at(1000.0, 48000);
        assert_close(cabs(inears_transfer(&inears, &at).left_left), 1.0, 0.02, "not for the match");
        Stereo x = white_noise(4096, 0.3f, 3);
        process_slices(step, &inears, &x, 0, x.frames);
        assert_int_equal(mean_square(x.left, 0, x.frames) == 0.0, out == EAR_OUT_LEFT);
        assert_int_equal(mean_square(x.right, 0, x.frames) == 0.0, out == EAR_OUT_RIGHT);
        stereo_free(&x);
    }
}

/* It goes the way of the mix: through the link, into the leaks. */
static void ambience_comes_first(void **state)
{
    (void)state;
    InEarsSpec spec = {.ambience_gain = 0.5, .leak_mm = {0.5, 0.5}};
    InEars with = {0}, without = {0};
    inears_set(&with, &spec, 48000);
    spec.ambience_gain = 0.0;
    inears_set(&without, &spec, 48000);
    for (int n = 0; n < 20; n++) {
        Slice microphones = {.frames = SLICE_FRAMES}, mix = microphones, sum = microphones;
        for (int i = 0; i < SLICE_FRAMES; i++) {
            microphones.left[i] = (float)((n * 37 + i * 11) % 64) / 64.0f;
            microphones.right[i] = (float)((n * 17 + i * 23) % 64) / 64.0f;
            sum.left[i] = 0.5f * microphones.left[i];
            sum.right[i] = 0.5f * microphones.right[i];
        }
        inears_process(&with, &mix, &microphones);
        inears_process(&without, &sum, NULL);
        assert_memory_equal(mix.left, sum.left, sizeof mix.left);
        assert_memory_equal(mix.right, sum.right, sizeof mix.right);
    }
}

static void blocks_make_no_difference(void **state)
{
    (void)state;
    InEarsSpec spec = {.link = LINK_FM_STEREO, .leak_mm = {0.3, 0.7}};
    use_drivers(&spec, DRIVERS_MULTI, DEVICE_CLOSED_BACK);
    InEars a = {0};
    inears_set(&a, &spec, 44100);
    InEars b = a;
    Stereo whole = white_noise(30000, 1.0f, 3), cut = stereo_copy(&whole);
    process_slices(step, &a, &whole, 0, whole.frames);
    process_cut_slices(step, &b, &cut);
    assert_true(stereo_same_bits(&whole, &cut));
    stereo_free(&whole);
    stereo_free(&cut);
}

static void specs_differ_by_every_field(void **state)
{
    (void)state;
    InEarsSpec base = {0};
    use_drivers(&base, DRIVERS_SINGLE_DYNAMIC, DEVICE_OPEN_BACK);
    assert_true(inears_spec_same(&base, &base));
    InEarsSpec others[] = {base, base, base, base, base, base, base};
    others[0].ambience_gain = 0.1;
    others[1].link = LINK_DIGITAL;
    others[2].filter[2].gain_db += 1.0;
    others[3].filters--;
    others[4].leak_mm[EAR_LEFT] = 0.1;
    others[5].leak_mm[EAR_RIGHT] = 0.1;
    others[6].ear_out = EAR_OUT_RIGHT;
    for (size_t k = 0; k < COUNT(others); k++) {
        assert_false(inears_spec_same(&base, &others[k]));
    }
}

/* ------------------------------------------------------------------------------- changes -- */

/* As the engine does it: the newer from a copy of the older, over 20 ms. */
static double change_db(const InEarsSpec *before, const InEarsSpec *after, double rate_hz)
{
    enum { MOST = 4096 };
    const size_t fade =
        ((size_t)(0.020 * rate_hz) + SLICE_FRAMES - 1) / SLICE_FRAMES * SLICE_FRAMES;
    const size_t half = (size_t)(rate_hz / 4.0) / SLICE_FRAMES * SLICE_FRAMES;
    float rise[MOST];
    assert_true(fade <= MOST);
    raised_cosine_fill(rise, (uint32_t)fade);
    Stereo x = sine(2 * half, rate_hz, 100.0, 1.0f);
    InEars old = {0};
    inears_set(&old, before, rate_hz);
    process_slices(step, &old, &x, 0, half);
    InEars new = old;
    inears_set(&new, after, rate_hz);
    Stereo fading = stereo_copy(&x);
    process_slices(step, &old, &fading, half, half + fade);
    process_slices(step, &new, &x, half, x.frames);
    for (size_t i = 0; i < fade; i++) {
        x.left[half + i] =
            fading.left[half + i] + rise[i] * (x.left[half + i] - fading.left[half + i]);
        x.right[half + i] =
            fading.right[half + i] + rise[i] * (x.right[half + i] - fading.right[half + i]);
    }
    const double click_db = loudest_click_db(&x, rate_hz);
    stereo_free(&fading);
    stereo_free(&x);
    return click_db;
}

static void no_change_clicks(void **state)
{
    (void)state;
    InEarsSpec base = {0};
    use_drivers(&base, DRIVERS_REFERENCE, DEVICE_OPEN_BACK);
    InEarsSpec others[] = {base, base, base, base, base, base};
    use_drivers(&others[0], DRIVERS_SINGLE_DYNAMIC, DEVICE_OPEN_BACK);
    use_drivers(&others[1], DRIVERS_MULTI, DEVICE_IN_EARS);
    others[2].link = LINK_DIGITAL;
    others[3].link = LINK_FM_STEREO;
    others[4].leak_mm[EAR_RIGHT] = 1.0;
    others[5].ear_out = EAR_OUT_LEFT;
    for (size_t k = 0; k < COUNT(others) * COUNT(rates_hz); k++) {
        const InEarsSpec *other = &others[k % COUNT(others)];
        const double rate_hz = rates_hz[k / COUNT(others)];
        assert_at_most(change_db(&base, other, rate_hz), -80.0, "to %zu at %g", k % COUNT(others),
                       rate_hz);
        assert_at_most(change_db(other, &base, rate_hz), -80.0, "from %zu at %g", k % COUNT(others),
                       rate_hz);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_set_is_untouched),
        cmocka_unit_test(the_transfer_is_what_is_heard),
        cmocka_unit_test(an_ear_that_is_out_is_silent),
        cmocka_unit_test(ambience_comes_first),
        cmocka_unit_test(blocks_make_no_difference),
        cmocka_unit_test(specs_differ_by_every_field),
        cmocka_unit_test(no_change_clicks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
