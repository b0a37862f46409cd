/* The files in the state: saved so that they can move, restored in whatever thread, and never lost
 * for being away for a day. */
#include "../plugin/uris.h"
#include "check.h"
#include "host_events.h"
#include "host_worker.h"
#include "sound_writer.h"
#include "state_by_hand.h"
#include "state_in_files.h"
#include "temporary_folder.h"
#include <lv2/atom/atom.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 256 };

static const char missing_path[] = "/nowhere/at/all.wav";
static char good_path[1024], other_path[1024];
static HostEvents events;

static int make_responses(void **state)
{
    if (temporary_folder_make(state) != 0) {
        return -1;
    }
    const Sound good = {0, 2, 48000, 1000}, other = {0, 4, 48000, 500};
    snprintf(good_path, sizeof good_path, "%s", sound_write("good.wav", &good, NULL));
    snprintf(other_path, sizeof other_path, "%s", sound_write("other.wav", &other, NULL));
    return 0;
}

static void assert_saved(const Host *host, OwnFile which, const char *path)
{
    State s = state_saved(host, NULL);
    assert_string_equal(state_find(&s, host_events_property(which))->value, path);
    state_free(&s);
}

/* --------------------------------------------------------------------------------- instances */

static void run_once(HostWorker *worker)
{
    host_events_run_silence(&events, &worker->host, BLOCK);
}

/* In use with this response, NULL for none. */
static void open_with(HostWorker *worker, const char *path)
{
    *worker = (HostWorker){.kind = WORKER_IMMEDIATE};
    host_worker_open(worker, 48000);
    host_log.lines = 0;
    host_events_begin(&events);
    if (path) {
        host_events_set(&events, OWN_RESPONSE, path);
    }
    run_once(worker);
    host_events_forget(&events);
}

static void assert_in_use(HostWorker *worker, OwnFile which, const char *path)
{
    run_once(worker); /* hears of what was restored */
    host_events_get(&events, NULL, NULL);
    run_once(worker);
    assert_string_equal(events.path[which], path);
}

/* --------------------------------------------------------------------------------- by hand -- */

static void files_come_back(void **state)
{
    (void)state;
    HostWorker worker;
    open_with(&worker, good_path);
    State s = state_saved(&worker.host, NULL);
    const StateProperty *response = state_find(&s, EARFIELD__responseFile);
    assert_int_equal(response->type, state_urid(LV2_ATOM__Path));
    assert_int_equal(response->flags, LV2_STATE_IS_POD); /* as it is, it goes to no other machine */
    assert_string_equal(state_find(&s, EARFIELD__hrtfFile)->value, "");
    host_worker_close(&worker);

    open_with(&worker, NULL);
    state_restore(&worker.host, &s, NULL);
    assert_in_use(&worker, OWN_RESPONSE, good_path);
    assert_int_equal(events.sets[OWN_RESPONSE], 2); /* told, and asked for */
    assert_int_equal(events.changes, 0);
    assert_int_equal(host_log.lines, 0);
    host_worker_close(&worker);
    state_free(&s);

    open_with(&worker, NULL);
    s = state_saved(&worker.host, NULL);
    host_worker_close(&worker);
    open_with(&worker, good_path); /* a state of none: none */
    state_restore(&worker.host, &s, NULL);
    assert_in_use(&worker, OWN_RESPONSE, "");
    host_worker_close(&worker);
    state_free(&s);
}

static unsigned mapped_paths, freed_paths;

static char *abstract_path(LV2_State_Map_Path_Handle handle, const char *absolute)
{
    (void)handle;
    const char *name = strrchr(absolute, '/') + 1;
    mapped_paths++;
    return strdup(name);
}

static char *absolute_path(LV2_State_Map_Path_Handle handle, const char *abstract)
{
    (void)handle;
    mapped_paths++;
    return strdup(temporary_path(abstract));
}

static void free_path(LV2_State_Free_Path_Handle handle, char *path)
{
    (void)handle;
    freed_paths++;
    free(path);
}

