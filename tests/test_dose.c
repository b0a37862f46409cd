/* The arithmetic of the dose: the textbook rows, taken in steps of 10 ms as the meter does. */
#include "../plugin/dsp/dose.h"
#include "check.h"

static const double step_h = 0.010 / 3600.0;

static double pa2(double level_dba)
{
    return 20e-6 * 20e-6 * pow(10.0, level_dba / 10.0);
}

/* By so many steps of 10 ms: 40 h are 14.4 million. */
static Dose taken(double left_dba, double right_dba, double hours)
{
    const double ears[DOSE_EARS] = {pa2(left_dba), pa2(right_dba)};
    Dose dose = {0};
    const long steps = lround(hours / step_h);
    for (long i = 0; i < steps; i++) {
        dose_add(&dose, ears, step_h);
    }
    return dose;
}

static void meets_the_textbook(void **state)
{
    (void)state;
    const struct {
        DoseStandard standard;
        double level_dba, hours, percent;
    } rows[] = {{DOSE_NIOSH, 85.0, 8.0, 100.0},         {DOSE_NIOSH, 94.0, 1.0, 100.0},
                {DOSE_NIOSH, 82.0, 8.0, 50.0},          {DOSE_NIOSH, 88.0, 8.0, 200.0},
                {DOSE_WHO_ADULT, 80.0, 40.0, 100.0},    {DOSE_WHO_ADULT, 100.0, 0.4, 100.0},
                {DOSE_WHO_SENSITIVE, 75.0, 40.0, 100.0}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const Dose dose = taken(rows[i].level_dba, 60.0, rows[i].hours);
        assert_close(dose_percent(&dose, rows[i].standard), rows[i].percent, 0.01 * rows[i].percent,
                     "%g dBA for %g h", rows[i].level_dba, rows[i].hours);
        assert_close(dose_level_dba(&dose), rows[i].level_dba, 1e-6, "its level");
    }
}

static void nothing_drifts_in_40_hours(void **state)
{
    (void)state;
    const Dose dose = taken(80.0, 80.0, 40.0);
    assert_close(dose.energy_pa2_h[0], 1.6, 1.6e-8, "Pa²h");
    assert_close(dose.hours, 40.0, 40e-8, "hours");
}

static void standards_are_scales_of_one_energy(void **state)
{
    (void)state;
    const Dose dose = taken(90.0, 70.0, 0.5);
    const double adult = dose_percent(&dose, DOSE_WHO_ADULT);
    assert_close(dose_percent(&dose, DOSE_WHO_SENSITIVE) / adult, pow(10.0, 0.5), 1e-9, "5 dB");
    assert_close(dose_percent(&dose, DOSE_NIOSH) / adult, 1.6 / (pa2(85.0) * 8.0), 1e-9, "NIOSH");
}

static void the_ear_that_took_more_counts(void **state)
{
    (void)state;
    const Dose left = taken(90.0, 70.0, 0.1), right = taken(70.0, 90.0, 0.1);
    assert_close(dose_percent(&left, DOSE_NIOSH), dose_percent(&right, DOSE_NIOSH), 0.0,
                 "mirrored");
    /* First one ear, then the other: neither has taken the sum. */
    const double then_right[DOSE_EARS] = {pa2(70.0), pa2(90.0)};
    Dose both = left;
    dose_add(&both, then_right, 0.1);
    assert_close(dose_percent(&both, DOSE_NIOSH) / dose_percent(&left, DOSE_NIOSH), 1.01, 1e-6,
                 "each ear by itself");
}

static void time_left_is_what_the_rest_allows(void **state)
{
    (void)state;
    const double at_85[DOSE_EARS] = {pa2(60.0), pa2(85.0)}, at_silence[DOSE_EARS] = {0.0, 0.0};
    const Dose none = {0};
    assert_close(dose_hours_left(&none, at_85, DOSE_NIOSH), 8.0, 1e-9, "all of it");
    const Dose half = taken(60.0, 85.0, 4.0);
    assert_close(dose_hours_left(&half, at_85, DOSE_NIOSH), 4.0, 1e-6, "half is taken");
    const Dose other = taken(85.0, 40.0, 4.0); /* the left ear took it, the right one hears it */
    assert_close(dose_hours_left(&other, at_85, DOSE_NIOSH), 8.0, 0.001, "by the right ear's rest");
    const Dose over = taken(85.0, 85.0, 8.1);
    assert_close(dose_hours_left(&over, at_85, DOSE_NIOSH), 0.0, 0.0, "over");
    assert_close(dose_hours_left(&over, at_silence, DOSE_NIOSH), 0.0, 0.0, "over, now in silence");
    assert_close(dose_hours_left(&half, at_silence, DOSE_NIOSH), 10000.0, 0.0, "in silence");
    const double at_50[DOSE_EARS] = {pa2(50.0), pa2(50.0)};
    assert_close(dose_hours_left(&none, at_50, DOSE_NIOSH), 10000.0, 0.0, "harmless");
}

static void nothing_and_silence_read_0(void **state)
{
    (void)state;
    const double silence[DOSE_EARS] = {0.0, 0.0};
    Dose dose = {0};
    assert_close(dose_level_dba(&dose), 0.0, 0.0, "nothing");
    dose_add(&dose, silence, 1.0);
    assert_close(dose_level_dba(&dose), 0.0, 0.0, "silence");
    assert_close(dose_percent(&dose, DOSE_WHO_ADULT), 0.0, 0.0, "silence");
}

static void a_damaged_state_is_known(void **state)
{
    (void)state;
    const Dose sound[] = {{{0.0, 0.0}, 0.0}, {{1.5, 0.2}, 39.0}};
    const Dose damaged[] = {{{NAN, 0.0}, 1.0}, {{0.0, -1.0}, 1.0}, {{0.0, 0.0}, INFINITY}};
    for (size_t i = 0; i < COUNT(sound); i++) {
        assert_true(dose_is_sound(&sound[i]));
    }
    for (size_t i = 0; i < COUNT(damaged); i++) {
        assert_false(dose_is_sound(&damaged[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(meets_the_textbook),
        cmocka_unit_test(nothing_drifts_in_40_hours),
        cmocka_unit_test(standards_are_scales_of_one_energy),
        cmocka_unit_test(the_ear_that_took_more_counts),
        cmocka_unit_test(time_left_is_what_the_rest_allows),
        cmocka_unit_test(nothing_and_silence_read_0),
        cmocka_unit_test(a_damaged_state_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
