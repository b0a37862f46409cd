/* Files of the user's own by patch:Set, through the built bundle: the good ones are heard, and
 * whatever is wrong with a bad one is said while the old sound goes on. */
#include "../plugin/files/response_file.h"
#include "../plugin/files/sofa_file.h"
#include "../plugin/uris.h"
#include "check.h"
#include "heard.h"
#include "host_events.h"
#include "host_worker.h"
#include "sofa_writer.h"
#include "sound_writer.h"
#include "temporary_folder.h"
#include <lv2/atom/atom.h>
#include <sndfile.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 256, RESPONSE_FRAMES = 3000 };

static char good_path[1024];
static HostEvents events;

static int make_good_response(void **state)
{
    if (temporary_folder_make(state) != 0) {
        return -1;
    }
    const Sound sound = {0, 4, 48000, RESPONSE_FRAMES};
    snprintf(good_path, sizeof good_path, "%s", sound_write("good.wav", &sound, NULL));
    return 0;
}

/* ------------------------------------------------------------------------ a loaded response -- */

static double largest_error(const float *heard, const float *path, uint32_t frames)
{
    double most = 0.0;
    for (uint32_t n = 0; n < frames; n++) {
        most = fmax(most, fabs((double)heard[n] - (double)path[n]));
    }
    return most;
}

/* An impulse on one side, from the first sample on, is the file; relative to its peak. */
static void assert_heard(Host *host, const BinauralResponse *paths, bool from_left,
                         const char *what)
{
    const float *left = from_left ? paths->left_left : paths->right_left;
    const float *right = from_left ? paths->left_right : paths->right_right;
    Stereo in = impulse(paths->frames + 1000, from_left, !from_left);
    Stereo out = events.forge.offset ? host_events_render(&events, host, &in, BLOCK)
                                     : host_render(host, &in, 0);
    double peak = 0.0;
    for (uint32_t n = 0; n < paths->frames; n++) {
        peak = fmax(peak, fmax(fabs((double)left[n]), fabs((double)right[n])));
    }
    const double error = fmax(largest_error(out.left, left, paths->frames),
                              largest_error(out.right, right, paths->frames));
    assert_at_most(20.0 * log10(error / peak), -120.0, "%s, from the %s", what,
                   from_left ? "left" : "right");
    stereo_free(&in);
    stereo_free(&out);
}

static void assert_response_is_heard(const Sound *sound, double rate_hz, const HostWorkerKind *kind)
{
    char path[1024], what[80];
    snprintf(path, sizeof path, "%s", sound_write("heard.wav", sound, NULL));
    snprintf(what, sizeof what, "%d channels of %d Hz at %d Hz", sound->channels, sound->rate_hz,
             (int)rate_hz);
    LoadedResponse loaded;
    assert_int_equal(response_file_read(path, rate_hz, &loaded), FILE_FINE);
    HostWorker worker = {.kind = kind ? *kind : WORKER_IMMEDIATE};
    if (kind) {
        host_worker_open(&worker, rate_hz);
    } else {
        worker.host = host_open(rate_hz);
    }
    host_apply(&worker.host, "mode=2 room=7 level_match=0");
    host_events_begin(&events);
    host_events_set(&events, OWN_RESPONSE, path);
    if (kind && *kind == WORKER_THREADED) { /* it comes when it comes: listen from the next start */
        Stereo in = stereo_new(BLOCK), out = host_events_render(&events, &worker.host, &in, BLOCK);
        host_worker_settle(&worker);
        host_restart(&worker.host);
        stereo_free(&in);
        stereo_free(&out);
    }
    assert_heard(&worker.host, &loaded.paths, true, what);
    host_restart(&worker.host);
    assert_heard(&worker.host, &loaded.paths, false, what);
    assert_close(host_get(&worker.host, "status"), 0.0, 0.0, "status");
    assert_close(host_get(&worker.host, "loading"), 0.0, 0.0, "loading");
    loaded_response_free(&loaded);
    if (kind) {
        host_worker_close(&worker);
    } else {
        host_close(&worker.host);
    }
}

