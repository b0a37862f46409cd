/* Hear As = Speakers where hosts are awkward: stops and starts, exports, refused and lost work,
 * modes that are left again. It is silent no longer than it has to be, and never for ever. */
#include "check.h"
#include "host_worker.h"

enum { SECOND = 48000 };

typedef struct {
    HostWorker worker;
    Stereo in, out;
} Session;

static void session_begin(Session *s, HostWorker habits, const char *settings)
{
    s->worker = habits;
    host_worker_open(&s->worker, 48000);
    host_apply(&s->worker.host, settings);
    s->in = white_noise(SECOND, 0.5f, 1);
    s->out = stereo_new(SECOND);
}

static void session_end(Session *s)
{
    host_worker_close(&s->worker);
    stereo_free(&s->in);
    stereo_free(&s->out);
}

/* Runs the first `frames` of the noise; true where any sound came. */
static bool sounds(Session *s, size_t frames)
{
    host_run(&s->worker.host, &s->in, &s->out, 0, frames);
    bool any = false;
    for (size_t i = 0; i < frames; i++) {
        any |= s->out.left[i] != 0.0f;
    }
    return any;
}

static bool is_loading(const Session *s)
{
    return host_get(&s->worker.host, "loading") > 0.0f;
}

static void assert_sounds_soon(Session *s)
{
    for (int n = 0; n < 3; n++) {
        sounds(s, SECOND);
        host_worker_work(&s->worker);
    }
    assert_true(sounds(s, SECOND));
    assert_false(is_loading(s));
}

/* Another room was asked for after a restart, in vain, and then the one that is there. */
static void back_to_what_is_there(void **state)
{
    (void)state;
    const struct {
        const char *in_vain, *back;
        unsigned refuses_every;
        bool restarts_again;
    } cases[] = {{"room=2", "room=1", 1, false},
                 {"room=2 freewheel=1", "room=1 freewheel=0", 0, false},
                 {"room=2 freewheel=1", "room=1 freewheel=0", 0, true}};
    for (size_t c = 0; c < COUNT(cases); c++) {
        Session s;
        session_begin(&s, (HostWorker){.kind = WORKER_IMMEDIATE}, "mode=2 room=1");
        host_worker_settle(&s.worker);
        host_restart(&s.worker.host);
        s.worker.refuses_every = cases[c].refuses_every;
        host_apply(&s.worker.host, cases[c].in_vain);
        sounds(&s, 4096);
        s.worker.refuses_every = 0;
        if (cases[c].restarts_again) {
            host_restart(&s.worker.host);
        }
        host_apply(&s.worker.host, cases[c].back);
        assert_sounds_soon(&s);
        session_end(&s);
    }
}

/* A job waits at the worker's thread when the export begins: run() does it. */
static void an_export_waits_for_no_thread(void **state)
{
    (void)state;
    Session s;
    session_begin(&s, (HostWorker){.kind = WORKER_BY_HAND}, "mode=2 export_guard=0");
    assert_false(sounds(&s, 64));
    host_apply(&s.worker.host, "freewheel=1");
    assert_true(sounds(&s, 64));
    session_end(&s);
}

/* The guard's end may come amid a slice, and with it the end of a block. */
static void an_export_may_end_amid_a_slice(void **state)
{
    (void)state;
    for (size_t offset = 1; offset < 64; offset += 9) {
        Session s;
        session_begin(&s, (HostWorker){.kind = WORKER_IMMEDIATE}, "mode=2 room=0");
        sounds(&s, 16384 - offset);
        host_apply(&s.worker.host, "freewheel=1");
        sounds(&s, 24);
        host_apply(&s.worker.host, "freewheel=0");
        sounds(&s, 20000);
        for (size_t i = 0; i < 20000; i++) {
            assert_true(fabsf(s.out.left[i]) < 4.0f);
        }
        session_end(&s);
    }
}

static void nothing_loads_for_ever(void **state)
{
    (void)state;
    Session s;
    session_begin(&s, (HostWorker){.kind = WORKER_IMMEDIATE}, "mode=2 freewheel=1");
    sounds(&s, 4096);
    assert_false(is_loading(&s)); /* nobody hears it */
    host_apply(&s.worker.host, "mode=1 freewheel=0");
    sounds(&s, 4096);
    assert_false(is_loading(&s));
    session_end(&s);
}

