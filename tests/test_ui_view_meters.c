/* What meters remember, when they are drawn anew, and what a click on them clears. */
#include "../gui/view_meters.h"
#include "check.h"
#include "view_samples.h"

static void a_peak_is_held_and_falls(void **state)
{
    (void)state;
    static float values[PORT_COUNT];
    MeterHolds holds = {0};
    values[PORT_OUT_PEAK_LEFT] = -6.0f;
    meter_holds_update(&holds, values, 100.0);
    values[PORT_OUT_PEAK_LEFT] = -50.0f;
    for (int n = 0; n <= 37; n++) {
        meter_holds_update(&holds, values, 100.0 + 0.04 * n);
        assert_close(holds.of[HOLD_OUT_LEFT].peak_db, -6.0, 0.0, "held for 1.5 s");
    }
    for (int n = 0; n <= 25; n++) {
        meter_holds_update(&holds, values, 101.5 + 0.04 * n);
    }
    assert_close(holds.of[HOLD_OUT_LEFT].peak_db, -26.0, 1.0, "20 dB a second");
    values[PORT_OUT_PEAK_LEFT] = -20.0f;
    meter_holds_update(&holds, values, 102.55);
    assert_close(holds.of[HOLD_OUT_LEFT].peak_db, -20.0, 0.0, "a new peak");
    values[PORT_OUT_PEAK_LEFT] = -21.0f;
    meter_holds_update(&holds, values, 110.0);
    assert_close(holds.of[HOLD_OUT_LEFT].peak_db, -21.0, 0.0, "not below the present one");
}

static void a_clip_stays_until_it_is_cleared(void **state)
{
    (void)state;
    static float values[PORT_COUNT];
    MeterHolds holds = {0};
    values[PORT_IN_PEAK_RIGHT] = 0.0f;
    values[PORT_IN_PEAK_LEFT] = -0.01f;
    meter_holds_update(&holds, values, 1.0);
    values[PORT_IN_PEAK_RIGHT] = -40.0f;
    meter_holds_update(&holds, values, 60.0);
    assert_true(holds.of[HOLD_IN_RIGHT].clipped);
    assert_false(holds.of[HOLD_IN_LEFT].clipped);
    meter_holds_clear(&holds);
    assert_false(holds.of[HOLD_IN_RIGHT].clipped);
    assert_false(holds.of[HOLD_IN_RIGHT].seen);
    meter_holds_update(&holds, values, 60.1);
    assert_close(holds.of[HOLD_IN_RIGHT].peak_db, -40.0, 0.0, "after it");
}

static unsigned changes(const SampledView *a, const SampledView *b)
{
    Rect changed[METER_AREAS];
    return view_meters_changes((Rect){0.0, 0.0, 190.0, 300.0}, &a->view, &b->view, changed);
}

static void only_what_looks_otherwise_is_drawn_anew(void **state)
{
    (void)state;
    static SampledView a, b;
    sampled_view_of(&a, &view_samples[1]);
    sampled_view_of(&b, &view_samples[1]);
    assert_int_equal(changes(&a, &b), 0);
    b.values[PORT_CORRELATION] += 0.001f;
    b.values[PORT_LATENCY] = 96.0f;
    assert_int_equal(changes(&a, &b), 0);
    b.values[PORT_CORRELATION] += 0.02f;
    assert_int_equal(changes(&a, &b), 1);
    b.values[PORT_CORRELATION] = a.values[PORT_CORRELATION];
    b.values[PORT_OUT_PEAK_LEFT] += 1.0f;
    assert_int_equal(changes(&a, &b), 1);
    b.values[PORT_OUT_PEAK_LEFT] -= 1.0f;
    meter_holds_clear(&b.holds);
    assert_int_equal(changes(&a, &b), 1);
    b.view.holds = NULL;
    assert_int_equal(changes(&a, &b), 1);
}

static void a_click_on_the_bars_clears(void **state)
{
    (void)state;
    const Rect at = {500.0, 100.0, 190.0, 300.0};
    assert_true(view_meters_clears(at, 515.0, 120.0));
    assert_true(view_meters_clears(at, 560.0, 390.0));
    assert_false(view_meters_clears(at, 650.0, 200.0));
    assert_false(view_meters_clears(at, 515.0, 99.0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_peak_is_held_and_falls),
        cmocka_unit_test(a_clip_stays_until_it_is_cleared),
        cmocka_unit_test(only_what_looks_otherwise_is_drawn_anew),
        cmocka_unit_test(a_click_on_the_bars_clears),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