static void a_response_is_heard_as_it_is(void **state)
{
    (void)state;
    const HostWorkerKind kinds[] = {WORKER_IMMEDIATE, WORKER_THREADED};
    const HostWorkerKind *const workers[] = {NULL, &kinds[0], &kinds[1]};
    const int channels[] = {1, 2, 4};
    for (size_t n = 0; n < COUNT(channels) * COUNT(workers); n++) {
        const Sound sound = {0, channels[n % 3], 48000, RESPONSE_FRAMES};
        assert_response_is_heard(&sound, 48000, workers[n / 3]);
    }
    const int rates_hz[][2] = {{44100, 48000}, {96000, 44100}, {8000, 22050}, {48000, 192000}};
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        const Sound sound = {SF_FORMAT_FLAC | SF_FORMAT_PCM_24, 2, rates_hz[r][0], RESPONSE_FRAMES};
        assert_response_is_heard(&sound, rates_hz[r][1], NULL);
    }
}

/* Two instances in step, of which one is sent what is waiting in `events`: from which frame of
 * `frames` on are they different? `frames` where they are not. */
static size_t first_difference(Host *sent, Host *other, size_t frames)
{
    Stereo in = white_noise(frames, 0.2f, 3);
    Stereo a = host_events_render(&events, sent, &in, BLOCK), b = host_render(other, &in, BLOCK);
    size_t n = 0;
    while (n < frames && a.left[n] == b.left[n] && a.right[n] == b.right[n]) {
        n++;
    }
    stereo_free(&in);
    stereo_free(&a);
    stereo_free(&b);
    return n;
}

static void it_is_heard_from_the_next_slice(void **state)
{
    (void)state;
    HostWorker worker = {.kind = WORKER_BY_HAND};
    host_worker_open(&worker, 48000);
    Host other = host_open(48000);
    host_apply(&worker.host, "mode=2 room=7 level_match=0");
    host_apply(&other, "mode=2 room=7 level_match=0");
    host_worker_settle(&worker);
    host_restart(&worker.host);
    host_events_begin(&events);
    assert_int_equal(first_difference(&worker.host, &other, 1000), 1000);
    host_worker_work(&worker); /* it has something to free, perhaps */
    host_events_set(&events, OWN_RESPONSE, good_path);
    assert_int_equal(first_difference(&worker.host, &other, 1000), 1000); /* asked for */
    assert_close(host_get(&worker.host, "loading"), 1.0, 0.0, "loading");
    host_worker_work(&worker);
    const size_t since = first_difference(&worker.host, &other, 1000);
    const size_t slice =
        2048 - 2000; /* the fade begins there, or one block of the convolver later */
    assert_in_range(since, slice, slice + 64 + 3);
    host_worker_close(&worker);
    host_close(&other);
}

static Stereo noise_through(const char *settings, OwnFile which, const char *path)
{
    Host host = host_open(48000);
    host_apply(&host, settings);
    host_events_begin(&events);
    if (path) {
        host_events_set(&events, which, path);
    }
    Stereo in = white_noise(20000, 0.2f, 4);
    Stereo out = host_events_render(&events, &host, &in, BLOCK);
    stereo_free(&in);
    host_close(&host);
    return out;
}

static void assert_same(Stereo a, Stereo b, bool same, const char *what)
{
    if (stereo_same_bits(&a, &b) != same) {
        fail_msg("%s", what);
    }
    stereo_free(&a);
    stereo_free(&b);
}

static const char *const alone_controls[] = {"speaker=4", "distance=3",    "angle=60", "head=62",
                                             "yaw=70",    "room_level=30", "decay=150"};

static void nothing_else_shapes_it(void **state)
{
    (void)state;
    for (size_t c = 0; c < COUNT(alone_controls); c++) {
        char settings[80];
        snprintf(settings, sizeof settings, "mode=2 room=7 %s", alone_controls[c]);
        assert_same(noise_through(settings, OWN_RESPONSE, good_path),
                    noise_through("mode=2 room=7", OWN_RESPONSE, good_path), true,
                    alone_controls[c]);
    }
    assert_same(noise_through("mode=2 room=7", OWN_RESPONSE, good_path),
                noise_through("mode=2 room=7", OWN_RESPONSE, NULL), false, "a loaded response");
    assert_same(noise_through("mode=2 room=1", OWN_RESPONSE, good_path),
                noise_through("mode=2 room=1", OWN_RESPONSE, NULL), true, "another room");
}

