/* What an open UI is told over events_out, and that nobody hears it: when it begins and ends, how
 * often and how much, in how little room, of which programme. */
#include "../plugin/dsp/spectrum.h"
#include "../plugin/pictures.h"
#include "../plugin/uris.h"
#include "check.h"
#include "host_instance.h"
#include <lv2/atom/atom.h>
#include <string.h>

enum { RATE_HZ = INSTANCE_RATE_HZ, BLOCK = INSTANCE_BLOCK, A_MESSAGE = RATE_HZ / 25 };

static void say(const char *type)
{
    host_events_say(&events, type);
}

static void run_for(double seconds)
{
    for (long left = lround(seconds * RATE_HZ / BLOCK); left > 0; left--) {
        instance_run();
    }
}

/* How many messages come in so many seconds. */
static unsigned messages_in(double seconds)
{
    const unsigned before = events.pictures.messages;
    run_for(seconds);
    return events.pictures.messages - before;
}

/* --------------------------------------------------------------------------- when it is told -- */

static void nobody_asks_nobody_is_told(void **state)
{
    (void)state;
    assert_int_equal(messages_in(2.0), 0);
    say(EARFIELD__UiClosed);
    say(EARFIELD__Pictures); /* its own word, from whomever */
    assert_int_equal(messages_in(2.0), 0);
}

static void it_ends_3_s_after_the_last_word(void **state)
{
    (void)state;
    say(EARFIELD__UiOpen);
    assert_in_range(messages_in(1.0), 24, 25);
    say(EARFIELD__UiOpen);
    assert_in_range(messages_in(1.0), 24, 25);
    assert_in_range(messages_in(1.95), 47, 49);
    const unsigned last = messages_in(0.1);
    assert_in_range(last, 0, 2);
    assert_int_equal(messages_in(3.0), 0);
    say(EARFIELD__UiOpen);
    assert_in_range(messages_in(1.0), 24, 25);
}

static void it_ends_when_the_only_ui_closes(void **state)
{
    (void)state;
    say(EARFIELD__UiOpen);
    run_for(0.5);
    say(EARFIELD__UiClosed);
    run_for(1.3);
    assert_int_equal(messages_in(2.0), 0);
}

/* The one that stays has its word within a second. */
static void another_ui_is_told_on(void **state)
{
    (void)state;
    say(EARFIELD__UiOpen);
    run_for(0.9);
    say(EARFIELD__UiOpen); /* the other one's first */
    const unsigned facts = events.pictures.facts, energies = events.pictures.energy[0].times;
    run_for(0.2);
    assert_int_equal(events.pictures.facts, facts + 1);
    assert_int_equal(events.pictures.energy[0].times, energies + 1);
    say(EARFIELD__UiClosed);
    assert_in_range(messages_in(0.9), 21, 23);
    for (int second = 0; second < 3; second++) {
        say(EARFIELD__UiOpen);
        assert_in_range(messages_in(1.0), 24, 25);
    }
}

/* --------------------------------------------------------------------------- what it is told -- */

static void the_whole_picture_comes_first(void **state)
{
    (void)state;
    const HostPictures *p = &events.pictures;
    for (int time = 0; time < 2; time++) {
        host_events_forget(&events);
        say(EARFIELD__UiOpen);
        run_for(0.2);
        assert_int_equal(p->facts, 1);
        assert_close(p->rate_hz, RATE_HZ, 0.0, "rate");
        assert_close(p->straight_ahead_degrees, 0.0, 0.0, "straight ahead");
        assert_in_range(p->spectrum.times, 2, 4);
        assert_int_equal(p->spectrum.points, SPECTRUM_POINTS);
        for (int ear = 0; ear < EARS; ear++) {
            assert_int_equal(p->energy[ear].times, 1);
            assert_int_equal(p->energy[ear].points, 0); /* no room so far */
            assert_int_equal(p->correction[ear].times, 1);
            assert_int_equal(p->correction[ear].points, 0);
        }
        assert_in_range(p->most_bytes, SPECTRUM_POINTS * sizeof(float), 2048);
        run_for(3.0);
    }
}

static void straight_ahead_is_told_anew(void **state)
{
    (void)state;
    host_apply(&worker.host, "mode=2 yaw=35");
    say(EARFIELD__UiOpen);
    run_for(0.5);
    host_events_forget(&events);
    run_for(0.5);
    assert_int_equal(events.pictures.facts, 0);
    host_apply(&worker.host, "yaw_zero=1");
    run_for(0.2);
    assert_int_equal(events.pictures.facts, 1);
    assert_close(events.pictures.straight_ahead_degrees, 35.0, 0.0, "straight ahead");
}

/* A head that never rests leaves the spectrum its turn. */
static void a_moving_head_leaves_the_spectrum_its_turn(void **state)
{
    (void)state;
    host_apply(&worker.host, "mode=2 room=0");
    say(EARFIELD__UiOpen);
    run_for(0.4);
    host_events_forget(&events);
    for (int step = 0; step < 50; step++) {
        host_set(&worker.host, "yaw", (float)(step % 2 ? step : -step));
        run_for(0.02);
    }
    assert_in_range(events.pictures.spectrum.times, 11, 13);
    assert_in_range(events.pictures.energy[0].times, 11, 13);
}

static void messages_are_small_and_few(void **state)
{
    (void)state;
    const size_t blocks[] = {1, 17, 64, 1024, 8192};
    host_apply(&worker.host, "mode=2 room=1");
    for (size_t b = 0; b < COUNT(blocks); b++) {
        host_events_forget(&events);
        say(EARFIELD__UiOpen);
        Stereo second = stereo_new(RATE_HZ);
        Stereo out = host_events_render(&events, &worker.host, &second, blocks[b]);
        assert_in_range(events.pictures.messages, RATE_HZ / 8192, 25);
        assert_at_most(events.pictures.most_bytes, 2048.0, "bytes");
        stereo_free(&second);
        stereo_free(&out);
    }
}

