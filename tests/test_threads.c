/* What a host may do at the same time; built for the thread sanitizer too. */
#include "../plugin/uris.h"
#include "check.h"
#include "correct.h"
#include "host_events.h"
#include "host_worker.h"
#include "sound_writer.h"
#include "temporary_folder.h"
#include <lv2/atom/atom.h>
#include <lv2/state/state.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BLOCK = 256, BLOCKS = 400 };

typedef struct {
    Host host;
    atomic_bool *over; /* set at the end, where not NULL */
    unsigned seed;
} Player;

/* The audio thread: run() with controls that move. */
static void *play(void *data)
{
    Player *player = data;
    Stereo in = white_noise(BLOCK, 0.5f, player->seed), out = stereo_new(BLOCK);
    for (int i = 0; i < BLOCKS; i++) {
        host_set(&player->host, "mode", (float)(i / 16 % 2));
        host_set(&player->host, "crossfeed", (float)(i / 32 % 3));
        host_set(&player->host, "level", (float)(i % 24) - 12.0f);
        host_set(&player->host, "freewheel", (float)(i / 100 % 2));
        host_run(&player->host, &in, &out, 0, BLOCK);
    }
    stereo_free(&in);
    stereo_free(&out);
    if (player->over) {
        atomic_store(player->over, true);
    }
    return NULL;
}

static LV2_State_Status store(LV2_State_Handle handle, uint32_t key, const void *value, size_t size,
                              uint32_t type, uint32_t flags)
{
    (void)flags;
    uint64_t *sum = handle;
    *sum += key + type;
    for (size_t i = 0; i < size; i++) {
        *sum += ((const unsigned char *)value)[i];
    }
    return LV2_STATE_SUCCESS;
}

static void saves_while_it_plays(void **state)
{
    (void)state;
    atomic_bool over = false;
    Player player = {host_open(48000), &over, 1};
    const LV2_State_Interface *interface =
        lilv_instance_get_extension_data(player.host.instance, LV2_STATE__interface);
    LV2_Handle handle = lilv_instance_get_handle(player.host.instance);
    const LV2_Feature *const none[] = {NULL};
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, play, &player), 0);
    unsigned saved = 0;
    do {
        uint64_t sum = 0;
        assert_int_equal(interface->save(handle, store, &sum, LV2_STATE_IS_PORTABLE, none),
                         LV2_STATE_SUCCESS);
        assert_true(sum > 0);
        saved++;
    } while (!atomic_load(&over));
    pthread_join(thread, NULL);
    assert_true(saved > 1);
    host_close(&player.host);
}

/* All of its life in a thread of its own. */
static void *live(void *data)
{
    Player *player = data;
    const LV2_Feature map = {LV2_URID__map, &host_map};
    const LV2_Feature *const features[] = {&map, NULL};
    if (host_instantiate(&player->host, player->seed % 2 ? 44100 : 96000, features)) {
        play(player);
        lilv_instance_deactivate(player->host.instance);
        lilv_instance_free(player->host.instance);
        player->host.instance = NULL;
        return player;
    }
    return NULL;
}

static void instances_share_nothing(void **state)
{
    (void)state;
    Player players[2] = {{host_load(), NULL, 1}, {host_load(), NULL, 2}};
    pthread_t threads[2];
    for (int i = 0; i < 2; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, live, &players[i]), 0);
    }
    for (int i = 0; i < 2; i++) {
        void *lived = NULL;
        pthread_join(threads[i], &lived);
        assert_non_null(lived);
        host_close(&players[i].host);
    }
}

/* ------------------------------------------------------------------- rooms, files and states */

static char response_path[1024], correction_path[1024];

static int make_response(void **state)
{
    if (temporary_folder_make(state) != 0) {
        return -1;
    }
    const Sound sound = {0, 4, 44100, 3000};
    snprintf(response_path, sizeof response_path, "%s", sound_write("sound", &sound, NULL));
    snprintf(correction_path, sizeof correction_path, "%s",
             temporary_file("good.txt", correct_autoeq, strlen(correct_autoeq)));
    return 0;
}

static const char *nth_path(unsigned n)
{
    const char *const paths[] = {response_path, "/nowhere/at/all", "", HRTF_SOFA, correction_path};
    return paths[n % COUNT(paths)];
}

/* An instance in four threads: run(), its worker, save() and restore(). */
typedef struct {
    HostWorker worker;
    HostEvents events;
    atomic_bool over;
    unsigned saved, restored; /* each of its own thread */
} Busy;

static void rest_a_while(void)
{
    const struct timespec rest = {.tv_nsec = 2000000};
    nanosleep(&rest, NULL);
}

