/* The atom ports: what is asked for is answered, where there is room, and what is no message at all
 * does no harm. */
#include "../plugin/uris.h"
#include "check.h"
#include "host_instance.h"
#include "sound_writer.h"
#include "temporary_folder.h"
#include <lv2/atom/atom.h>
#include <lv2/atom/util.h>
#include <lv2/patch/patch.h>
#include <stdlib.h>
#include <string.h>

enum { FRAMES = 128 };

static char good_path[1024];

static int begin(void **state)
{
    if (temporary_folder_make(state) != 0) {
        return -1;
    }
    const Sound sound = {0, 2, 48000, 100};
    snprintf(good_path, sizeof good_path, "%s", sound_write("good.wav", &sound, NULL));
    return 0;
}

static void assert_came(unsigned hrtf, unsigned response, unsigned messages, unsigned changes)
{
    assert_int_equal(events.sets[OWN_HRTF], hrtf);
    assert_int_equal(events.sets[OWN_RESPONSE], response);
    assert_int_equal(events.messages, messages);
    assert_int_equal(events.changes, changes);
}

/* -------------------------------------------------------------------------------- asking ---- */

static void assert_answer(const char *property, const char *subject, unsigned hrtf,
                          unsigned response, unsigned messages)
{
    host_events_forget(&events);
    host_events_get(&events, property, subject);
    instance_run();
    assert_came(hrtf, response, messages, 0);
    instance_run();
    assert_came(hrtf, response, messages, 0);
}

static void what_is_asked_for_is_answered(void **state)
{
    (void)state;
    instance_run();
    assert_came(0, 0, 0, 0);
    assert_answer(NULL, NULL, 1, 1, 0);
    assert_answer(NULL, EARFIELD_URI, 1, 1, 0);
    assert_answer(EARFIELD__hrtfFile, NULL, 1, 0, 0);
    assert_answer(EARFIELD__responseFile, EARFIELD_URI, 0, 1, 0);
    assert_string_equal(events.path[OWN_RESPONSE], "");
    assert_answer(EARFIELD__message, NULL, 0, 0, 1);
    assert_answer("urn:nobody:file", NULL, 0, 0, 0);
    assert_answer(NULL, "urn:nobody", 0, 0, 0);
    assert_answer(EARFIELD__hrtfFile, "urn:nobody", 0, 0, 0);
    host_events_set(&events, OWN_RESPONSE, good_path);
    instance_run();
    assert_answer(NULL, NULL, 1, 1, 0);
    assert_string_equal(events.path[OWN_RESPONSE], good_path);
}

static void what_came_into_use_is_told(void **state)
{
    (void)state;
    host_events_set(&events, OWN_RESPONSE, good_path);
    instance_run();
    assert_came(0, 1, 1, 1);
    assert_string_equal(events.path[OWN_RESPONSE], good_path);
    assert_string_equal(events.message, "");
    instance_run();
    assert_came(0, 1, 1, 1);
    host_events_set(&events, OWN_RESPONSE, "/nowhere/at/all.wav");
    instance_run();
    assert_came(0, 2, 2, 1);
    assert_string_equal(events.path[OWN_RESPONSE], good_path);
    assert_string_equal(events.message, "/nowhere/at/all.wav is not there");
    host_events_set(&events, OWN_RESPONSE, "");
    instance_run();
    assert_came(0, 3, 3, 2);
    assert_string_equal(events.path[OWN_RESPONSE], "");
}

static void the_latest_of_several_wins(void **state)
{
    (void)state;
    host_events_set(&events, OWN_RESPONSE, "/nowhere/at/all.wav");
    host_events_set(&events, OWN_RESPONSE, good_path);
    host_events_set(&events, OWN_HRTF, HRTF_SOFA);
    instance_run();
    assert_came(1, 1, 1, 1);
    assert_string_equal(events.path[OWN_RESPONSE], good_path);
    assert_string_equal(events.path[OWN_HRTF], HRTF_SOFA);
    assert_close(host_get(&worker.host, "status"), 0.0, 0.0, "status");
}

/* Some hosts send text. */
static void a_text_is_as_good_as_a_path(void **state)
{
    (void)state;
    const HostSet text = {NULL, EARFIELD__responseFile, LV2_ATOM__String, good_path,
                          (uint32_t)strlen(good_path) + 1};
    host_events_set_odd(&events, &text);
    instance_run();
    assert_came(0, 1, 1, 1);
}

static void assert_no_heed(const HostSet *set)
{
    host_events_forget(&events);
    host_events_set_odd(&events, set);
    instance_run();
    assert_came(0, 0, 0, 0);
    assert_close(host_get(&worker.host, "status"), 0.0, 0.0, "status");
}

