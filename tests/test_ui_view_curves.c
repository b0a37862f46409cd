/* What the views draw as curves and lines, against formulas, tables and the audio itself. */
#include "../gui/design_headphones.h"
#include "../gui/design_inears.h"
#include "../gui/design_room.h"
#include "../plugin/acoustics/head.h"
#include "../plugin/settings.h"
#include "check.h"
#include "reference.h"
#include "slices.h"
#include "view_samples.h"

static const double rate_hz = 48000.0;

static SampledView sampled;

static Settings settings_of_defaults(const SampleSetting *changes, size_t count)
{
    sampled_view_init(&sampled);
    for (size_t i = 0; i < count; i++) {
        sampled.values[changes[i].port] = changes[i].value;
    }
    return settings_from_controls(sampled.values, 0.0);
}

#define SETTINGS(...)                                                                              \
    settings_of_defaults((const SampleSetting[]){__VA_ARGS__},                                     \
                         COUNT(((const SampleSetting[]){__VA_ARGS__})))

/* A curve between its points. */
static double curve_at(const DesignCurve curve, double hz)
{
    const double place = (DESIGN_POINTS - 1) * log10(hz / 20.0) / 3.0;
    const int below = (int)fmin(place, DESIGN_POINTS - 2);
    return curve[below] + (place - below) * (curve[below + 1] - curve[below]);
}

/* -------------------------------------------------------------------------- headphones -- */

static void natural_is_as_its_formula(void **state)
{
    (void)state;
    static HeadphonesCurves curves;
    const DesignAxis axis = design_axis(rate_hz);
    const Settings s = SETTINGS({PORT_MODE, 1}, {PORT_FEED, 4.5f}, {PORT_CUTOFF, 650});
    const double tau_s = reference_natural_tau_s(4.5, 650.0, 30.0, 57.0);
    headphones_curves(&s.engine.voice.headphones, rate_hz, &curves);
    assert_int_equal(axis.count, DESIGN_POINTS);
    assert_true(curves.crosses);
    assert_false(headphones_translates(&s.engine.voice.headphones));
    for (unsigned i = 0; i < axis.count && axis.hz[i] < 10000.0; i++) {
        const double hz = axis.hz[i];
        const double complex crossed = reference_natural_crossed(4.5, 650.0, tau_s, hz);
        assert_close(curves.direct[i], design_level_db(1.0 - crossed), 0.1, "direct, %g Hz", hz);
        assert_close(curves.mono[i], 0.0, 0.1, "mono sum, %g Hz", hz);
        if (hz < 2000.0) {
            assert_close(curves.crossed[i], design_level_db(crossed), 0.1, "crossed, %g Hz", hz);
        }
    }
}

static void nothing_crosses_with_crossfeed_off(void **state)
{
    (void)state;
    static HeadphonesCurves curves;
    const Settings s = SETTINGS({PORT_MODE, 1}, {PORT_CROSSFEED, 0});
    headphones_curves(&s.engine.voice.headphones, rate_hz, &curves);
    assert_false(curves.crosses);
    assert_close(curve_at(curves.direct, 1000.0), 0.0, 1e-9, "direct");
}

static void translation_is_the_targets_difference(void **state)
{
    (void)state;
    static HeadphonesCurves curves;
    FILE *table = csv_open("headphone_targets_third_octave.csv");
    const Settings s = SETTINGS({PORT_MODE, 1}, {PORT_WEARING, 2}, {PORT_DESIGN, 1});
    CsvRow row;
    headphones_curves(&s.engine.voice.headphones, rate_hz, &curves);
    assert_true(headphones_translates(&s.engine.voice.headphones));
    while (csv_read(table, &row)) {
        if (row.number[0] >= 20.0 && row.number[0] <= 12500.0) {
            assert_close(curve_at(curves.translation, row.number[0]),
                         reference_target_db(WORN_OPEN_BACK, &row) -
                             reference_target_db(WORN_IN_EARS, &row),
                         0.75, "%g Hz", row.number[0]);
        }
    }
    fclose(table);
}

static void paths_are_as_late_as_asked_for(void **state)
{
    (void)state;
    const Settings s = SETTINGS({PORT_MODE, 1});
    const HeadphonesPaths paths = headphones_paths(&s.engine.voice.headphones, rate_hz);
    const double asked_s = head_interaural_delay_s(30.0, 57.0);
    assert_close(1e6 * paths.delay_s, 1e6 * asked_s, 8.0, "µs");
    assert_close(headphones_angle_degrees(asked_s, 57.0), 30.0, 1e-9, "and back");
    assert_close(headphones_angle_degrees(0.01, 57.0), 90.0, 1e-9, "no farther than the side");
    assert_close(paths.mono_db, 0.0, 0.1, "mono");
}

/* ----------------------------------------------------------------------------- in-ears -- */

