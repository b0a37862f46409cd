/* Exposure and dose through the built bundle: steady tones by the textbook's rows, what counts and
 * what does not, the trigger, and what stays when a host stops. Hours pass in the state: a dose is
 * saved, multiplied and restored. */
#include "../plugin/uris.h"
#include "check.h"
#include "host.h"
#include "state_by_hand.h"
#include <string.h>

/* 1 kHz of peak 1 at the default Full-Scale Level: 115 dB at the eardrum are 4.1 dB less in a
 * diffuse field (ISO 11904-2), whatever is worn. */
static const double full_scale_dba = 110.9;

static Stereo tone(double seconds, double rate_hz, double level_dba)
{
    const double peak = pow(10.0, (level_dba - full_scale_dba) / 20.0);
    return sine((size_t)(seconds * rate_hz), rate_hz, 1000.0, (float)peak);
}

static void hear(Host *host, double seconds, double level_dba)
{
    Stereo in = tone(seconds, host->rate_hz, level_dba), out = host_render(host, &in, 512);
    stereo_free(&in);
    stereo_free(&out);
}

static Host open_calibrated(double rate_hz, const char *settings)
{
    Host host = host_open(rate_hz);
    host_apply(&host, "mode=0 calibrated=1");
    host_apply(&host, settings);
    return host;
}

static double dose_of(const Host *host)
{
    return (double)host_get(host, "dose");
}

/* ----------------------------------------------------------------------------------- the rows -- */

static void multiply(const Host *host, double times)
{
    const char *const keys[] = {EARFIELD__doseLeft, EARFIELD__doseRight, EARFIELD__doseHours};
    State s = state_saved(host, NULL);
    for (size_t k = 0; k < COUNT(keys); k++) {
        const StateProperty *p = state_find(&s, keys[k]);
        double value;
        memcpy(&value, p->value, sizeof value);
        value *= times;
        memcpy(p->value, &value, sizeof value);
    }
    state_restore(host, &s, NULL);
    state_free(&s);
}

/* Energy counts, half the time for 10 log 2: NIOSH's steps of 3 dB are 1.2 % off by 100 dBA. */
static void steady_tones_read_the_textbooks_rows(void **state)
{
    (void)state;
    const struct {
        double level_dba, hours;
        int standard;
        double percent;
    } rows[] = {
        {94, 1, 0, 100},      {85, 8, 0, 100},  {88, 4, 0, 100},
        {100, 0.25, 0, 98.8}, {80, 40, 1, 100}, {100, 0.4, 1, 100},
        {83, 40, 1, 200},     {75, 40, 2, 100}, {95, 0.4, 2, 100},
    };
    const double rates_hz[] = {44100, 48000, 192000};
    for (size_t k = 0; k < COUNT(rows) * COUNT(rates_hz); k++) {
        const size_t r = k % COUNT(rows);
        Host host = open_calibrated(rates_hz[k / COUNT(rows)], "");
        host_set(&host, "dose_standard", (float)rows[r].standard);
        host_set(&host, "wearing", (float)(k % 3));
        hear(&host, 4.0, rows[r].level_dba);
        const double rest_h = 1.0 / 3600.0;
        multiply(&host, (rows[r].hours - rest_h) * 3600.0 / 4.0);
        hear(&host, 1.0, rows[r].level_dba);
        assert_close(dose_of(&host), rows[r].percent, 0.01 * rows[r].percent,
                     "%g dBA for %g h, standard %d", rows[r].level_dba, rows[r].hours,
                     rows[r].standard);
        assert_close(host_get(&host, "exposure_level"), rows[r].level_dba, 0.1, "level");
        host_close(&host);
    }
}