static void open_with_response(HostWorker *worker)
{
    *worker = (HostWorker){.kind = WORKER_IMMEDIATE};
    host_worker_open(worker, 48000);
    host_apply(&worker->host, "mode=2 room=7");
    host_events_begin(&events);
    host_events_set(&events, OWN_RESPONSE, good_path);
    host_events_run_silence(&events, &worker->host, BLOCK);
    host_events_forget(&events);
}

/* Two alike, with the good response. */
static void open_pair(HostWorker *a, HostWorker *b)
{
    open_with_response(a);
    open_with_response(b);
}

static void nothing_else_moves_it(void **state)
{
    (void)state;
    HostWorker sent, other;
    open_pair(&sent, &other);
    for (size_t c = 0; c < COUNT(alone_controls); c++) {
        host_apply(&sent.host, alone_controls[c]);
        if (first_difference(&sent.host, &other.host, 4000) != 4000) {
            fail_msg("%s", alone_controls[c]);
        }
    }
    host_events_set(&events, OWN_HRTF, HRTF_SOFA);
    assert_int_equal(first_difference(&sent.host, &other.host, 4000), 4000);
    host_events_set(&events, OWN_HRTF, "");
    assert_int_equal(first_difference(&sent.host, &other.host, 4000), 4000);
    host_worker_close(&sent);
    host_worker_close(&other);
}

static void an_empty_path_clears_it(void **state)
{
    (void)state;
    const HostSet clears[] = {
        {NULL, host_events_property(OWN_RESPONSE), LV2_ATOM__Path, "", 1},
        {NULL, host_events_property(OWN_RESPONSE), LV2_ATOM__Path, "", 0},
        {EARFIELD_URI, host_events_property(OWN_RESPONSE), LV2_ATOM__String, "", 1},
    };
    for (size_t c = 0; c < COUNT(clears); c++) {
        HostWorker worker, other;
        open_pair(&worker, &other);
        host_events_set_odd(&events, &clears[c]);
        assert_true(first_difference(&worker.host, &other.host, 4000) < 4000);
        assert_int_equal(events.sets[OWN_RESPONSE], 1);
        assert_string_equal(events.path[OWN_RESPONSE], "");
        host_restart(&worker.host);
        Stereo in = white_noise(20000, 0.2f, 4);
        assert_same(host_render(&worker.host, &in, BLOCK),
                    noise_through("mode=2 room=0", OWN_RESPONSE, NULL), true, "anechoic again");
        stereo_free(&in);
        host_worker_close(&worker);
        host_worker_close(&other);
    }
}

/* --------------------------------------------------------------------------- a head of one's own
 */

static double level_db(const float *x, const float *less, size_t frames)
{
    double energy = 1e-30;
    for (size_t n = 0; n < frames; n++) {
        const double difference = (double)x[n] - (less ? (double)less[n] : 0.0);
        energy += difference * difference;
    }
    return 10.0 * log10(energy);
}

/* At 1 kHz, for the loudspeaker on the left. */
static double level_between_ears_db(const char *path)
{
    FileFault fault = FILE_FINE;
    Hrtf *hrtf = hrtf_new(sofa_read_table(path, &fault), 48000);
    assert_non_null(hrtf);
    static Heard heard;
    hear(&heard, hrtf, 48000, (Direction){.azimuth_degrees = 30.0}, 3.0);
    unsigned bin = 0;
    while (heard_bin_hz(&heard, bin) < 1000.0) {
        bin++;
    }
    hrtf_free(hrtf);
    return decibels(heard.left[bin] / heard.right[bin]);
}

static void a_head_of_ones_own_is_heard(void **state)
{
    (void)state;
    HostWorker worker = {.kind = WORKER_IMMEDIATE};
    host_worker_open(&worker, 48000);
    host_apply(&worker.host, "mode=2 room=0 speaker=0 distance=3");
    host_events_begin(&events);
    const char *path = temporary_path("head.sofa");
    const SofaContents head = sofa_small_head();
    sofa_write(path, &head);
    host_events_set(&events, OWN_HRTF, path);
    Stereo in = stereo_new(2000), out = host_events_render(&events, &worker.host, &in, BLOCK);
    assert_close(host_get(&worker.host, "ild"), level_between_ears_db(path), 0.1, "the ears");
    host_worker_close(&worker);
    stereo_free(&in);
    stereo_free(&out);
}

