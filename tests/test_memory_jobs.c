/* Short memory in the background work: what plays goes on, `status` says so, nothing is lost, and
 * the next try works. */
#include "../plugin/params.h"
#include "../plugin/uris.h"
#include "check.h"
#include "correct.h"
#include "host_events.h"
#include "library_allocations.h"
#include "rt_guard.h"
#include "sofa_writer.h"
#include "sound_writer.h"
#include "temporary_folder.h"
#include <dlfcn.h>
#include <lv2/atom/atom.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 512, RATE_HZ = 48000, LONGEST = 2 * RATE_HZ };

static const LV2_Descriptor *plugin;
static void *binary;
static char response_path[1024], head_path[1024], correction_path[1024], drawn_path[1024];
static float noise[LONGEST];

/* One instance without a worker: its jobs are done in run(), by this thread. */
typedef struct {
    LV2_Handle handle;
    float controls[PORT_COUNT];
    float left[LONGEST], right[LONGEST];
    HostEvents events; /* of which only what it writes is used */
    union {
        LV2_Atom_Sequence sequence;
        uint8_t bytes[8192];
    } in;
} Life;

static Life life, other;

static void begin_life(Life *l, float room, const char *head)
{
    const LV2_Feature map = {LV2_URID__map, &host_map}, log = {LV2_LOG__log, &host_log_feature};
    const LV2_Feature *const features[] = {&map, &log, NULL};
    rt_guard_enter();
    l->handle = plugin->instantiate(plugin, RATE_HZ, BUNDLE, features);
    rt_guard_leave();
    assert_non_null(l->handle);
    for (uint32_t port = 0; port < PORT_COUNT; port++) {
        l->controls[port] = params[port].preset;
        plugin->connect_port(l->handle, port, &l->controls[port]);
    }
    plugin->connect_port(l->handle, PORT_EVENTS_IN, &l->in);
    plugin->connect_port(l->handle, PORT_EVENTS_OUT, NULL);
    plugin->connect_port(l->handle, PORT_IN_LEFT, noise);
    plugin->connect_port(l->handle, PORT_IN_RIGHT, noise);
    plugin->connect_port(l->handle, PORT_OUT_LEFT, l->left);
    plugin->connect_port(l->handle, PORT_OUT_RIGHT, l->right);
    host_events_begin(&l->events);
    plugin->activate(l->handle);
    l->controls[PORT_MODE] = 2;
    l->controls[PORT_ROOM] = room;
    l->controls[PORT_FREEWHEEL] = 1; /* a job a block, if need be */
    l->controls[PORT_EXPORT_GUARD] = 0;
    l->controls[PORT_CORRECTION] = 1;
    if (head) {
        host_events_set(&l->events, OWN_HRTF, head);
    }
}

static void end_life(Life *l)
{
    rt_guard_enter();
    plugin->cleanup(l->handle);
    rt_guard_leave();
}

static void run(Life *l, uint32_t frames)
{
    const uint32_t size = l->events.forge.offset;
    const size_t head = sizeof l->in.sequence.body;
    assert_true(sizeof(LV2_Atom) + head + size <= sizeof l->in);
    l->in.sequence.atom = (LV2_Atom){(uint32_t)head + size, l->events.forge.Sequence};
    l->in.sequence.body = (LV2_Atom_Sequence_Body){0, 0};
    memcpy(&l->in.sequence + 1, l->events.waiting.bytes, size);
    host_events_begin(&l->events);
    rt_guard_enter();
    plugin->run(l->handle, frames);
    rt_guard_leave();
}

static void restart(Life *l)
{
    plugin->activate(l->handle);
}

static void assert_same_block(const Life *a, const Life *b, size_t frames)
{
    assert_memory_equal(a->left, b->left, frames * sizeof(float));
    assert_memory_equal(a->right, b->right, frames * sizeof(float));
}

/* ----------------------------------------------------------------------- each may fail, once */

