/* run() neither allocates nor locks nor touches a file, whatever it is fed. */
#define _GNU_SOURCE /* RTLD_DEFAULT */
#include "../plugin/dsp/voice.h"
#include "../plugin/params.h"
#include "../plugin/uris.h"
#include "check.h"
#include "correct.h"
#include "host_events.h"
#include "host_worker.h"
#include "rt_guard.h"
#include "sound_writer.h"
#include "temporary_folder.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LONGEST_BLOCK = 1500 };

static uint32_t seed = 1;

static uint32_t random_below(uint32_t limit)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % limit;
}

static void open_watched(HostWorker *worker, double rate_hz)
{
    host_worker_open(worker, rate_hz);
    worker->host.before_run = rt_guard_enter;
    worker->host.after_run = rt_guard_leave;
    rt_guard_reset();
}

static void assert_kept_quiet(const char *what, float value)
{
    if (rt_guard_calls()) {
        fail_msg("run() called %s (%u such calls) at %s = %g", rt_guard_first_call(),
                 rt_guard_calls(), what, (double)value);
    }
}

/* Noise, with a NaN or an infinity now and then. */
static Stereo faulty_programme(void)
{
    Stereo s = white_noise(2 * LONGEST_BLOCK, 1.0f, 5);
    for (size_t i = 40; i + 11 < s.frames; i += 211) {
        s.left[i] = NAN;
        s.right[i + 7] = i % 2 ? INFINITY : -INFINITY;
        s.left[i + 9] = 3e38f;
        s.right[i + 11] = 1e-41f;
    }
    return s;
}

static void run_some(Host *host, const Stereo *in, Stereo *out)
{
    const size_t blocks[] = {0, 1, 64, 63, 700, random_below(LONGEST_BLOCK)};
    for (size_t b = 0; b < COUNT(blocks); b++) {
        host_run(host, in, out, random_below(LONGEST_BLOCK), blocks[b]);
    }
}

/* A value within the range, at its ends, beyond, or none at all. */
static float nth_value(const Param *p, int n)
{
    const float span = p->maximum - p->minimum;
    const float values[] = {p->minimum,
                            p->minimum + 0.37f * span,
                            p->minimum + 0.74f * span,
                            p->maximum,
                            p->minimum - 1.0f,
                            p->maximum + span + 1.0f,
                            NAN,
                            INFINITY,
                            -INFINITY,
                            p->preset};
    return values[n];
}
enum { VALUES = 10 };

static void sweep_control(Host *host, PortIndex port, const Stereo *in, Stereo *out)
{
    for (int n = 0; n < VALUES; n++) {
        const float value = nth_value(&params[port], n);
        host->ports[port] = value;
        run_some(host, in, out);
        assert_kept_quiet(params[port].symbol, value);
    }
}

/* While the host exports, jobs are done in run() itself: rooms, that is, in the Speakers mode. */
static bool is_swept(int port, bool speakers)
{
    return params[port].kind == KIND_CONTROL_IN && !(speakers && port == PORT_FREEWHEEL);
}

static void every_control_in_every_mode(void **state)
{
    (void)state;
    HostWorker worker = {.kind = WORKER_IMMEDIATE};
    open_watched(&worker, 48000);
    correct(&worker.host, correct_autoeq);
    Stereo in = faulty_programme(), out = stereo_new(in.frames);
    for (int mode = 0; mode <= (int)params[PORT_MODE].maximum; mode++) {
        for (int port = 0; port < PORT_COUNT; port++) {
            host_set(&worker.host, "mode", (float)mode);
            host_apply(&worker.host, "correction=1 stage=1 look_ahead=1 calibrated=1 ambience=-6");
            if (is_swept(port, mode == MODE_SPEAKERS)) {
                sweep_control(&worker.host, (PortIndex)port, &in, &out);
            }
        }
    }
    host_worker_close(&worker);
    stereo_free(&in);
    stereo_free(&out);
}