static void paths_are_the_hosts_to_map(void **state)
{
    (void)state;
    LV2_State_Map_Path map = {NULL, abstract_path, absolute_path};
    LV2_State_Free_Path free_feature = {NULL, free_path};
    const LV2_Feature map_feature = {LV2_STATE__mapPath, &map};
    const LV2_Feature freeing = {LV2_STATE__freePath, &free_feature};
    const LV2_Feature *const features[][3] = {{&map_feature, &freeing, NULL}, {&map_feature, NULL}};
    for (size_t n = 0; n < COUNT(features); n++) {
        mapped_paths = freed_paths = 0;
        HostWorker worker;
        open_with(&worker, good_path);
        State s = state_saved(&worker.host, features[n]);
        const StateProperty *response = state_find(&s, EARFIELD__responseFile);
        assert_string_equal(response->value, "good.wav");
        assert_int_equal(response->flags, LV2_STATE_IS_POD | LV2_STATE_IS_PORTABLE);
        host_worker_close(&worker);
        open_with(&worker, NULL);
        state_restore(&worker.host, &s, features[n]);
        assert_in_use(&worker, OWN_RESPONSE, good_path);
        assert_int_equal(mapped_paths, 2); /* none for none */
        assert_int_equal(freed_paths, n == 0 ? 2 : 0);
        host_worker_close(&worker);
        state_free(&s);
    }
}

static void what_a_state_does_not_say_stays(void **state)
{
    (void)state;
    HostWorker worker;
    open_with(&worker, good_path);
    State unversioned = {0}, empty = state_of_version(1), later = state_of_version(2);
    state_add_text(&unversioned, EARFIELD__responseFile, other_path);
    state_add_text(&later, EARFIELD__responseFile, other_path);
    state_restore(&worker.host, &unversioned, NULL);
    assert_in_use(&worker, OWN_RESPONSE, good_path);
    state_restore(&worker.host, &empty, NULL);
    assert_in_use(&worker, OWN_RESPONSE, good_path);
    assert_int_equal(host_log.lines, 0);
    state_restore(&worker.host, &later, NULL);
    assert_in_use(&worker, OWN_RESPONSE, good_path);
    assert_int_equal(host_log.lines, 1);
    host_worker_close(&worker);
    state_free(&unversioned);
    state_free(&empty);
    state_free(&later);
}

static void damaged_values_are_passed_over(void **state)
{
    (void)state;
    static char long_path[5000];
    memset(long_path, 'a', sizeof long_path - 1);
    const struct {
        const char *type, *value;
        size_t size;
    } cases[] = {
        {LV2_ATOM__Path, "/tmp", 4},
        {LV2_ATOM__Path, "", 0},
        {LV2_ATOM__Int, "\0\0\0", 4},
        {LV2_ATOM__URI, "file:///tmp", 12},
        {LV2_ATOM__Path, long_path, sizeof long_path},
        {LV2_ATOM__String, long_path, sizeof long_path - 1},
    };
    const char *const heads[] = {"", HRTF_SOFA};
    HostWorker worker;
    open_with(&worker, good_path);
    for (size_t n = 0; n < COUNT(cases); n++) {
        State s = state_of_version(1);
        state_add(&s, EARFIELD__responseFile, cases[n].type, cases[n].value, cases[n].size);
        state_add_text(&s, EARFIELD__hrtfFile, heads[n % 2]);
        host_log.lines = 0;
        state_restore(&worker.host, &s, NULL);
        assert_int_equal(host_log.lines, 1);
        assert_in_use(&worker, OWN_RESPONSE, good_path);
        assert_in_use(&worker, OWN_HRTF, heads[n % 2]); /* what is whole is taken */
        state_free(&s);
    }
    host_worker_close(&worker);
}

