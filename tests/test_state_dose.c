/* The dose in the state: saved and restored by hand and through lilv's files, whatever the locale,
 * while it plays, and with values that no listening leads to. */
#include "../plugin/uris.h"
#include "check.h"
#include "comma_locale.h"
#include "host_worker.h"
#include "state_by_hand.h"
#include "state_in_files.h"
#include "temporary_folder.h"
#include <lv2/atom/atom.h>
#include <stdlib.h>
#include <string.h>

static const char *const keys[] = {EARFIELD__doseLeft, EARFIELD__doseRight, EARFIELD__doseHours};
enum { LEFT, RIGHT, HOURS, VALUES };

static HostWorker open_calibrated(void)
{
    HostWorker worker = {.kind = WORKER_IMMEDIATE};
    host_worker_open(&worker, 48000);
    host_apply(&worker.host, "mode=0 calibrated=1");
    host_log.lines = 0;
    return worker;
}

static void play(Host *host, size_t frames, float peak)
{
    Stereo in = sine(frames, 48000, 1000.0, peak), out = host_render(host, &in, 512);
    stereo_free(&in);
    stereo_free(&out);
}

static void read_saved(const Host *host, double values[VALUES])
{
    State s = state_saved(host, NULL);
    for (int k = 0; k < VALUES; k++) {
        const StateProperty *p = state_find(&s, keys[k]);
        assert_non_null(p);
        assert_int_equal(p->type, state_urid(LV2_ATOM__Double));
        assert_int_equal(p->size, sizeof values[k]);
        assert_int_equal(p->flags, LV2_STATE_IS_POD | LV2_STATE_IS_PORTABLE);
        memcpy(&values[k], p->value, sizeof values[k]);
    }
    state_free(&s);
}

static void assert_saved(const Host *host, const double wanted[VALUES], double relative)
{
    double values[VALUES];
    read_saved(host, values);
    for (int k = 0; k < VALUES; k++) {
        assert_close(values[k], wanted[k], relative * wanted[k], "%s", keys[k]);
    }
}

static State state_with(const double values[VALUES])
{
    State s = state_of_version(1);
    for (int k = 0; k < VALUES; k++) {
        state_add(&s, keys[k], LV2_ATOM__Double, &values[k], sizeof values[k]);
    }
    return s;
}

static void restore(Host *host, const double values[VALUES])
{
    State s = state_with(values);
    state_restore(host, &s, NULL);
    state_free(&s);
}

/* ------------------------------------------------------------------------------------ by hand -- */

static void what_was_heard_is_saved(void **state)
{
    (void)state;
    HostWorker worker = open_calibrated();
    const double none[VALUES] = {0.0, 0.0, 0.0};
    assert_saved(&worker.host, none, 0.0);
    host_apply(&worker.host, "listen=3");
    play(&worker.host, 96000, 0.143f); /* 94 dBA: 1 Pa² */
    double values[VALUES];
    read_saved(&worker.host, values);
    assert_close(values[LEFT], 2.0 / 3600.0, 0.02 * 2.0 / 3600.0, "left");
    assert_close(values[RIGHT], 0.0, 1e-12, "right");
    assert_close(values[HOURS], 2.0 / 3600.0, 1e-9, "hours");
    host_worker_close(&worker);
}

/* From the restore on, before any run, after one of no frames, and while it stands still. */
static void what_is_restored_is_saved_again(void **state)
{
    (void)state;
    const double values[VALUES] = {0.3141592653589793, 1.2345678901e-7, 12.75};
    HostWorker worker = open_calibrated();
    play(&worker.host, 48000, 0.5f);
    restore(&worker.host, values);
    assert_saved(&worker.host, values, 0.0);
    host_apply(&worker.host, "freewheel=1");
    play(&worker.host, 0, 0.5f);
    Stereo nothing = stereo_new(0);
    host_run(&worker.host, &nothing, &nothing, 0, 0);
    stereo_free(&nothing);
    assert_saved(&worker.host, values, 0.0);
    play(&worker.host, 48000, 0.5f);
    assert_saved(&worker.host, values, 0.0);
    host_restart(&worker.host);
    play(&worker.host, 48000, 0.5f);
    assert_saved(&worker.host, values, 0.0);
    assert_close(host_get(&worker.host, "dose"), 100.0 * values[LEFT] / 1.01192, 0.01, "dose");
    const double other[VALUES] = {1.0, 2.0, 3.0};
    restore(&worker.host, values);
    restore(&worker.host, other); /* before anyone took the first */
    play(&worker.host, 480, 0.5f);
    assert_saved(&worker.host, other, 0.0);
    assert_int_equal(host_log.lines, 0);
    host_worker_close(&worker);
}