static void *play_rooms(void *data)
{
    Busy *busy = data;
    Host *host = &busy->worker.host;
    Stereo in = white_noise(BLOCK, 0.2f, 1), out = stereo_new(BLOCK);
    for (unsigned i = 0; i < BLOCKS; i++) {
        host_set(host, "mode", (float)(i / 64 % 3 ? 2 : 1));
        host_set(host, "room", (float)(i / 16 % 8));
        host_set(host, "yaw", (float)(i % 90));
        host_set(host, "correction", (float)(i / 8 % 2));
        host_set(host, "dose_reset", (float)(i / 32 % 2));
        host_set(host, "freewheel", (float)(i / 100 % 2)); /* jobs are done here, too */
        if (i % 10 == 0) {
            host_events_set(&busy->events, (OwnFile)(i / 10 % OWN_FILES), nth_path(i / 20));
            host_events_get(&busy->events, NULL, NULL);
        }
        host_events_run(&busy->events, host, &in, &out, 0, BLOCK);
        rest_a_while();
    }
    stereo_free(&in);
    stereo_free(&out);
    atomic_store(&busy->over, true);
    return NULL;
}

static void *save_all_the_time(void *data)
{
    Busy *busy = data;
    const LV2_State_Interface *interface =
        lilv_instance_get_extension_data(busy->worker.host.instance, LV2_STATE__interface);
    const LV2_Feature *const none[] = {NULL};
    while (!atomic_load(&busy->over)) {
        uint64_t sum = 0;
        interface->save(lilv_instance_get_handle(busy->worker.host.instance), store, &sum, 0, none);
        busy->saved += sum > 0;
        rest_a_while();
    }
    return NULL;
}

static LV2_URID urid(const char *uri)
{
    return host_map.map(host_map.handle, uri);
}

static bool is_dose(uint32_t key)
{
    return key == urid(EARFIELD__doseLeft) || key == urid(EARFIELD__doseRight) ||
           key == urid(EARFIELD__doseHours);
}

static const void *retrieve(LV2_State_Handle handle, uint32_t key, size_t *size, uint32_t *type,
                            uint32_t *flags)
{
    static const int32_t version = 1;
    static const double dose = 0.25;
    const char *path = nth_path(*(const unsigned *)handle);
    *flags = LV2_STATE_IS_POD;
    if (key == urid(EARFIELD__stateVersion)) {
        *type = urid(LV2_ATOM__Int);
        *size = sizeof version;
        return &version;
    }
    if (is_dose(key)) {
        *type = urid(LV2_ATOM__Double);
        *size = sizeof dose;
        return &dose;
    }
    *type = urid(LV2_ATOM__Path);
    *size = strlen(path) + 1;
    return path;
}

/* As a host passes one to restore(). */
static LV2_Worker_Status schedule(LV2_Worker_Schedule_Handle handle, uint32_t size,
                                  const void *data)
{
    (void)size;
    (void)data;
    HostWorker *worker = handle;
    atomic_fetch_add(&worker->accepted, 1);
    return LV2_WORKER_SUCCESS;
}

static void *restore_all_the_time(void *data)
{
    Busy *busy = data;
    const LV2_State_Interface *interface =
        lilv_instance_get_extension_data(busy->worker.host.instance, LV2_STATE__interface);
    LV2_Worker_Schedule to_worker = {&busy->worker, schedule};
    const LV2_Feature feature = {LV2_WORKER__schedule, &to_worker};
    const LV2_Feature *const with_worker[] = {&feature, NULL}, *const none[] = {NULL};
    while (!atomic_load(&busy->over)) {
        interface->restore(lilv_instance_get_handle(busy->worker.host.instance), retrieve,
                           &busy->restored, 0, busy->restored % 3 ? with_worker : none);
        busy->restored++;
        rest_a_while();
    }
    return NULL;
}

static void rooms_files_and_states_at_once(void **state)
{
    (void)state;
    enum { INSTANCES = 2, THREADS = 3 };
    void *(*const lives[THREADS])(void *) = {play_rooms, save_all_the_time, restore_all_the_time};
    Busy *busy[INSTANCES];
    pthread_t threads[INSTANCES][THREADS];
    for (int i = 0; i < INSTANCES; i++) {
        busy[i] = calloc(1, sizeof *busy[i]);
        assert_non_null(busy[i]);
        busy[i]->worker.kind = WORKER_THREADED;
        busy[i]->worker.refuses_every = 5;
        host_worker_open(&busy[i]->worker, 48000);
        host_apply(&busy[i]->worker.host, "calibrated=1");
        host_events_begin(&busy[i]->events);
    }
    for (int n = 0; n < INSTANCES * THREADS; n++) {
        assert_int_equal(pthread_create(&threads[n / THREADS][n % THREADS], NULL,
                                        lives[n % THREADS], busy[n / THREADS]),
                         0);
    }
    for (int n = 0; n < INSTANCES * THREADS; n++) {
        pthread_join(threads[n / THREADS][n % THREADS], NULL);
    }
    for (int i = 0; i < INSTANCES; i++) {
        assert_true(busy[i]->saved > 1 && busy[i]->restored > 3);
        assert_true(atomic_load(&busy[i]->worker.done) > 3);
        host_worker_settle(&busy[i]->worker);
        host_worker_close(&busy[i]->worker);
        free(busy[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(saves_while_it_plays),
        cmocka_unit_test(instances_share_nothing),
        cmocka_unit_test(rooms_files_and_states_at_once),
    };
    return cmocka_run_group_tests(tests, make_response, temporary_folder_remove);
}