static void a_file_that_is_away_is_still_named(void **state)
{
    (void)state;
    HostWorker worker;
    open_with(&worker, good_path);
    State s = state_of_version(1);
    state_add_text(&s, EARFIELD__responseFile, missing_path);
    state_restore(&worker.host, &s, NULL);
    assert_int_equal(host_log.lines, 1);
    assert_saved(&worker.host, OWN_RESPONSE, missing_path);
    assert_in_use(&worker, OWN_RESPONSE, good_path);
    assert_close(host_get(&worker.host, "status"), 1.0, 0.0, "status");
    assert_memory_equal(events.message, missing_path, sizeof missing_path - 1);
    host_events_set(&events, OWN_RESPONSE, "/nowhere/else.wav"); /* a wish, no session's */
    run_once(&worker);
    assert_saved(&worker.host, OWN_RESPONSE, missing_path);
    host_events_set(&events, OWN_RESPONSE, other_path);
    run_once(&worker);
    assert_saved(&worker.host, OWN_RESPONSE, other_path);
    host_worker_close(&worker);
    state_free(&s);
}

/* ------------------------------------------------------------------------- who does the work */

typedef struct {
    unsigned requests;
    LV2_Worker_Status answer;
} RestoreWorker;

static LV2_Worker_Status count_request(LV2_Worker_Schedule_Handle handle, uint32_t size,
                                       const void *data)
{
    (void)size;
    (void)data;
    RestoreWorker *w = handle;
    w->requests++;
    return w->answer;
}

static LV2_Worker_Status respond(LV2_Worker_Respond_Handle handle, uint32_t size, const void *data)
{
    (void)handle;
    (void)size;
    (void)data;
    return LV2_WORKER_SUCCESS;
}

static void the_worker_of_the_restore_is_used(void **state)
{
    (void)state;
    RestoreWorker restores = {0, LV2_WORKER_SUCCESS};
    LV2_Worker_Schedule schedule = {&restores, count_request};
    const LV2_Feature feature = {LV2_WORKER__schedule, &schedule};
    const LV2_Feature *const features[] = {&feature, NULL};
    HostWorker worker = {.kind = WORKER_BY_HAND};
    host_worker_open(&worker, 48000);
    State s = state_of_version(1);
    state_add_text(&s, EARFIELD__responseFile, missing_path);
    host_log.lines = 0;
    state_restore(&worker.host, &s, features);
    assert_int_equal(restores.requests, 1);
    assert_int_equal(worker.requests, 0);
    assert_int_equal(host_log.lines, 0);                    /* nobody looked for it yet */
    assert_saved(&worker.host, OWN_RESPONSE, missing_path); /* and it is not forgotten */
    const uint32_t nothing = 0;
    worker.interface->work(lilv_instance_get_handle(worker.host.instance), respond, NULL,
                           sizeof nothing, &nothing);
    assert_int_equal(host_log.lines, 1);

    restores.answer = LV2_WORKER_ERR_NO_SPACE; /* refused: here and now */
    state_restore(&worker.host, &s, features);
    assert_int_equal(restores.requests, 2);
    assert_int_equal(host_log.lines, 2);
    state_restore(&worker.host, &s, NULL); /* none */
    assert_int_equal(host_log.lines, 3);
    host_worker_close(&worker);
    state_free(&s);
}

/* A save at the worst time: the file of the state was looked at, and nothing is noted yet. */
static const Host *saves_while_it_logs;
static unsigned saved_while_it_logs;

static int save_in_the_log(LV2_Log_Handle handle, LV2_URID type, const char *format, va_list values)
{
    (void)handle;
    (void)type;
    (void)format;
    (void)values;
    if (saves_while_it_logs) {
        assert_saved(saves_while_it_logs, OWN_RESPONSE, missing_path);
        saved_while_it_logs++;
    }
    return 0;
}