typedef struct {
    const char *what;
    float room; /* before */
    void (*ask)(Life *l);
    const char *head;    /* of one's own, before; or NULL */
    bool from_the_first; /* nothing plays before */
    unsigned first;      /* allocation to fail */
} Wish;

static void ask_for_nothing(Life *l)
{
    (void)l;
}

static void ask_for_another_room(Life *l)
{
    l->controls[PORT_ROOM] = 2;
}

static void turn_the_head(Life *l)
{
    l->controls[PORT_YAW] = 30;
}

static void ask_for_a_response(Life *l)
{
    host_events_set(&l->events, OWN_RESPONSE, response_path);
}

/* What is to be heard in the end, and the block before as if nothing had been asked for. */
static void expect(const Wish *wish, Life *l)
{
    begin_life(l, wish->room, wish->head);
    wish->ask(l);
    run(l, BLOCK);
    end_life(l);
}

/* The wish, with one allocation failing; false where there are not so many. */
static bool asks_with_failing(const Wish *wish, Life *l, unsigned nth)
{
    rt_guard_reset(); /* its life so far is counted on */
    rt_guard_fail_allocation(nth);
    wish->ask(l);
    run(l, BLOCK);
    return rt_guard_allocations() >= nth;
}

static long live_blocks_before;

static bool survives(const Wish *wish, unsigned nth, const Life *undisturbed, Life *fresh)
{
    rt_guard_reset();
    begin_life(&life, wish->room, wish->head);
    if (!wish->from_the_first) {
        run(&life, BLOCK);
    }
    live_blocks_before = rt_guard_live_blocks();
    const bool failed = asks_with_failing(wish, &life, nth);
    if (failed) {
        assert_close(life.controls[PORT_STATUS], 6.0, 0.0, "%s: status, allocation %u", wish->what,
                     nth);
        assert_same_block(&life, undisturbed, BLOCK);
        run(&life, RATE_HZ); /* the pause */
        wish->ask(&life);
        run(&life, RATE_HZ);
        run(&life, RATE_HZ);
        restart(&life);
        run(&life, BLOCK);
        assert_same_block(&life, fresh, BLOCK);
    }
    end_life(&life);
    assert_int_equal(rt_guard_live_blocks() + live_blocks_before, 0);
    return failed;
}

/* The second block of a life in which nothing is asked for; silence where nothing plays. */
static void play_undisturbed(const Wish *wish, Life *l)
{
    memset(l->left, 0, sizeof l->left);
    memset(l->right, 0, sizeof l->right);
    if (!wish->from_the_first) {
        begin_life(l, wish->room, wish->head);
        run(l, BLOCK);
        run(l, BLOCK);
        end_life(l);
    }
}

static void assert_survives(const Wish *wish)
{
    static Life fresh;
    const unsigned far_too_many = 5000;
    rt_guard_reset();
    play_undisturbed(wish, &other);
    expect(wish, &fresh);
    unsigned nth = wish->first;
    while (survives(wish, nth, &other, &fresh)) {
        nth++;
        assert_true(nth < far_too_many);
    }
    assert_true(nth >= wish->first + 3);
}

static void the_first_room_may_fail(void **state)
{
    (void)state;
    const Wish wish = {"the first room", 1, ask_for_nothing, NULL, true, 1};
    assert_survives(&wish);
}

static void another_room_may_fail(void **state)
{
    (void)state;
    const Wish wish = {"another room", 1, ask_for_another_room, NULL, false, 1};
    assert_survives(&wish);
}

static void a_turned_head_may_fail(void **state)
{
    (void)state;
    const Wish wish = {"a turned head", 1, turn_the_head, NULL, false, 1};
    assert_survives(&wish);
}

static void a_response_may_fail(void **state)
{
    (void)state;
    const Wish wish = {"a response", 7,     ask_for_a_response,
                       NULL,         false, allocations_to_open_sound(response_path) + 1};
    assert_survives(&wish);
}

static void ask_for_the_builtin_head(Life *l)
{
    host_events_set(&l->events, OWN_HRTF, "");
}