static void sets_of_something_else_are_passed_over(void **state)
{
    (void)state;
    const uint32_t size = (uint32_t)strlen(good_path) + 1;
    const char *file = EARFIELD__responseFile, *path = LV2_ATOM__Path;
    const HostSet sets[] = {
        {"urn:nobody", file, path, good_path, size},
        {NULL, "urn:nobody:file", path, good_path, size},
        {NULL, EARFIELD__message, LV2_ATOM__String, "hello", 6},
        {NULL, NULL, path, good_path, size},
        {NULL, file, NULL, NULL, 0},
        {NULL, file, LV2_ATOM__Int, "\0\0\0", 4},
        {NULL, file, LV2_ATOM__URI, good_path, size},
    };
    for (size_t n = 0; n < COUNT(sets); n++) {
        assert_no_heed(&sets[n]);
    }
}

/* Nothing that can be a path: said so, and what is in use stays. */
static void paths_without_an_end_are_refused(void **state)
{
    (void)state;
    static char long_path[5000];
    memset(long_path, 'a', sizeof long_path - 1);
    const char *file = EARFIELD__responseFile, *path = LV2_ATOM__Path;
    const HostSet sets[] = {{NULL, file, path, "abc", 3}, /* no 0 at its end */
                            {NULL, file, path, long_path, sizeof long_path},
                            {NULL, file, path, long_path, 4000}};
    for (size_t n = 0; n < COUNT(sets); n++) {
        host_events_set(&events, OWN_RESPONSE, good_path);
        instance_run();
        assert_close(host_get(&worker.host, "status"), 0.0, 0.0, "status");
        host_events_forget(&events);
        host_events_set_odd(&events, &sets[n]);
        instance_run();
        assert_close(host_get(&worker.host, "status"), 1.0, 0.0, "status");
        assert_came(0, 1, 1, 0);
        assert_true(strlen(events.message) > 5);
        assert_string_equal(events.path[OWN_RESPONSE], good_path);
    }
    static char longest[OWN_PATH_SIZE]; /* just fits, its answer and what is wrong with it too */
    memset(longest, 'a', sizeof longest - 1);
    host_events_forget(&events);
    host_events_set(&events, OWN_RESPONSE, longest);
    instance_run();
    assert_came(0, 1, 1, 0);
    assert_memory_equal(events.message, longest, sizeof longest - 1);
}

/* -------------------------------------------------------------------------------- little room */

static void what_finds_no_room_comes_later(void **state)
{
    (void)state;
    const uint32_t capacities[] = {0, 8, 100, 300, 1024};
    for (size_t n = 0; n < COUNT(capacities); n++) {
        host_events_forget(&events);
        events.capacity = capacities[n];
        host_events_set(&events, OWN_HRTF, HRTF_SOFA);
        host_events_set(&events, OWN_RESPONSE, good_path);
        instance_run();
        if (capacities[n] <= 100) {
            assert_came(0, 0, 0, 0);
        }
        for (int run = 0; run < 3; run++) {
            instance_run();
        }
        if (capacities[n] >= 300) { /* bit by bit */
            assert_came(1, 1, 1, 1);
        }
        events.capacity = EVENTS_OUT_BYTES;
        instance_run();
        assert_came(1, 1, 1, 1);
        instance_run();
        assert_came(1, 1, 1, 1);
    }
    for (uint32_t capacity = 0; capacity < 600; capacity++) { /* never beyond, whatever is there */
        events.capacity = capacity;
        host_events_get(&events, NULL, NULL);
        host_events_get(&events, EARFIELD__message, NULL);
        instance_run();
    }
}

static void it_waits_for_a_port(void **state)
{
    (void)state;
    host_events_set(&events, OWN_RESPONSE, good_path);
    events.capacity = 0;
    instance_run();
    Stereo in = stereo_new(FRAMES), out = stereo_new(FRAMES);
    host_run(&worker.host, &in, &out, 0, FRAMES); /* connected to nothing */
    float *lone = malloc(sizeof *lone);
    *lone = 1.0f;
    lilv_instance_connect_port(worker.host.instance, host_port(&worker.host, "events_in"), lone);
    lilv_instance_connect_port(worker.host.instance, host_port(&worker.host, "events_out"), lone);
    host_run(&worker.host, &in, &out, 0, FRAMES);
    assert_true(*lone == 1.0f);
    events.capacity = EVENTS_OUT_BYTES;
    instance_run();
    assert_came(0, 1, 1, 1);
    free(lone);
    stereo_free(&in);
    stereo_free(&out);
}

/* -------------------------------------------------------------------------------- garbage ---- */

static uint32_t seed = 1;

static uint32_t random_below(uint32_t limit)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % limit;
}

enum { GARBAGE_BYTES = 512 };

typedef union {
    LV2_Atom_Event aligned;
    uint32_t words[GARBAGE_BYTES / 4];
    uint8_t bytes[GARBAGE_BYTES];
} Garbage;

static void fill_at_random(Garbage *g)
{
    for (size_t i = 0; i < COUNT(g->bytes); i++) {
        g->bytes[i] = (uint8_t)random_below(256);
    }
}