static void any_combination_at_any_rate(void **state)
{
    (void)state;
    const double rates_hz[] = {22050, 44100, 48000, 88200, 96000, 176400, 192000};
    Stereo in = faulty_programme(), out = stereo_new(in.frames);
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        HostWorker worker = {.kind = WORKER_THREADED};
        open_watched(&worker, rates_hz[r]);
        correct(&worker.host, correct_autoeq);
        for (int round = 0; round < 60; round++) {
            for (int port = 0; port < PORT_COUNT; port++) {
                if (is_swept(port, true)) {
                    worker.host.ports[port] = nth_value(&params[port], (int)random_below(VALUES));
                }
            }
            run_some(&worker.host, &in, &out);
            assert_kept_quiet("round", (float)round);
        }
        host_worker_close(&worker);
    }
    stereo_free(&in);
    stereo_free(&out);
}

/* ------------------------------------------------------------------------ rooms under load -- */

static HostEvents events;
static char response_path[1024], correction_path[1024];

static int make_response(void **state)
{
    if (temporary_folder_make(state) != 0) {
        return -1;
    }
    const Sound sound = {0, 4, 44100, 20000};
    snprintf(response_path, sizeof response_path, "%s", sound_write("sound", &sound, NULL));
    snprintf(correction_path, sizeof correction_path, "%s",
             temporary_file("good.txt", correct_autoeq, strlen(correct_autoeq)));
    return 0;
}

/* Good ones, bad ones, none, and questions; a UI comes and goes. */
static void send_messages(void)
{
    const char *const paths[] = {response_path,     correction_path, HRTF_SOFA, "",
                                 "/nowhere/at/all", "/tmp"};
    host_events_set(&events, (OwnFile)random_below(OWN_FILES), paths[random_below(COUNT(paths))]);
    host_events_get(&events, random_below(2) ? NULL : EARFIELD__message, NULL);
    host_events_say(&events, random_below(9) ? EARFIELD__UiOpen : EARFIELD__UiClosed);
    host_events_set_zoom(&events, 0.5F + (float)random_below(20) / 10.0F);
    events.capacity = random_below(3) ? EVENTS_OUT_BYTES : random_below(600);
}

/* Somebody turns everything that a room is made of, while the head moves. */
static void turn_the_knobs(Host *host)
{
    const char *controls[] = {"room",  "speaker",  "room_level", "decay",      "distance",
                              "angle", "head",     "yaw_zero",   "enabled",    "mode",
                              "stage", "ambience", "correction", "look_ahead", "seal_left"};
    const char *control = controls[random_below(COUNT(controls))];
    const uint32_t port = host_port(host, control);
    host->ports[port] = nth_value(&params[port], (int)random_below(VALUES));
    if (random_below(3)) {
        host_set(host, "mode", 2);
    }
}

static void rest_a_block(size_t frames)
{
    const struct timespec rest = {.tv_nsec = (long)((double)frames / 48000.0 * 1e9)};
    nanosleep(&rest, NULL);
}

static void work_for_a_while(HostWorker worker, int blocks)
{
    enum { BLOCK = 256 };
    Stereo in = faulty_programme(), out = stereo_new(in.frames);
    open_watched(&worker, 48000);
    host_events_begin(&events);
    for (int block = 0; block < blocks; block++) {
        if (block % 3 == 0) {
            turn_the_knobs(&worker.host);
        }
        if (block % 7 == 0) {
            send_messages();
        }
        host_set(&worker.host, "yaw", (float)(block % 180) - 90.0f);
        host_events_run(&events, &worker.host, &in, &out, random_below(1000), BLOCK);
        assert_kept_quiet("block", (float)block);
        if (worker.kind == WORKER_THREADED) {
            rest_a_block(BLOCK);
        }
    }
    assert_true(atomic_load(&worker.done) > 0);
    assert_true(events.sets[OWN_HRTF] + events.sets[OWN_RESPONSE] > 1);
    assert_true(events.sets[OWN_CORRECTION] > 0);
    assert_true(events.zooms > 0);
    assert_true(events.pictures.spectrum.times > 2 && events.pictures.energy[EAR_LEFT].times > 2);
    host_worker_close(&worker);
    stereo_free(&in);
    stereo_free(&out);
}

