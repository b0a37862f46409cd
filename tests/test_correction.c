/* The correction of what is worn, through the built bundle: a file by patch:Set, what is heard of
 * it, what is said of a bad one, and how one follows another. */
#include "../plugin/files/eq_file.h"
#include "../plugin/uris.h"
#include "change.h"
#include "check.h"
#include "correct.h"
#include "eq_prototype.h"
#include "host_events.h"
#include "host_worker.h"
#include "noise.h"
#include "reference.h"
#include "state_by_hand.h"
#include "temporary_folder.h"
#include "true_peak_meter.h"
#include <string.h>

enum { RATE_HZ = 48000, BLOCK = 256 };

static const char steep[] = "Preamp: -12 dB\n"
                            "Filter 1: ON PK Fc 100 Hz Gain 12 dB Q 8\n"
                            "Channel: R\n"
                            "Filter 2: ON LSC Fc 200 Hz Gain -12 dB Q 0.7\n";
static const char drawn[] = "GraphicEQ: 20 -3; 100 -6; 1000 0; 4000 4; 16000 -8\n";

static HostEvents events;

static Stereo render(const char *settings, const char *text, const Stereo *in)
{
    Host host = host_open(RATE_HZ);
    host_apply(&host, settings);
    correct(&host, text);
    Stereo out = host_render(&host, in, BLOCK);
    assert_close(host_get(&host, "status"), 0.0, 0.0, "status");
    host_close(&host);
    return out;
}

static void assert_same(Stereo *a, Stereo *b, const char *what)
{
    if (!stereo_same_bits(a, b)) {
        fail_msg("%s: other bits", what);
    }
    stereo_free(a);
}

/* ------------------------------------------------------------------------------ what is heard -- */

static double level_db(const float *x, size_t frames, double hz)
{
    return decibels(spectrum_at(x, frames, hz, RATE_HZ));
}

/* 44.1 kHz is where AutoEq works its preamps out; at 48 kHz the peak is the same. */
static void a_known_correction_peaks_where_its_preamp_says(void **state)
{
    (void)state;
    Stereo in = impulse(RATE_HZ, true, true);
    Stereo out = render("mode=0 correction=1 level_match=0", correct_autoeq, &in);
    double peak_db = -300.0;
    for (int step = 0; 20.0 * pow(1.01, step) < 20000.0; step++) {
        const double hz = 20.0 * pow(1.01, step);
        peak_db = fmax(peak_db, level_db(out.left, out.frames, hz));
    }
    assert_close(peak_db + 6.1, 6.09, 0.02, "peak of the filters");
    assert_memory_equal(out.left, out.right, out.frames * sizeof(float));
    stereo_free(&in);
    stereo_free(&out);
}

/* At every rate, in blocks of any size, both ears at once. */
static void every_kind_of_filter_meets_its_formula(void **state)
{
    (void)state;
    const double rates_hz[] = {22050, 44100, 48000, 88200, 96000, 192000};
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        const double rate_hz = rates_hz[r];
        EqSpec spec;
        EqFault fault;
        assert_true(eq_file_parse(eq_of_every_kind, strlen(eq_of_every_kind), &spec, &fault));
        Stereo in = impulse((size_t)rate_hz, true, true);
        Host host = host_open(rate_hz);
        host_apply(&host, "mode=0 correction=1 level_match=0");
        correct(&host, eq_of_every_kind);
        Stereo out = host_render(&host, &in, 0);
        host_close(&host);
        for (int step = 0; 20.0 * pow(1.17, step) < fmin(20000.0, 0.48 * rate_hz); step++) {
            const double hz = 20.0 * pow(1.17, step);
            const double left_db = decibels(spectrum_at(out.left, out.frames, hz, rate_hz));
            const double right_db = decibels(spectrum_at(out.right, out.frames, hz, rate_hz));
            assert_close(left_db, decibels(eq_prototype(&spec.ears[0], hz, rate_hz)), 0.05,
                         "left at %g Hz, rate %g", hz, rate_hz);
            assert_close(right_db, decibels(eq_prototype(&spec.ears[1], hz, rate_hz)), 0.05,
                         "right at %g Hz, rate %g", hz, rate_hz);
        }
        stereo_free(&in);
        stereo_free(&out);
    }
}