/* Small numbers: these are sizes, and names that a host gave. */
static void fill_with_small_numbers(Garbage *g)
{
    for (size_t i = 0; i < COUNT(g->words); i++) {
        g->words[i] = random_below(8) ? random_below(60) : (uint32_t)-1 - random_below(16);
    }
}

/* Messages as they should be, of files that are not there. */
static uint32_t fill_with_messages(Garbage *g)
{
    HostEvents *good = malloc(sizeof *good);
    host_events_begin(good);
    host_events_get(good, random_below(2) ? EARFIELD__hrtfFile : NULL, EARFIELD_URI);
    host_events_set(good, random_below(2) ? OWN_HRTF : OWN_RESPONSE, "/nowhere");
    host_events_say(good, random_below(2) ? EARFIELD__UiOpen : EARFIELD__UiClosed);
    host_events_set_zoom(good, 1.5F);
    const size_t before = sizeof(LV2_Atom_Sequence_Body);
    assert_true(before + good->forge.offset <= sizeof g->bytes);
    memset(g, 0, sizeof *g);
    memcpy(g->bytes + before, good->waiting.bytes, good->forge.offset);
    const uint32_t size = (uint32_t)before + good->forge.offset;
    free(good);
    return size;
}

static void spoil(Garbage *g, uint32_t size)
{
    for (uint32_t left = 1 + random_below(4); left > 0; left--) {
        const uint32_t word = random_below(size / 4);
        const uint32_t values[] = {
            0,          1,          7,    random_below(80),          0x7fffffff,
            0xffffffff, 0xfffffff0, size, size - 8 * random_below(8)};
        g->words[word] = values[random_below(COUNT(values))];
    }
}

/* Returns the size of the sequence's body. */
static uint32_t make_garbage(Garbage *g)
{
    uint32_t size = random_below(GARBAGE_BYTES + 1);
    switch (random_below(4)) {
    case 0:
        fill_at_random(g);
        break;
    case 1:
        fill_with_small_numbers(g);
        break;
    case 2:
        size = fill_with_messages(g);
        spoil(g, size);
        break;
    default:
        size = random_below(fill_with_messages(g) + 1); /* cut */
        break;
    }
    return size;
}

static void garbage_does_no_harm(void **state)
{
    (void)state;
    Host undisturbed = host_open(48000);
    host_apply(&undisturbed, "mode=2");
    host_apply(&worker.host, "mode=2");
    Stereo in = white_noise(FRAMES, 0.5f, 5);
    Stereo a = stereo_new(FRAMES), b = stereo_new(FRAMES);
    for (int round = 0; round < 20000; round++) {
        Garbage g;
        const uint32_t size = make_garbage(&g);
        events.capacity = random_below(700);
        host_events_run_raw(&events, &worker.host, &g, size, &in, &a);
        host_run(&undisturbed, &in, &b, 0, FRAMES);
        if (!stereo_same_bits(&a, &b)) {
            fail_msg("heard in round %d", round);
        }
    }
    stereo_free(&in);
    stereo_free(&a);
    stereo_free(&b);
    host_close(&undisturbed);
}

/* Each length that a message can be cut to, and each lie about it. */
static void sizes_that_lie_are_seen_through(void **state)
{
    (void)state;
    Stereo in = stereo_new(FRAMES), out = stereo_new(FRAMES);
    Garbage whole;
    const uint32_t size = fill_with_messages(&whole);
    for (uint32_t cut = 0; cut <= size; cut++) {
        host_events_run_raw(&events, &worker.host, &whole, cut, &in, &out);
    }
    for (uint32_t word = 0; word < size / 4; word++) {
        const uint32_t lies[] = {0, 1,    3,          4,          7,          8,
                                 9, size, 0x7ffffff8, 0xfffffff0, 0xfffffff8, 0xffffffff};
        for (size_t lie = 0; lie < COUNT(lies); lie++) {
            Garbage g = whole;
            g.words[word] = lies[lie];
            host_events_run_raw(&events, &worker.host, &g, size, &in, &out);
        }
    }
    stereo_free(&in);
    stereo_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_INSTANCE(what_is_asked_for_is_answered),
        WITH_INSTANCE(what_came_into_use_is_told),
        WITH_INSTANCE(the_latest_of_several_wins),
        WITH_INSTANCE(a_text_is_as_good_as_a_path),
        WITH_INSTANCE(sets_of_something_else_are_passed_over),
        WITH_INSTANCE(paths_without_an_end_are_refused),
        WITH_INSTANCE(what_finds_no_room_comes_later),
        WITH_INSTANCE(it_waits_for_a_port),
        WITH_INSTANCE(garbage_does_no_harm),
        WITH_INSTANCE(sizes_that_lie_are_seen_through),
    };
    return cmocka_run_group_tests(tests, begin, temporary_folder_remove);
}