static void a_leak_is_as_its_formula(void **state)
{
    (void)state;
    static InEarsCurves curves;
    const DesignAxis axis = design_axis(rate_hz);
    const Settings s = SETTINGS({PORT_MODE, 3}, {PORT_WEARING, 2}, {PORT_SEAL_RIGHT, 0.3f});
    inears_curves(&s.engine.voice.inears, &s.engine.stage, DRIVERS_REFERENCE, rate_hz, &curves);
    for (unsigned i = 0; i < axis.count && axis.hz[i] < 1000.0; i++) {
        const double expected_db = design_level_db(reference_leak(0.3, axis.hz[i]));
        assert_close(curves.mix[EAR_RIGHT][i], expected_db, 0.3, "leaking, %g Hz", axis.hz[i]);
        assert_close(curves.mix[EAR_LEFT][i], 0.0, 1e-9, "sealed, %g Hz", axis.hz[i]);
    }
}

static void isolation_is_as_its_table(void **state)
{
    (void)state;
    static InEarsCurves curves;
    FILE *table = csv_open("custom_earmould_attenuation.csv");
    const Settings s = SETTINGS({PORT_MODE, 3}, {PORT_ISOLATION, 20}, {PORT_EAR_OUT, 2});
    CsvRow row;
    inears_curves(&s.engine.voice.inears, &s.engine.stage, DRIVERS_REFERENCE, rate_hz, &curves);
    while (csv_read(table, &row)) {
        const double expected_db = -20.0 * row.number[1] / 23.6;
        assert_close(curve_at(curves.let_in[EAR_LEFT], row.number[0]), expected_db, 0.2, "%g Hz",
                     row.number[0]);
        assert_close(curve_at(curves.let_in[EAR_RIGHT], row.number[0]), 0.0, 1e-6, "out");
    }
    fclose(table);
}

static void the_stage_is_weighted_over_all_it_lets_in(void **state)
{
    (void)state;
    double let_in_db[EARS];
    Settings s = SETTINGS({PORT_MODE, 3}, {PORT_ISOLATION, 0}, {PORT_EAR_OUT, 1});
    inears_let_in_dba(&s.engine.stage, rate_hz, let_in_db);
    assert_close(let_in_db[EAR_LEFT], 0.0, 1e-6, "out");
    assert_close(let_in_db[EAR_RIGHT], 0.0, 1e-6, "no isolation");
    s = SETTINGS({PORT_MODE, 3}, {PORT_ISOLATION, 25}, {PORT_SEAL_LEFT, 1});
    inears_let_in_dba(&s.engine.stage, rate_hz, let_in_db);
    assert_true(let_in_db[EAR_LEFT] > let_in_db[EAR_RIGHT] + 1.0);
    assert_true(let_in_db[EAR_RIGHT] < -25.0 && let_in_db[EAR_RIGHT] > -32.0);
}

static void count_masked(void *meter, Slice *slice)
{
    masked_process(meter, slice);
}

/* White noise, as its spectrum and as the audio's own meter hears it. */
static void as_many_bands_are_masked_as_the_meter_counts(void **state)
{
    (void)state;
    static Masked meter;
    static float spectrum_db[SPECTRUM_POINTS];
    const double step = log(1000.0) / (SPECTRUM_POINTS - 1), rms = 0.02;
    const Settings s = SETTINGS({PORT_MODE, 3}, {PORT_WEARING, 2}, {PORT_STAGE, 1},
                                {PORT_STAGE_LEVEL, 104}, {PORT_ISOLATION, 20});
    const InEarsProgramme programme = {.spectrum_db = spectrum_db, .gain_db = -3.0};
    bool masked[ERB_BANDS];
    unsigned count = 0;
    for (unsigned i = 0; i < SPECTRUM_POINTS; i++) {
        const double power = rms * rms * step * spectrum_hz(i) / (rate_hz / 2.0);
        spectrum_db[i] = (float)(design_power_db(power) - programme.gain_db);
    }
    inears_masked_bands(&s.engine.voice.inears, &s.engine.stage, rate_hz, &programme, masked);
    for (unsigned band = 0; band < ERB_BANDS; band++) {
        count += masked[band];
    }
    masked_init(&meter, rate_hz);
    masked_set(&meter, &s.engine.stage);
    Stereo x = white_noise(4 * 48000, (float)(rms * sqrt(3.0)), 1);
    process_slices(count_masked, &meter, &x, 0, x.frames);
    stereo_free(&x);
    assert_in_range(count, 5, ERB_BANDS - 5);
    assert_close(count / (double)ERB_BANDS, masked_share(&meter), 0.06, "%u bands", count);
}