/* The built-in is made of this file, both ears as if they were one. */
static void the_builtin_head_of_ones_own_is_near_it(void **state)
{
    (void)state;
    const char *settings = "mode=2 room=0 level_match=0";
    Stereo builtin = noise_through(settings, OWN_HRTF, NULL);
    Stereo own = noise_through(settings, OWN_HRTF, HRTF_SOFA);
    const float *const ears[][2] = {{builtin.left, own.left}, {builtin.right, own.right}};
    for (size_t ear = 0; ear < 2; ear++) {
        const double off_db = level_db(ears[ear][0], ears[ear][1], own.frames) -
                              level_db(ears[ear][0], NULL, own.frames);
        assert_at_most(off_db, -40.0, "how far it is from the built-in");
        assert_at_most(-100.0, off_db, "how near");
    }
    stereo_free(&own);
    HostWorker worker = {.kind = WORKER_IMMEDIATE};
    host_worker_open(&worker, 48000);
    host_apply(&worker.host, settings);
    const char *const paths[] = {HRTF_SOFA, ""};
    for (size_t p = 0; p < COUNT(paths); p++) {
        host_events_set(&events, OWN_HRTF, paths[p]);
        Stereo in = white_noise(4000, 0.2f, 5);
        Stereo out = host_events_render(&events, &worker.host, &in, BLOCK);
        stereo_free(&in);
        stereo_free(&out);
    }
    host_restart(&worker.host);
    Stereo in = white_noise(20000, 0.2f, 4);
    assert_same(host_render(&worker.host, &in, BLOCK), builtin, true, "the built-in again");
    stereo_free(&in);
    host_worker_close(&worker);
}

/* ----------------------------------------------------------------------------------- bad files
 */

enum { MOST_BAD = 40 };

typedef struct {
    OwnFile which;
    int status;
    char path[1024];
} BadFile;

static BadFile bad[MOST_BAD];
static size_t bad_count;

static void add_bad(OwnFile which, int status, const char *path)
{
    assert_true(bad_count < MOST_BAD);
    bad[bad_count].which = which;
    bad[bad_count].status = status;
    snprintf(bad[bad_count].path, sizeof bad->path, "%s", path);
    bad_count++;
}

static const char *nth_name(const char *ending)
{
    static char name[32];
    snprintf(name, sizeof name, "bad%zu.%s", bad_count, ending);
    return name;
}

static void add_bad_sounds(void)
{
    const struct {
        Sound sound;
        int status;
    } cases[] = {{{0, 3, 48000, 100}, 3},
                 {{0, 64, 48000, 100}, 3},
                 {{0, 2, 48000, 0}, 3},
                 {{0, 2, 1, 3}, 5},
                 {{0, 2, 10000000, 100}, 5},
                 {{SF_FORMAT_WAV | SF_FORMAT_PCM_U8, 1, 8000, 20 * 60 * 8000}, 4}};
    for (size_t n = 0; n < COUNT(cases); n++) {
        add_bad(OWN_RESPONSE, cases[n].status, sound_write(nth_name("wav"), &cases[n].sound, NULL));
    }
    const float samples[] = {1.0f, 0.0f, NAN, 0.0f};
    const Sound spoilt = {0, 2, 48000, 2}, whole = {0, 2, 48000, 1000};
    add_bad(OWN_RESPONSE, 3, sound_write(nth_name("wav"), &spoilt, samples));
    add_bad(OWN_RESPONSE, 3, sound_write(nth_name("wav"), &whole, NULL));
    assert_int_equal(truncate(bad[bad_count - 1].path, 2000), 0);
    add_bad(OWN_RESPONSE, 4, sound_write(nth_name("wav"), &whole, NULL));
    assert_int_equal(truncate(bad[bad_count - 1].path, (64L << 20) + 1), 0);
}

static void add_bad_heads(void)
{
    const double nowhere[] = {30, 0, 1, -30, NAN, 1};
    const SofaContents good = sofa_small_head();
    SofaContents heads[5] = {good, good, good, good, good};
    heads[0].measurements = heads[0].sources.rows = 1;
    heads[1].responses = NULL;
    heads[2].rate_hz = 1.0;
    heads[3].rate_hz = 1e7;
    heads[4].sources.values = nowhere;
    for (size_t n = 0; n < COUNT(heads); n++) {
        add_bad(OWN_HRTF, n == 2 || n == 3 ? 5 : 3, temporary_path(nth_name("sofa")));
        sofa_write(bad[bad_count - 1].path, &heads[n]);
    }
    bad[bad_count] = bad[bad_count - 1]; /* and no room */
    bad[bad_count++].which = OWN_RESPONSE;
}