/* A queue that a host drops when it stops, or without a word while it runs. */
static void a_lost_job_is_made_again(void **state)
{
    (void)state;
    for (int restarts = 0; restarts < 2; restarts++) {
        Session s;
        session_begin(&s, (HostWorker){.kind = WORKER_BY_HAND}, "mode=2");
        sounds(&s, 64);
        atomic_store(&s.worker.done, atomic_load(&s.worker.accepted)); /* dropped */
        if (restarts) {
            host_restart(&s.worker.host);
        }
        assert_sounds_soon(&s);
        session_end(&s);
    }
}

/* A control of the place that never rests does not keep the mode from beginning. */
static void the_mode_begins_under_automation(void **state)
{
    (void)state;
    Session s;
    session_begin(&s, (HostWorker){.kind = WORKER_BY_HAND}, "mode=0");
    sounds(&s, 1024);
    host_apply(&s.worker.host, "mode=2");
    int direct = 0;
    for (int n = 0; n < 20; n++) {
        host_set(&s.worker.host, "distance", 1.0f + 0.01f * (float)n);
        sounds(&s, 1024);
        host_worker_work(&s.worker);
        const Stereo in = {s.in.left, s.in.right, 1024}, out = {s.out.left, s.out.right, 1024};
        direct += stereo_same_bits(&in, &out);
    }
    assert_in_range(direct, 1, 3);
    session_end(&s);
}

/* The room is there when the mode is being left already: it does not begin within the fade. */
static void a_room_does_not_click_into_a_fade(void **state)
{
    (void)state;
    for (int slices = 1; slices < 24; slices += 2) {
        HostWorker worker = {.kind = WORKER_BY_HAND};
        host_worker_open(&worker, 48000);
        host_apply(&worker.host, "mode=2 room=0");
        Stereo in = sine(16384, 48000, 100, 1.0f), out = stereo_new(in.frames);
        for (size_t at = 0; at < in.frames; at += 64) {
            const size_t slice = at / 64;
            if (slice == 100) {
                host_apply(&worker.host, "mode=1");
            } else if (slice == 100 + (size_t)slices) {
                host_worker_work(&worker);
            }
            host_run(&worker.host, &in, &out, at, 64);
        }
        assert_at_most(loudest_click_db(&out, 48000), -70.0, "%d slices later", slices);
        host_worker_close(&worker);
        stereo_free(&in);
        stereo_free(&out);
    }
}

/* Changes at the same frames, in blocks of any size that meet there. */
static Stereo in_blocks_of(size_t block)
{
    const char *const changes[] = {"mode=2 room=6", "room=2",       "mode=1",
                                   "yaw=30",        "mode=2",       "mode=1 room=4",
                                   "mode=2 swap=1", "room_level=30"};
    HostWorker worker = {.kind = WORKER_IMMEDIATE};
    host_worker_open(&worker, 48000);
    host_apply(&worker.host, "mode=0");
    Stereo in = white_noise(2 * SECOND, 0.3f, 1), out = stereo_new(in.frames);
    size_t at = 0;
    for (size_t c = 0; c < COUNT(changes); c++) {
        host_apply(&worker.host, changes[c]);
        const size_t end = (c + 1) * in.frames / COUNT(changes) - (c % 3) * 11;
        while (at < end) {
            const size_t frames = end - at < block ? end - at : block;
            host_run(&worker.host, &in, &out, at, frames);
            at += frames;
        }
    }
    host_worker_close(&worker);
    stereo_free(&in);
    return out;
}

static void changes_do_not_depend_on_the_cut(void **state)
{
    (void)state;
    const size_t blocks[] = {7, 1000, 8192};
    Stereo whole_slices = in_blocks_of(64);
    for (size_t b = 0; b < COUNT(blocks); b++) {
        Stereo cut = in_blocks_of(blocks[b]);
        assert_true(stereo_same_bits(&whole_slices, &cut));
        stereo_free(&cut);
    }
    stereo_free(&whole_slices);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(back_to_what_is_there),
        cmocka_unit_test(an_export_waits_for_no_thread),
        cmocka_unit_test(an_export_may_end_amid_a_slice),
        cmocka_unit_test(nothing_loads_for_ever),
        cmocka_unit_test(a_lost_job_is_made_again),
        cmocka_unit_test(the_mode_begins_under_automation),
        cmocka_unit_test(a_room_does_not_click_into_a_fade),
        cmocka_unit_test(changes_do_not_depend_on_the_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