/* Nothing beyond, nothing lost: it comes as soon as there is room. */
static void little_room_is_kept_to(void **state)
{
    (void)state;
    host_apply(&worker.host, "mode=2 room=1");
    for (uint32_t capacity = 0; capacity < 2000; capacity += capacity < 64 ? 1 : 37) {
        events.capacity = capacity;
        say(EARFIELD__UiOpen);
        const unsigned came = messages_in(0.1);
        assert_int_equal(came, 0);
    }
    host_events_forget(&events);
    events.capacity = EVENTS_OUT_BYTES;
    run_for(0.2);
    assert_int_equal(events.pictures.facts, 1);
    assert_int_equal(events.pictures.energy[0].points, ENERGY_POINTS);
}

/* ----------------------------------------------------------------------------- the programme -- */

static unsigned loudest_point(const HostVector *spectrum)
{
    unsigned loudest = 0;
    for (unsigned i = 1; i < spectrum->points; i++) {
        loudest = spectrum->db[i] > spectrum->db[loudest] ? i : loudest;
    }
    return loudest;
}

static void hear(const char *settings, const Stereo *in)
{
    host_apply(&worker.host, settings);
    for (size_t from = 0; from < in->frames; from += RATE_HZ) {
        const Stereo second = {in->left + from, in->right + from,
                               in->frames - from < RATE_HZ ? in->frames - from : RATE_HZ};
        say(EARFIELD__UiOpen);
        Stereo out = host_events_render(&events, &worker.host, &second, BLOCK);
        stereo_free(&out);
    }
}

/* What enters the mode: after swap and listen, before level and mode. */
static void it_is_the_programmes_spectrum(void **state)
{
    (void)state;
    const HostVector *spectrum = &events.pictures.spectrum;
    Stereo in = sine(3 * RATE_HZ, RATE_HZ, spectrum_band_hz(70), 0.5F);
    memset(in.right, 0, in.frames * sizeof *in.right);
    hear("mode=1 level=-20", &in);
    assert_int_equal(loudest_point(spectrum), 70);
    assert_close(spectrum->db[70], -9.03, 0.5, "left alone");
    hear("listen=1", &in); /* mono: half of it on each side */
    assert_close(spectrum->db[70], -15.05, 0.6, "mono");
    hear("listen=4", &in); /* the right side, which is silent */
    assert_at_most(spectrum->db[70], -60.0, "right");
    stereo_free(&in);
}

/* From the same beginning the same is sent, where blocks end at the same times as messages are
 * due. */
static void blocks_leave_no_trace(void **state)
{
    (void)state;
    const size_t blocks[] = {1, 64, 128, 320, A_MESSAGE};
    HostVector first = {0};
    Stereo in = white_noise((size_t)20 * A_MESSAGE, 0.3F, 3);
    for (size_t b = 0; b < COUNT(blocks); b++) {
        HostEvents e;
        Host host = host_open(RATE_HZ);
        host_events_begin(&e);
        host_events_say(&e, EARFIELD__UiOpen);
        host_events_run(&e, &host, &in, &in, 0, 0);
        Stereo out = host_events_render(&e, &host, &in, blocks[b]);
        assert_true(e.pictures.spectrum.times >= 15);
        if (b == 0) {
            first = e.pictures.spectrum;
        }
        assert_memory_equal(first.db, e.pictures.spectrum.db, sizeof first.db);
        stereo_free(&out);
        host_close(&host);
    }
    stereo_free(&in);
}

static Stereo heard_with(bool ui, const char *settings, const Stereo *in)
{
    HostEvents e;
    Host host = host_open(RATE_HZ);
    host_apply(&host, settings);
    host_events_begin(&e);
    if (ui) {
        host_events_say(&e, EARFIELD__UiOpen);
    }
    Stereo out = host_events_render(&e, &host, in, 100);
    assert_true((e.pictures.messages > 0) == ui);
    host_close(&host);
    return out;
}

static void nobody_hears_the_ui(void **state)
{
    (void)state;
    const char *const settings[] = {"mode=0", "mode=1", "mode=2 room=1",
                                    "mode=3 stage=1 limiter=1"};
    Stereo in = white_noise(RATE_HZ, 0.5F, 3);
    for (size_t n = 0; n < COUNT(settings); n++) {
        Stereo with = heard_with(true, settings[n], &in);
        Stereo without = heard_with(false, settings[n], &in);
        assert_true(stereo_same_bits(&with, &without));
        stereo_free(&with);
        stereo_free(&without);
    }
    stereo_free(&in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_INSTANCE(nobody_asks_nobody_is_told),
        WITH_INSTANCE(it_ends_3_s_after_the_last_word),
        WITH_INSTANCE(it_ends_when_the_only_ui_closes),
        WITH_INSTANCE(another_ui_is_told_on),
        WITH_INSTANCE(the_whole_picture_comes_first),
        WITH_INSTANCE(straight_ahead_is_told_anew),
        WITH_INSTANCE(a_moving_head_leaves_the_spectrum_its_turn),
        WITH_INSTANCE(messages_are_small_and_few),
        WITH_INSTANCE(little_room_is_kept_to),
        WITH_INSTANCE(it_is_the_programmes_spectrum),
        cmocka_unit_test(blocks_leave_no_trace),
        cmocka_unit_test(nobody_hears_the_ui),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