static void a_save_during_a_restore_keeps_its_files(void **state)
{
    (void)state;
    LV2_Log_Log log = {NULL, NULL, save_in_the_log};
    const LV2_Feature map = {LV2_URID__map, &host_map}, log_feature = {LV2_LOG__log, &log};
    const LV2_Feature *const features[] = {&map, &log_feature, NULL};
    Host host = host_load();
    assert_true(host_instantiate(&host, 48000, features));
    State s = state_of_version(1);
    state_add_text(&s, EARFIELD__responseFile, missing_path);
    saves_while_it_logs = &host;
    state_restore(&host, &s, NULL);
    saves_while_it_logs = NULL;
    assert_int_equal(saved_while_it_logs, 1);
    host_close(&host);
    state_free(&s);
}

/* ------------------------------------------------------------------------------- what is heard */

static Stereo fresh(const char *settings, const char *path, const Stereo *in)
{
    Host host = host_open(48000);
    host_apply(&host, settings);
    host_events_begin(&events);
    host_events_set(&events, OWN_RESPONSE, path);
    Stereo out = host_events_render(&events, &host, in, BLOCK);
    host_close(&host);
    return out;
}

static void restart_with_other(HostWorker *worker)
{
    State s = state_of_version(1);
    state_add_text(&s, EARFIELD__responseFile, other_path);
    lilv_instance_deactivate(worker->host.instance);
    state_restore(&worker->host, &s, NULL);
    lilv_instance_activate(worker->host.instance);
    state_free(&s);
}

/* Restored while the host has stopped: heard from the first sample on, and nothing older. */
static void a_restored_file_is_heard_at_once(void **state)
{
    (void)state;
    Stereo in = white_noise(4000, 0.2f, 5);
    Stereo expected = fresh("mode=2 room=7", other_path, &in);
    for (int with_worker = 0; with_worker < 2; with_worker++) {
        HostWorker worker = {.kind = WORKER_IMMEDIATE};
        if (with_worker) {
            host_worker_open(&worker, 48000);
        } else {
            worker.host = host_open(48000);
        }
        host_apply(&worker.host, "mode=2 room=7");
        host_events_begin(&events);
        host_events_set(&events, OWN_RESPONSE, good_path);
        run_once(&worker);
        restart_with_other(&worker);
        Stereo out = host_render(&worker.host, &in, BLOCK);
        assert_true(stereo_same_bits(&out, &expected));
        stereo_free(&out);
        if (with_worker) {
            host_worker_close(&worker);
        } else {
            host_close(&worker.host);
        }
    }
    stereo_free(&in);
    stereo_free(&expected);
}

/* The worker takes its time: silence until it is there. */
static void nothing_older_is_heard_before_it(void **state)
{
    (void)state;
    HostWorker worker = {.kind = WORKER_BY_HAND};
    host_worker_open(&worker, 48000);
    host_apply(&worker.host, "mode=2 room=7");
    host_events_begin(&events);
    host_events_set(&events, OWN_RESPONSE, good_path);
    run_once(&worker);
    host_worker_settle(&worker);
    restart_with_other(&worker);
    Stereo in = white_noise(4096, 0.2f, 5), out = stereo_new(in.frames);
    host_run(&worker.host, &in, &out, 0, 128);
    assert_close(host_get(&worker.host, "loading"), 1.0, 0.0, "loading");
    for (size_t i = 0; i < 128; i++) {
        assert_true(out.left[i] == 0.0f && out.right[i] == 0.0f);
    }
    host_worker_work(&worker);
    Stereo heard = host_render(&worker.host, &in, BLOCK);
    Stereo expected = fresh("mode=2 room=7", other_path, &in);
    assert_true(stereo_same_bits(&heard, &expected));
    host_worker_close(&worker);
    stereo_free(&in);
    stereo_free(&out);
    stereo_free(&heard);
    stereo_free(&expected);
}

/* ------------------------------------------------------------------------------ through lilv -- */

static atomic_bool over;

static void *play(void *data)
{
    HostWorker *worker = data;
    Stereo in = white_noise(BLOCK, 0.2f, 1), out = stereo_new(BLOCK);
    while (!atomic_load(&over)) {
        host_run(&worker->host, &in, &out, 0, BLOCK);
    }
    stereo_free(&in);
    stereo_free(&out);
    return NULL;
}