static void drawn_points_are_met(void **state)
{
    (void)state;
    const double points[][2] = {{100, -6}, {1000, 0}, {4000, 4}, {16000, -8}};
    Stereo in = impulse(RATE_HZ, true, true);
    Stereo out = render("mode=0 correction=1 level_match=0", drawn, &in);
    for (size_t k = 0; k < COUNT(points); k++) {
        assert_close(level_db(out.right, out.frames, points[k][0]), points[k][1], 0.5, "%g Hz",
                     points[k][0]);
    }
    stereo_free(&in);
    stereo_free(&out);
}

static void each_ear_has_its_own(void **state)
{
    (void)state;
    Stereo in = impulse(RATE_HZ, true, true);
    Stereo out = render("mode=0 correction=1 level_match=0", steep, &in);
    assert_close(level_db(out.left, out.frames, 100.0), 0.0, 0.05, "left at 100 Hz");
    assert_close(level_db(out.left, out.frames, 20.0), -12.0, 0.1, "left at 20 Hz");
    assert_close(level_db(out.right, out.frames, 20.0), -24.0, 0.2, "right at 20 Hz");
    assert_close(level_db(out.right, out.frames, 10000.0), -12.0, 0.05, "right at 10 kHz");
    stereo_free(&in);
    stereo_free(&out);
}

static void off_or_without_one_is_the_input(void **state)
{
    (void)state;
    Stereo in = white_noise(9000, 0.9f, 1);
    Stereo out = render("mode=0 correction=0", correct_autoeq, &in);
    assert_same(&out, &in, "off");
    out = render("mode=0 correction=1", NULL, &in);
    assert_same(&out, &in, "none loaded");
    out = render("mode=0 correction=1 enabled=0", correct_autoeq, &in);
    assert_same(&out, &in, "bypassed");
    out = render("mode=0 correction=1 freewheel=1", correct_autoeq, &in);
    assert_same(&out, &in, "exported");
    stereo_free(&in);
}

/* It corrects what is worn: in every mode, by the same. */
static void every_mode_is_corrected(void **state)
{
    (void)state;
    Stereo in = impulse(RATE_HZ, true, false);
    const char *const modes[] = {"mode=1", "mode=2 room=0", "mode=3 seal_left=0.4"};
    Stereo direct = render("mode=0 correction=1 level_match=0", steep, &in);
    for (size_t m = 0; m < COUNT(modes); m++) {
        char on[64], off[64];
        snprintf(on, sizeof on, "%s level_match=0 correction=1", modes[m]);
        snprintf(off, sizeof off, "%s level_match=0 correction=0", modes[m]);
        Stereo with = render(on, steep, &in), without = render(off, steep, &in);
        for (int step = 0; 50.0 * pow(2.0, step) < 10000.0; step++) {
            const double hz = 50.0 * pow(2.0, step);
            assert_close(
                level_db(with.left, with.frames, hz) - level_db(without.left, with.frames, hz),
                level_db(direct.left, direct.frames, hz), 0.02, "%s at %g Hz", modes[m], hz);
        }
        stereo_free(&with);
        stereo_free(&without);
    }
    stereo_free(&direct);
    stereo_free(&in);
}

static void it_is_matched_in_loudness(void **state)
{
    (void)state;
    const char *const texts[] = {correct_autoeq, steep, drawn};
    Stereo in = programme_noise(20 * RATE_HZ, RATE_HZ, 7);
    const double direct_lufs = reference_integrated_lufs(&in, RATE_HZ);
    for (size_t t = 0; t < COUNT(texts); t++) {
        Stereo out = render("mode=0 correction=1", texts[t], &in);
        assert_close(reference_integrated_lufs(&out, RATE_HZ), direct_lufs, 0.3, "text %zu", t);
        stereo_free(&out);
    }
    stereo_free(&in);
}

/* 64 filters of +40 dB at one frequency: as loud as can be said. The limiter holds it, the readouts
 * are numbers, and when it is gone nothing of it is left. */