static void rooms_and_files_change_with_any_worker(void **state)
{
    (void)state;
    work_for_a_while((HostWorker){.kind = WORKER_THREADED}, 400);
    work_for_a_while((HostWorker){.kind = WORKER_IMMEDIATE}, 200);
    work_for_a_while((HostWorker){.kind = WORKER_THREADED, .delay_ms = 1000}, 500);
    work_for_a_while((HostWorker){.kind = WORKER_THREADED, .refuses_every = 7}, 400);
    work_for_a_while((HostWorker){.kind = WORKER_IMMEDIATE, .refuses_every = 7}, 200);
}

/* ------------------------------------------------------------------ that the guard sees anything
 */

static unsigned calls_of(void (*misdeed)(void))
{
    rt_guard_reset();
    rt_guard_enter();
    misdeed();
    rt_guard_leave();
    return rt_guard_calls();
}

static void *volatile kept;

static void allocate(void)
{
    kept = malloc(10);
}

static void lock(void)
{
    static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&mutex);
    pthread_mutex_unlock(&mutex);
}

static void print(void)
{
    fflush(stdout);
}

static void the_guard_catches_our_own(void **state)
{
    (void)state;
    assert_int_equal(calls_of(allocate), 1);
    assert_string_equal(rt_guard_first_call(), "malloc");
    free(kept); /* not watched now: no call */
    assert_int_equal(rt_guard_calls(), 1);
    assert_int_equal(calls_of(lock), 1);
    assert_int_equal(calls_of(print), 1);
}

/* A plugin is opened when the program runs, and looks its functions up in the same order. */
static void the_guard_stands_before_libc(void **state)
{
    (void)state;
    void *libc = dlopen("libc.so.6", RTLD_LAZY);
    assert_non_null(libc);
    for (size_t i = 0; i < rt_guard_name_count; i++) {
        const void *found = dlsym(RTLD_DEFAULT, rt_guard_names[i]);
        const void *real = dlsym(libc, rt_guard_names[i]);
        if (!found || !real || found == real) {
            fail_msg("%s is not caught", rt_guard_names[i]);
        }
    }
    dlclose(libc);
}

/* What the built plugin itself calls: memory when it is made, text when it refuses without a log.
 */
static void the_guard_catches_the_plugin(void **state)
{
    (void)state;
    void *binary = dlopen(BUNDLE "earfield.so", RTLD_NOW);
    assert_non_null(binary);
    LV2_Descriptor_Function find = (LV2_Descriptor_Function)dlsym(binary, "lv2_descriptor");
    const LV2_Descriptor *plugin = find(0);
    const LV2_Feature *const none[] = {NULL};

    rt_guard_reset();
    rt_guard_enter();
    LV2_Handle handle = plugin->instantiate(plugin, 48000, BUNDLE, none);
    rt_guard_leave();
    assert_non_null(handle);
    assert_true(rt_guard_calls() >= 2);
    plugin->cleanup(handle);

    rt_guard_reset();
    rt_guard_enter();
    handle = plugin->instantiate(plugin, 1.0, BUNDLE, none);
    rt_guard_leave();
    assert_null(handle);
    assert_true(rt_guard_calls() >= 1);
    dlclose(binary);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_guard_catches_our_own),
        cmocka_unit_test(the_guard_stands_before_libc),
        cmocka_unit_test(the_guard_catches_the_plugin),
        cmocka_unit_test(every_control_in_every_mode),
        cmocka_unit_test(any_combination_at_any_rate),
        cmocka_unit_test(rooms_and_files_change_with_any_worker),
    };
    return cmocka_run_group_tests(tests, make_response, temporary_folder_remove);
}