static void a_state_without_a_dose_leaves_it(void **state)
{
    (void)state;
    const double values[VALUES] = {0.5, 0.25, 2.0};
    HostWorker worker = open_calibrated();
    restore(&worker.host, values);
    State empty = state_of_version(1), foreign = {0};
    state_restore(&worker.host, &empty, NULL);
    state_add(&foreign, keys[LEFT], LV2_ATOM__Double, &values[HOURS], sizeof values[HOURS]);
    state_restore(&worker.host, &foreign, NULL); /* a preset has no version */
    play(&worker.host, 0, 0.0f);
    assert_saved(&worker.host, values, 0.0);
    assert_int_equal(host_log.lines, 0);
    state_free(&empty);
    state_free(&foreign);
    host_worker_close(&worker);
}

static void assert_passed_over(State *s, const char *what)
{
    const double before[VALUES] = {0.5, 0.25, 2.0};
    HostWorker worker = open_calibrated();
    restore(&worker.host, before);
    state_restore(&worker.host, s, NULL);
    if (host_log.lines != 1) {
        fail_msg("%s: %u lines in the log", what, host_log.lines);
    }
    assert_saved(&worker.host, before, 0.0);
    host_apply(&worker.host, "freewheel=1");
    play(&worker.host, 4800, 0.5f);
    assert_saved(&worker.host, before, 0.0);
    host_worker_close(&worker);
}

static void damaged_values_are_passed_over_with_a_line(void **state)
{
    (void)state;
    const double bad[] = {NAN, INFINITY, -INFINITY, -1e-9};
    for (size_t k = 0; k < COUNT(bad) * VALUES; k++) {
        double values[VALUES] = {0.1, 0.2, 0.3};
        values[k % VALUES] = bad[k / VALUES];
        State s = state_with(values);
        assert_passed_over(&s, keys[k % VALUES]);
        state_free(&s);
    }
    const double good = 0.1;
    const float as_float = 0.1f;
    for (int odd = 0; odd < 4; odd++) { /* of another type, size, or not there */
        State s = state_of_version(1);
        state_add(&s, keys[LEFT], LV2_ATOM__Double, &good, sizeof good);
        state_add(&s, keys[RIGHT], LV2_ATOM__Double, &good, sizeof good);
        if (odd == 0) {
            state_add(&s, keys[HOURS], LV2_ATOM__Float, &as_float, sizeof as_float);
        } else if (odd == 1) {
            state_add(&s, keys[HOURS], LV2_ATOM__Double, &good, 7);
        } else if (odd == 2) {
            state_add(&s, keys[HOURS], LV2_ATOM__String, "0.1", 4);
        }
        assert_passed_over(&s, "an odd property");
        state_free(&s);
    }
}

/* ------------------------------------------------------------------------------- through lilv -- */

static void enter_locale(bool comma)
{
    if (comma) {
        assert_true(comma_locale_set());
    }
}

static void leave_locale(bool comma)
{
    if (comma) {
        comma_locale_leave();
    }
}

/* From a moment at 40 dBA to a life of noise. */
static void assert_goes_through_lilv(bool saved_under_comma, bool restored_under_comma)
{
    const double doses[][VALUES] = {{0.3141592653589793, 0.0271828182845904, 12.75123456789},
                                    {1.23456789e-9, 9.87654321e-8, 2.7777777e-6},
                                    {54321.987654321, 12345.6789012, 98765.4321},
                                    {0.0, 0.0, 0.0},
                                    {1.0, 2.0, 3.0}};
    for (size_t k = 0; k < COUNT(doses); k++) {
        HostWorker worker = open_calibrated();
        restore(&worker.host, doses[k]);
        enter_locale(saved_under_comma);
        state_save_to_file(&worker.host);
        leave_locale(saved_under_comma);
        host_worker_close(&worker);
        worker = open_calibrated();
        enter_locale(restored_under_comma);
        state_restore_from_file(&worker.host);
        leave_locale(restored_under_comma);
        assert_int_equal(host_log.lines, 0);
        assert_saved(&worker.host, doses[k], 1e-6);
        host_worker_close(&worker);
    }
}

static void it_goes_through_lilvs_files(void **state)
{
    (void)state;
    assert_goes_through_lilv(false, false);
}

static void and_under_a_comma(void **state)
{
    (void)state;
    if (!comma_locale_set()) {
        skip();
    }
    comma_locale_leave();
    assert_goes_through_lilv(true, true);
    assert_goes_through_lilv(true, false);
    assert_goes_through_lilv(false, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_heard_is_saved),
        cmocka_unit_test(what_is_restored_is_saved_again),
        cmocka_unit_test(a_state_without_a_dose_leaves_it),
        cmocka_unit_test(damaged_values_are_passed_over_with_a_line),
        cmocka_unit_test(it_goes_through_lilvs_files),
        cmocka_unit_test(and_under_a_comma),
    };
    return cmocka_run_group_tests(tests, temporary_folder_make, temporary_folder_remove);
}