static void the_loudest_one_is_survived(void **state)
{
    (void)state;
    char text[64 * 48] = "";
    size_t length = 0;
    for (int i = 0; i < 64; i++) {
        length += (size_t)snprintf(text + length, sizeof text - length,
                                   "Filter: ON PK Fc 1000 Hz Gain 40 dB Q 0.5\n");
    }
    const char *const modes[] = {"mode=0", "mode=1 width=0", "mode=2 room=0",
                                 "mode=3 stage=1 ear_out=1 seal_right=1 link=1"};
    Stereo in = white_noise(24000, 0.5f, 3);
    for (size_t m = 0; m < 2 * COUNT(modes); m++) {
        Host host = host_open(RATE_HZ);
        host_apply(&host, modes[m / 2]);
        host_apply(&host, "limiter=1 correction=1 calibrated=1");
        host_set(&host, "look_ahead", (float)(m % 2));
        correct(&host, text);
        Stereo loud = host_render(&host, &in, 0);
        assert_close(host_get(&host, "status"), 0.0, 0.0, "status");
        assert_close(host_get(&host, "match_gain"), -24.0, 0.0, "%s: match gain", modes[m / 2]);
        assert_at_most(sample_peak(&loud), pow(10.0, -1.0 / 20.0), "%s", modes[m / 2]);
        correct(&host, NULL);
        Stereo fading = host_render(&host, &in, 0), after = host_render(&host, &in, 0);
        assert_at_most(sample_peak(&after), pow(10.0, -1.0 / 20.0), "%s", modes[m / 2]);
        assert_true(sample_peak(&after) > 0.01f);
        assert_true(isfinite(host_get(&host, "out_loudness")));
        host_close(&host);
        stereo_free(&loud);
        stereo_free(&fading);
        stereo_free(&after);
    }
    stereo_free(&in);
}

/* ------------------------------------------------------------------------------ what is said -- */

static void ask_for(Host *host, const char *path)
{
    host_events_begin(&events);
    host_events_set(&events, OWN_CORRECTION, path);
    host_events_run_silence(&events, host, BLOCK);
    host_events_run_silence(&events, host, BLOCK); /* what had no room before */
}

static void a_bad_one_is_refused_and_the_old_one_stays(void **state)
{
    (void)state;
    const struct {
        const char *text, *line, *words;
    } bad[] = {
        {"Preamp: -3 dB\nFilter 1: ON XY Fc 100 Hz Gain 3 dB Q 1\n", "line 2", "XY"},
        {"Filter 1: ON PK Fc 100 Hz Gain 300 dB Q 1\n", "line 1", "Gain"},
        {"Filter 1: ON PK Fc 100 Hz Gain 3 dB Q 1\n\n\nnonsense\n", "line 4", "nonsense"},
    };
    Stereo in = white_noise(9000, 0.5f, 2);
    Stereo wanted = render("mode=0 correction=1", correct_autoeq, &in);
    for (size_t k = 0; k < COUNT(bad); k++) {
        HostWorker worker = {.kind = WORKER_IMMEDIATE};
        host_worker_open(&worker, RATE_HZ);
        host_apply(&worker.host, "mode=0 correction=1");
        correct(&worker.host, correct_autoeq);
        const char *path = temporary_file("bad.txt", bad[k].text, strlen(bad[k].text));
        ask_for(&worker.host, path);
        assert_close(host_get(&worker.host, "status"), 3.0, 0.0, "status");
        assert_non_null(strstr(events.message, "bad.txt"));
        assert_non_null(strstr(events.message, bad[k].line));
        assert_non_null(strstr(events.message, bad[k].words));
        assert_int_equal(events.changes, 0);
        ask_for(&worker.host, temporary_path("nowhere.txt"));
        assert_close(host_get(&worker.host, "status"), 1.0, 0.0, "status of none");
        host_restart(&worker.host);
        Stereo out = host_render(&worker.host, &in, BLOCK);
        assert_same(&out, &wanted, "after a bad one");
        host_worker_close(&worker);
    }
    stereo_free(&wanted);
    stereo_free(&in);
}

static void each_fault_has_its_status_and_words(void **state)
{
    (void)state;
    static char huge[(1 << 20) + 1];
    memset(huge, '\n', sizeof huge);
    const struct {
        const char *bytes;
        size_t length;
        double status;
        const char *words;
    } files[] = {
        {"", 0, 3, "empty"},
        {"Preamp: -6 dB\n\0\n", 16, 3, "line 2: not text"},
        {"\xff\xfeP\0r\0e\0", 8, 3, "line 1: UTF-16 text: save it as UTF-8"},
        {"P\0r\0e\0a\0m\0p\0", 12, 3, "line 1: not text"},
        {huge, sizeof huge, 4, "larger than 1 MB"},
        {huge, sizeof huge - 1, 3, "has no correction in it"},
        {"\x89PNG\r\n\x1a\n", 8, 3, "line 1: not understood: ?PNG"},
    };
    for (size_t k = 0; k < COUNT(files); k++) {
        HostWorker worker = {.kind = WORKER_IMMEDIATE};
        host_worker_open(&worker, RATE_HZ);
        ask_for(&worker.host, temporary_file("odd.txt", files[k].bytes, files[k].length));
        assert_close(host_get(&worker.host, "status"), files[k].status, 0.0, "file %zu", k);
        assert_non_null(strstr(events.message, "odd.txt"));
        assert_non_null(strstr(events.message, files[k].words));
        ask_for(&worker.host, temporary_path("."));
        assert_close(host_get(&worker.host, "status"), 2.0, 0.0, "a folder");
        host_worker_close(&worker);
    }
}