static void the_builtin_head_may_fail(void **state)
{
    (void)state;
    const Wish wish = {"the built-in head", 0, ask_for_the_builtin_head, head_path, false, 1};
    assert_survives(&wish);
}

static void ask_for_a_correction(Life *l)
{
    host_events_set(&l->events, OWN_CORRECTION, correction_path);
}

static void ask_for_a_drawn_correction(Life *l)
{
    host_events_set(&l->events, OWN_CORRECTION, drawn_path);
}

static void a_correction_may_fail(void **state)
{
    (void)state;
    const Wish wish = {"a correction", 0, ask_for_a_correction, NULL, false, 1};
    const Wish drawn = {"a drawn correction", 0, ask_for_a_drawn_correction, NULL, false, 1};
    assert_survives(&wish);
    assert_survives(&drawn);
}

/* ------------------------------------------------------------------------------ nothing grows */

static void nothing_grows(void **state)
{
    (void)state;
    rt_guard_reset();
    begin_life(&life, 1, NULL);
    long after_three = 0;
    enum { ROUNDS = 30, CHANGES = 9 };
    for (int round = 0; round < ROUNDS; round++) {
        for (int change = 0; change < CHANGES; change++) {
            life.controls[PORT_ROOM] = (float)(change % 8);
            life.controls[PORT_YAW] = (float)(10 * change);
            host_events_set(&life.events, OWN_RESPONSE, round % 2 ? "" : response_path);
            host_events_set(&life.events, OWN_CORRECTION,
                            change % 2 ? drawn_path : correction_path);
            life.controls[PORT_CORRECTION] = (float)(change / 2 % 2);
            run(&life, BLOCK);
            run(&life, RATE_HZ / 4);
        }
        run(&life, RATE_HZ);
        run(&life, BLOCK);
        after_three = round == 2 ? rt_guard_live_blocks() : after_three;
    }
    /* the response is there after rounds 1, 3, ... : even and odd rounds differ by it */
    host_events_set(&life.events, OWN_RESPONSE, response_path);
    run(&life, RATE_HZ);
    run(&life, BLOCK);
    assert_int_equal(rt_guard_live_blocks(), after_three);
    end_life(&life);
    assert_int_equal(rt_guard_live_blocks(), 0);
}

/* ---------------------------------------------------------------------------------- the group */

static int begin(void **state)
{
    binary = dlopen(BUNDLE "earfield.so", RTLD_NOW);
    if (!binary || temporary_folder_make(state) != 0) {
        return -1;
    }
    plugin = ((LV2_Descriptor_Function)dlsym(binary, "lv2_descriptor"))(0);
    const Sound sound = {0, 2, 44100, 1000};
    snprintf(response_path, sizeof response_path, "%s", sound_write("sound", &sound, NULL));
    snprintf(head_path, sizeof head_path, "%s", temporary_path("head.sofa"));
    snprintf(correction_path, sizeof correction_path, "%s",
             temporary_file("good.txt", correct_autoeq, strlen(correct_autoeq)));
    const char *drawn = "GraphicEQ: 20 -3; 1000 0; 16000 -8";
    snprintf(drawn_path, sizeof drawn_path, "%s",
             temporary_file("drawn.txt", drawn, strlen(drawn)));
    const SofaContents head = sofa_small_head();
    sofa_write(head_path, &head);
    Stereo in = white_noise(LONGEST, 0.2f, 5);
    memcpy(noise, in.left, sizeof noise);
    stereo_free(&in);
    begin_life(&life, 7, NULL); /* the host's names are given now */
    host_events_set(&life.events, OWN_RESPONSE, response_path);
    run(&life, BLOCK);
    end_life(&life);
    return 0;
}

static int end(void **state)
{
    return dlclose(binary) + temporary_folder_remove(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_room_may_fail),
        cmocka_unit_test(another_room_may_fail),
        cmocka_unit_test(a_turned_head_may_fail),
        cmocka_unit_test(a_response_may_fail),
        cmocka_unit_test(the_builtin_head_may_fail),
        cmocka_unit_test(a_correction_may_fail),
        cmocka_unit_test(nothing_grows),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
