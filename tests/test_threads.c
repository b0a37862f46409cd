/* What a host may do at the same time; built for the thread sanitizer too. */
#include "check.h"
#include "host.h"
#include <lv2/state/state.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(saves_while_it_plays),
        cmocka_unit_test(instances_share_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