static void time_left_is_what_is_missing(void **state)
{
    (void)state;
    Host host = open_calibrated(48000, "");
    hear(&host, 4.0, 94.0);
    assert_close(host_get(&host, "time_left"), 1.0, 0.01, "hours at 94 dBA");
    multiply(&host, 900.0 * 0.75);
    hear(&host, 1.0, 94.0);
    assert_close(host_get(&host, "time_left"), 0.25, 0.01, "hours after three quarters");
    hear(&host, 4.0, 85.0);
    assert_close(host_get(&host, "time_left"), 2.0, 0.04, "hours at 85 dBA");
    multiply(&host, 2.0);
    hear(&host, 0.1, 85.0);
    assert_close(host_get(&host, "time_left"), 0.0, 0.0, "none");
    host_close(&host);
}

/* --------------------------------------------------------------------------- what counts, or not */

static double dose_under(const char *settings)
{
    Host host = open_calibrated(48000, settings);
    hear(&host, 2.0, 94.0);
    const double dose = dose_of(&host);
    host_close(&host);
    return dose;
}

static void the_sound_at_the_output_counts(void **state)
{
    (void)state;
    const double full = dose_under("");
    assert_close(full, 100.0 * 2.0 / 3600.0, 0.02 * full, "2 s of an hour");
    assert_close(dose_under("level=-20"), 0.01 * full, 1e-3 * full, "20 dB less");
    assert_close(dose_under("limiter=1 ceiling=-24"), full * pow(10.0, -7.1 / 10.0), 0.01 * full,
                 "limited");
    assert_close(dose_under("mute=1"), 0.0, 0.0, "muted");
    assert_close(dose_under("enabled=0 level=-20"), full, 1e-3 * full, "bypassed");
    assert_close(dose_under("mode=3 stage=1 stage_level=94 isolation=0 mute=0 level=-60"), full,
                 0.13 * full, "a stage of 94 dBA");
    assert_close(dose_under("listen=3"), full, 1e-3 * full, "one ear alone");
    assert_close(dose_under("calibrated=0"), 0.0, 0.0, "uncalibrated");
    assert_close(dose_under("freewheel=1"), 0.0, 0.0, "exported");
    assert_close(dose_under("freewheel=1 export_guard=0"), 0.0, 0.0, "exported without the guard");
}

static void it_stands_still_during_an_export(void **state)
{
    (void)state;
    for (int guarded = 0; guarded < 2; guarded++) {
        Host host = open_calibrated(48000, guarded ? "" : "export_guard=0");
        hear(&host, 2.0, 94.0);
        const double before = dose_of(&host), level = (double)host_get(&host, "exposure_level");
        host_set(&host, "freewheel", 1.0f);
        hear(&host, 5.0, 110.0);
        assert_close(dose_of(&host), before, 1e-3 * before, "dose, guard %d", guarded);
        assert_close(host_get(&host, "exposure_level"), level, 0.01, "level, guard %d", guarded);
        host_set(&host, "freewheel", 0.0f);
        hear(&host, 2.0, 94.0);
        assert_close(dose_of(&host), 2.0 * before, 0.03 * before, "it goes on, guard %d", guarded);
        host_close(&host);
    }
}

/* Two seconds on the left, then five on the right: the right has more. */
static void the_ear_that_has_taken_more_counts(void **state)
{
    (void)state;
    Host host = open_calibrated(48000, "listen=3");
    hear(&host, 2.0, 94.0);
    const double left = dose_of(&host);
    host_set(&host, "listen", 4.0f);
    hear(&host, 1.0, 94.0);
    assert_close(dose_of(&host), left, 0.02 * left, "the left one still");
    hear(&host, 4.0, 94.0);
    assert_close(dose_of(&host), 2.5 * left, 0.05 * left, "the right one");
    host_close(&host);
}

static void uncalibrated_all_reads_0(void **state)
{
    (void)state;
    const char *const meters[] = {"dose", "exposure_level", "time_left"};
    Host host = open_calibrated(48000, "");
    hear(&host, 2.0, 94.0);
    const double before = dose_of(&host);
    host_set(&host, "calibrated", 0.0f);
    hear(&host, 2.0, 94.0);
    for (size_t m = 0; m < COUNT(meters); m++) {
        assert_close(host_get(&host, meters[m]), 0.0, 0.0, "%s", meters[m]);
    }
    host_set(&host, "calibrated", 1.0f);
    hear(&host, 0.1, 0.0);
    assert_close(dose_of(&host), before, 0.03 * before, "it was not lost");
    host_close(&host);
}