static void while_it_plays(HostWorker *worker, void (*act)(const Host *host))
{
    pthread_t audio;
    atomic_store(&over, false);
    assert_int_equal(pthread_create(&audio, NULL, play, worker), 0);
    act(&worker->host);
    atomic_store(&over, true);
    pthread_join(audio, NULL);
}

static void assert_state_file_names_no_folder(void)
{
    static char text[1 << 16];
    FILE *file = fopen(temporary_path("state.ttl"), "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    assert_non_null(strstr(text, "good.wav"));
    assert_null(strstr(text, temporary_folder()));
    assert_null(strstr(text, "/usr/share"));
}

static void files_go_through_lilv_as_it_plays(void **state)
{
    (void)state;
    HostWorker worker;
    open_with(&worker, good_path);
    host_apply(&worker.host, "mode=2 room=7");
    host_events_set(&events, OWN_HRTF, HRTF_SOFA);
    run_once(&worker);
    while_it_plays(&worker, state_save_to_file);
    host_worker_close(&worker);
    assert_state_file_names_no_folder();

    open_with(&worker, other_path);
    host_apply(&worker.host, "mode=2 room=7");
    while_it_plays(&worker, state_restore_from_file);
    assert_in_use(&worker, OWN_RESPONSE, good_path);
    assert_non_null(strstr(events.path[OWN_HRTF], "MIT_KEMAR_normal_pinna"));
    assert_close(host_get(&worker.host, "status"), 0.0, 0.0, "status");
    assert_int_equal(events.changes, 0);
    host_restart(&worker.host);
    Stereo in = white_noise(4000, 0.2f, 5), expected = fresh("mode=2 room=7", good_path, &in);
    Stereo out = host_render(&worker.host, &in, BLOCK);
    assert_true(stereo_same_bits(&out, &expected));
    stereo_free(&in);
    stereo_free(&out);
    stereo_free(&expected);
    host_worker_close(&worker);
}

static void a_preset_leaves_files_alone(void **state)
{
    (void)state;
    HostWorker worker;
    open_with(&worker, good_path);
    LilvWorld *world = worker.host.world;
    LilvNode *class = lilv_new_uri(world, "http://lv2plug.in/ns/ext/presets#Preset");
    LilvNodes *presets = lilv_plugin_get_related(worker.host.plugin, class);
    unsigned applied = 0;
    LILV_FOREACH(nodes, i, presets)
    {
        const LilvNode *preset = lilv_nodes_get(presets, i);
        lilv_world_load_resource(world, preset);
        LilvState *s = lilv_state_new_from_world(world, &host_map, preset);
        assert_non_null(s);
        lilv_state_restore(s, worker.host.instance, NULL, NULL, 0, NULL);
        lilv_state_free(s);
        applied++;
    }
    assert_true(applied > 1);
    assert_in_use(&worker, OWN_RESPONSE, good_path);
    assert_int_equal(events.sets[OWN_RESPONSE], 1); /* asked for, and never told */
    assert_int_equal(host_log.lines, 0);
    lilv_nodes_free(presets);
    lilv_node_free(class);
    host_worker_close(&worker);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_come_back),
        cmocka_unit_test(paths_are_the_hosts_to_map),
        cmocka_unit_test(what_a_state_does_not_say_stays),
        cmocka_unit_test(damaged_values_are_passed_over),
        cmocka_unit_test(a_file_that_is_away_is_still_named),
        cmocka_unit_test(the_worker_of_the_restore_is_used),
        cmocka_unit_test(a_save_during_a_restore_keeps_its_files),
        cmocka_unit_test(a_restored_file_is_heard_at_once),
        cmocka_unit_test(nothing_older_is_heard_before_it),
        cmocka_unit_test(files_go_through_lilv_as_it_plays),
        cmocka_unit_test(a_preset_leaves_files_alone),
    };
    return cmocka_run_group_tests(tests, make_responses, temporary_folder_remove);
}