static void silence_is_not_masked(void **state)
{
    (void)state;
    static float spectrum_db[SPECTRUM_POINTS];
    const Settings s = SETTINGS({PORT_MODE, 3}, {PORT_STAGE, 1}, {PORT_STAGE_LEVEL, 120});
    const InEarsProgramme programme = {.spectrum_db = spectrum_db};
    bool masked[ERB_BANDS];
    for (unsigned i = 0; i < SPECTRUM_POINTS; i++) {
        spectrum_db[i] = -150.0f;
    }
    inears_masked_bands(&s.engine.voice.inears, &s.engine.stage, rate_hz, &programme, masked);
    for (unsigned band = 0; band < ERB_BANDS; band++) {
        assert_false(masked[band]);
    }
}

/* ---------------------------------------------------------------------------- speakers -- */

static void a_room_is_as_its_measures(void **state)
{
    (void)state;
    static BinauralScene scene;
    const Settings s =
        SETTINGS({PORT_MODE, 2}, {PORT_ROOM, 2}, {PORT_SPEAKER, 0}, {PORT_DISTANCE, 2});
    room_scene(&s.wish, rate_hz, &scene);
    assert_close(scene_reverberation_s(&scene), 0.262, 0.001, "T");
    assert_close(scene_image_s(&scene, SPEAKER_RIGHT, 0), 0.0, 1e-12, "direct");
    assert_close(scene_image_db(&scene, SPEAKER_RIGHT, 0), 0.0, 1e-9, "direct");
    const double volume_m3 = 7.0 * 5.5 * 3.0, surface_m2 = 2.0 * (7 * 5.5 + 5.5 * 3 + 3 * 7);
    assert_close(scene_mixing_s(&scene), 0.02008 * volume_m3 / surface_m2 + 0.012 - 2.0 / 343.0,
                 1e-9, "mixing");
    const double floor_m = sqrt(2.0 * 2.0 + 2.4 * 2.4);
    double nearest_s = 1.0;
    for (unsigned n = 1; n < scene.image_count; n++) {
        const double apart_s = scene_image_s(&scene, SPEAKER_LEFT, n) - (floor_m - 2.0) / 343.0;
        nearest_s = fmin(nearest_s, fabs(apart_s));
    }
    assert_close(nearest_s, 0.0, 1e-9, "the floor's");
    assert_close(scene_tail_db(&scene, 0.1) - scene_tail_db(&scene, 0.05), -60.0 * 0.05 / 0.262,
                 1e-6, "decay");
}

static void a_car_has_two_distances(void **state)
{
    (void)state;
    static BinauralScene scene;
    const Settings s =
        SETTINGS({PORT_MODE, 2}, {PORT_ROOM, 5}, {PORT_SPEAKER, 0}, {PORT_DISTANCE, 0.4f});
    room_scene(&s.wish, rate_hz, &scene);
    assert_close(scene_image_db(&scene, SPEAKER_LEFT, 0), 0.0, 1e-9, "the nearer");
    assert_close(scene_image_db(&scene, SPEAKER_RIGHT, 0), 20.0 * log10(0.9 / 1.1), 1e-6,
                 "the farther");
    assert_close(scene_image_s(&scene, SPEAKER_RIGHT, 0), 0.4 * 0.2 / 343.0, 1e-9, "later");
}

static void loudspeakers_are_as_their_tables(void **state)
{
    (void)state;
    DesignCurve curve;
    loudspeaker_curve(LOUDSPEAKER_REFERENCE, rate_hz, curve);
    assert_close(curve_at(curve, 50.0), 0.0, 1e-9, "Reference");
    loudspeaker_curve(LOUDSPEAKER_WHITE_CONE, rate_hz, curve);
    assert_close(curve_at(curve, 1700.0), 4.0, 0.3, "White Cone at 1.7 kHz");
    assert_close(curve_at(curve, 42.0) - curve_at(curve, 21.0), 12.0, 1.0, "an octave below");
}

static void curves_end_with_the_rate(void **state)
{
    (void)state;
    const DesignAxis axis = design_axis(22050.0);
    assert_true(axis.count < DESIGN_POINTS);
    assert_true(axis.hz[axis.count - 1] < 0.49 * 22050.0 && axis.hz[axis.count] >= 0.49 * 22050.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(natural_is_as_its_formula),
        cmocka_unit_test(nothing_crosses_with_crossfeed_off),
        cmocka_unit_test(translation_is_the_targets_difference),
        cmocka_unit_test(paths_are_as_late_as_asked_for),
        cmocka_unit_test(a_leak_is_as_its_formula),
        cmocka_unit_test(isolation_is_as_its_table),
        cmocka_unit_test(the_stage_is_weighted_over_all_it_lets_in),
        cmocka_unit_test(as_many_bands_are_masked_as_the_meter_counts),
        cmocka_unit_test(silence_is_not_masked),
        cmocka_unit_test(a_room_is_as_its_measures),
        cmocka_unit_test(a_car_has_two_distances),
        cmocka_unit_test(loudspeakers_are_as_their_tables),
        cmocka_unit_test(curves_end_with_the_rate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