static void make_bad_files(void)
{
    bad_count = 0;
    const OwnFile both[] = {OWN_HRTF, OWN_RESPONSE};
    for (size_t n = 0; n < COUNT(both); n++) {
        add_bad(both[n], 1, temporary_path("missing.wav"));
        add_bad(both[n], 2, temporary_folder());
        add_bad(both[n], 3, temporary_file(nth_name("wav"), "", 0));
        add_bad(both[n], 3, temporary_file(nth_name("wav"), "just a text\n", 12));
        add_bad(both[n], 3, temporary_file(nth_name("sofa"), "\x89HDF\r\n\x1a\n\0\0\0\0", 12));
    }
    add_bad(OWN_HRTF, 3, good_path); /* sound */
    add_bad_sounds();
    add_bad_heads();
}

static void assert_refused(HostWorker *sent, HostWorker *other, const BadFile *file)
{
    const char *in_use[OWN_FILES] = {[OWN_RESPONSE] = good_path, [OWN_HRTF] = ""};
    host_events_forget(&events);
    host_log.lines = 0;
    host_events_set(&events, file->which, file->path);
    if (first_difference(&sent->host, &other->host, 1000) != 1000) {
        fail_msg("%s is heard", file->path);
    }
    assert_close(host_get(&sent->host, "status"), file->status, 0.0, "%s", file->path);
    assert_close(host_get(&sent->host, "loading"), 0.0, 0.0, "loading");
    assert_int_equal(host_log.lines, 1);
    assert_non_null(strstr(host_log.text, file->path));
    assert_int_equal(events.messages, 1);
    const size_t length = strlen(file->path);
    assert_memory_equal(events.message, file->path, length);
    assert_true(strlen(events.message) > length + 5); /* and what is wrong with it */
    assert_int_equal(events.sets[file->which], 1);
    assert_int_equal(events.sets[!file->which], 0);
    assert_string_equal(events.path[file->which], in_use[file->which]);
    assert_int_equal(events.changes, 0);
}

/* A request that changes nothing, and is fine. */
static void assert_forgiven(HostWorker *sent, HostWorker *other)
{
    host_events_set(&events, OWN_HRTF, "");
    assert_int_equal(first_difference(&sent->host, &other->host, 1000), 1000);
    assert_close(host_get(&sent->host, "status"), 0.0, 0.0, "status");
    assert_string_equal(events.message, "");
}

static void bad_files_are_named_and_not_heard(void **state)
{
    (void)state;
    make_bad_files();
    HostWorker sent, other;
    const char *const settings[] = {"room=7", "room=1"}; /* with what is loaded, and without */
    for (size_t s = 0; s < COUNT(settings); s++) {
        open_pair(&sent, &other);
        host_apply(&sent.host, settings[s]);
        host_apply(&other.host, settings[s]);
        for (size_t n = 0; n < bad_count; n++) {
            assert_refused(&sent, &other, &bad[n]);
            assert_forgiven(&sent, &other);
        }
        assert_refused(&sent, &other, &bad[0]);
        host_events_set(&events, OWN_RESPONSE, good_path);
        first_difference(&sent.host, &other.host, 1000);
        assert_close(host_get(&sent.host, "status"), 0.0, 0.0, "status after a good file");
        host_worker_close(&sent);
        host_worker_close(&other);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_response_is_heard_as_it_is),
        cmocka_unit_test(it_is_heard_from_the_next_slice),
        cmocka_unit_test(nothing_else_shapes_it),
        cmocka_unit_test(nothing_else_moves_it),
        cmocka_unit_test(an_empty_path_clears_it),
        cmocka_unit_test(a_head_of_ones_own_is_heard),
        cmocka_unit_test(the_builtin_head_of_ones_own_is_near_it),
        cmocka_unit_test(bad_files_are_named_and_not_heard),
    };
    return cmocka_run_group_tests(tests, make_good_response, temporary_folder_remove);
}