static void an_empty_path_clears(void **state)
{
    (void)state;
    Stereo in = white_noise(9000, 0.5f, 2);
    HostWorker worker = {.kind = WORKER_IMMEDIATE};
    host_worker_open(&worker, RATE_HZ);
    Host *host = &worker.host;
    host_apply(host, "mode=0 correction=1");
    correct(host, correct_autoeq);
    Stereo out = host_render(host, &in, BLOCK);
    assert_true(!stereo_same_bits(&in, &out));
    stereo_free(&out);
    ask_for(host, "");
    assert_int_equal(events.sets[OWN_CORRECTION], 1);
    assert_string_equal(events.path[OWN_CORRECTION], "");
    out = host_render(host, &in, BLOCK); /* fades */
    stereo_free(&out);
    out = host_render(host, &in, BLOCK);
    assert_same(&out, &in, "cleared");
    assert_close(host_get(host, "match_gain"), 0.0, 0.0, "match gain");
    host_worker_close(&worker);
    stereo_free(&in);
}

static void it_is_kept_in_the_state(void **state)
{
    (void)state;
    Stereo in = white_noise(9000, 0.5f, 2);
    Stereo wanted = render("mode=0 correction=1", correct_autoeq, &in);
    Host host = host_open(RATE_HZ);
    correct(&host, correct_autoeq);
    State s = state_saved(&host, NULL);
    assert_int_equal(s.count, 1 + OWN_FILES + 3 + 1); /* version, files, dose, zoom */
    assert_non_null(strstr(state_find(&s, EARFIELD__eqFile)->value, "correction.txt"));
    host_close(&host);

    HostWorkerKind kinds[] = {WORKER_IMMEDIATE, WORKER_THREADED};
    for (size_t k = 0; k < COUNT(kinds); k++) {
        HostWorker worker = {.kind = kinds[k]};
        host_worker_open(&worker, RATE_HZ);
        host_apply(&worker.host, "mode=0 correction=1");
        state_restore(&worker.host, &s, NULL);
        host_worker_settle(&worker);
        host_restart(&worker.host);
        Stereo out = host_render(&worker.host, &in, BLOCK);
        assert_same(&out, &wanted, "restored");
        host_worker_close(&worker);
    }
    state_free(&s);
    stereo_free(&wanted);
    stereo_free(&in);
}

/* A session names a file that is gone today: it says so, plays without, and names it still. */
static void one_that_is_away_is_named_still(void **state)
{
    (void)state;
    Stereo in = white_noise(9000, 0.5f, 2);
    State s = state_of_version(1);
    state_add_text(&s, EARFIELD__eqFile, "/nowhere/correction.txt");
    HostWorker worker = {.kind = WORKER_IMMEDIATE};
    host_worker_open(&worker, RATE_HZ);
    host_apply(&worker.host, "mode=0 correction=1");
    state_restore(&worker.host, &s, NULL);
    host_worker_settle(&worker);
    Stereo out = host_render(&worker.host, &in, BLOCK);
    assert_same(&out, &in, "without it");
    assert_close(host_get(&worker.host, "status"), 1.0, 0.0, "status");
    assert_close(host_get(&worker.host, "loading"), 0.0, 0.0, "loading");
    State again = state_saved(&worker.host, NULL);
    assert_string_equal(state_find(&again, EARFIELD__eqFile)->value, "/nowhere/correction.txt");
    state_free(&again);
    state_free(&s);
    host_worker_close(&worker);
    stereo_free(&in);
}

/* -------------------------------------------------------------------- how one follows another -- */