/* -------------------------------------------------------------------------------- the trigger -- */

static void set_trigger(Host *host, float value)
{
    host_set(host, "dose_reset", value);
    hear(host, 0.05, 0.0);
}

static void the_trigger_acts_where_it_rises(void **state)
{
    (void)state;
    Host host = open_calibrated(48000, "");
    hear(&host, 2.0, 94.0);
    const double dose = dose_of(&host);
    set_trigger(&host, 0.0f);
    set_trigger(&host, NAN);
    set_trigger(&host, -1.0f);
    assert_close(dose_of(&host), dose, 0.01 * dose, "no edge");
    set_trigger(&host, 1.0f);
    assert_at_most(dose_of(&host), 0.01 * dose, "an edge");
    assert_at_most(host_get(&host, "exposure_level"), 94.0, "level since then");
    hear(&host, 2.0, 94.0);
    assert_close(dose_of(&host), dose, 0.02 * dose, "a trigger that stays is no edge");
    set_trigger(&host, 0.0f);
    set_trigger(&host, 0.8f);
    assert_at_most(dose_of(&host), 0.01 * dose, "another edge");
    host_close(&host);
}

/* Generic interfaces leave a trigger at 1: a session that is opened again must not forget. */
static void the_first_value_is_no_edge(void **state)
{
    (void)state;
    Host host = open_calibrated(48000, "");
    hear(&host, 2.0, 94.0);
    const double dose = dose_of(&host);
    lilv_instance_deactivate(host.instance);
    host_set(&host, "dose_reset", 1.0f);
    lilv_instance_activate(host.instance);
    hear(&host, 0.1, 0.0);
    assert_close(dose_of(&host), dose, 0.01 * dose, "after activate");
    host_close(&host);

    host = open_calibrated(48000, "dose_reset=1");
    State s = state_of_version(1);
    const double energies[] = {0.5, 0.25, 2.0};
    state_add(&s, EARFIELD__doseLeft, "http://lv2plug.in/ns/ext/atom#Double", &energies[0], 8);
    state_add(&s, EARFIELD__doseRight, "http://lv2plug.in/ns/ext/atom#Double", &energies[1], 8);
    state_add(&s, EARFIELD__doseHours, "http://lv2plug.in/ns/ext/atom#Double", &energies[2], 8);
    state_restore(&host, &s, NULL);
    hear(&host, 0.1, 0.0);
    assert_close(dose_of(&host), 49.4, 0.1, "0.5 Pa2h of 1.01 in a session that is opened");
    state_free(&s);
    host_close(&host);
}

static void activate_keeps_it(void **state)
{
    (void)state;
    Host host = open_calibrated(48000, "");
    hear(&host, 2.0, 94.0);
    const double dose = dose_of(&host);
    for (int k = 0; k < 3; k++) {
        host_restart(&host);
        hear(&host, 0.0, 0.0);
    }
    hear(&host, 0.5, 0.0);
    assert_close(dose_of(&host), dose, 1e-4 * dose, "dose");
    host_close(&host);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steady_tones_read_the_textbooks_rows),
        cmocka_unit_test(time_left_is_what_is_missing),
        cmocka_unit_test(the_sound_at_the_output_counts),
        cmocka_unit_test(it_stands_still_during_an_export),
        cmocka_unit_test(the_ear_that_has_taken_more_counts),
        cmocka_unit_test(uncalibrated_all_reads_0),
        cmocka_unit_test(the_trigger_acts_where_it_rises),
        cmocka_unit_test(the_first_value_is_no_edge),
        cmocka_unit_test(activate_keeps_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