/* `text`, and then other settings and `other` while a full-scale 100 Hz sine plays. */
static void assert_no_click(const char *settings, const char *text, const char *then,
                            const char *other)
{
    const double rates_hz[] = {44100, 96000};
    for (size_t k = 0; k < 6; k++) {
        const double rate_hz = rates_hz[k / 3];
        const size_t at = (size_t)(0.3 * rate_hz) + 61 * (k % 3), frames = at + (size_t)rate_hz / 5;
        Stereo in = quadrature(frames + 1000, rate_hz), out = stereo_new(frames);
        HostWorker worker = {.kind = WORKER_IMMEDIATE};
        host_worker_open(&worker, rate_hz);
        host_apply(&worker.host, settings);
        correct(&worker.host, text);
        host_run(&worker.host, &in, &out, 0, at);
        host_apply(&worker.host, then);
        if (text != other) {
            correct(&worker.host, other);
        }
        for (size_t from = at; from < frames; from += 37) {
            host_run(&worker.host, &in, &out, from, frames - from < 37 ? frames - from : 37);
        }
        const Stereo heard = {out.left + at - 2000, out.right + at - 2000, frames - at + 2000};
        assert_at_most(loudest_click_db(&heard, rate_hz), -80.0, "%s, then %s, at %g Hz", settings,
                       then, rate_hz);
        host_worker_close(&worker);
        stereo_free(&in);
        stereo_free(&out);
    }
}

static void changes_do_not_click(void **state)
{
    (void)state;
    assert_no_click("mode=0 correction=0", correct_autoeq, "correction=1", correct_autoeq);
    assert_no_click("mode=0 correction=1", correct_autoeq, "correction=0", correct_autoeq);
    assert_no_click("mode=0 correction=0", steep, "correction=1", steep);
    assert_no_click("mode=0 correction=1", steep, "correction=0", steep);
    assert_no_click("mode=0 correction=1", correct_autoeq, "", steep);
    assert_no_click("mode=0 correction=1 limiter=1", steep, "", drawn);
    assert_no_click("mode=0 correction=1 limiter=1 look_ahead=1", drawn, "", correct_autoeq);
    assert_no_click("mode=0 correction=1", drawn, "", NULL);
    assert_no_click("mode=0 correction=1", NULL, "", steep);
    assert_no_click("mode=1 design=2 correction=1", correct_autoeq, "wearing=2", correct_autoeq);
    assert_no_click("mode=3 correction=1 wearing=1", steep, "wearing=0", steep);
    assert_no_click("mode=3 correction=1", correct_autoeq, "mode=1", steep);
}

/* After the fade it sounds as if it had been there from the start. */
static void a_swap_arrives(void **state)
{
    (void)state;
    Stereo in = white_noise(2 * RATE_HZ, 0.5f, 9), out = stereo_new(in.frames);
    Stereo wanted = render("mode=0 correction=1", correct_autoeq, &in);
    HostWorker worker = {.kind = WORKER_IMMEDIATE};
    host_worker_open(&worker, RATE_HZ);
    Host *host = &worker.host;
    host_apply(host, "mode=0 correction=1");
    correct(host, steep);
    host_run(host, &in, &out, 0, 7001);
    correct(host, correct_autoeq);
    host_run(host, &in, &out, 7001, in.frames - 7001);
    for (size_t i = RATE_HZ; i < in.frames; i++) {
        assert_close(out.left[i], wanted.left[i], 1e-5, "left at %zu", i);
        assert_close(out.right[i], wanted.right[i], 1e-5, "right at %zu", i);
    }
    host_worker_close(&worker);
    stereo_free(&in);
    stereo_free(&out);
    stereo_free(&wanted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_known_correction_peaks_where_its_preamp_says),
        cmocka_unit_test(every_kind_of_filter_meets_its_formula),
        cmocka_unit_test(drawn_points_are_met),
        cmocka_unit_test(each_ear_has_its_own),
        cmocka_unit_test(off_or_without_one_is_the_input),
        cmocka_unit_test(every_mode_is_corrected),
        cmocka_unit_test(it_is_matched_in_loudness),
        cmocka_unit_test(the_loudest_one_is_survived),
        cmocka_unit_test(a_bad_one_is_refused_and_the_old_one_stays),
        cmocka_unit_test(each_fault_has_its_status_and_words),
        cmocka_unit_test(an_empty_path_clears),
        cmocka_unit_test(it_is_kept_in_the_state),
        cmocka_unit_test(one_that_is_away_is_named_still),
        cmocka_unit_test(changes_do_not_click),
        cmocka_unit_test(a_swap_arrives),
    };
    return cmocka_run_group_tests(tests, temporary_folder_make, temporary_folder_remove);
}
