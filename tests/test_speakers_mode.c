/* Hear As = Speakers through the built bundle: what is heard is the room that was asked for, and
 * when. */
#include "../plugin/acoustics/turning_room.h"
#include "check.h"
#include "heard_room.h"
#include "host_worker.h"
#include "moving_head.h"
#include <string.h>

enum { BLOCK = 256 };

/* What the controls' defaults ask for, but for the room. */
static BinauralRoomSpec spec_of(RoomKind kind, double rate_hz, const Hrtf *hrtf)
{
    return (BinauralRoomSpec){.room = kind,
                              .loudspeaker = LOUDSPEAKER_NEARFIELD,
                              .room_level = 1.0,
                              .decay = 1.0,
                              .distance_m = 1.2,
                              .angle_degrees = 30.0,
                              .head_circumference_cm = 57.0,
                              .rate_hz = rate_hz,
                              .hrtf = hrtf};
}

/* An impulse on the left against the response from the left loudspeaker, relative to its peak. */
static double largest_error(const Stereo *heard, size_t from, const BinauralRoom *room)
{
    const float *left = binaural_room_path(room, LEFT_TO_LEFT);
    const float *right = binaural_room_path(room, LEFT_TO_RIGHT);
    double peak = 0.0, most = 0.0;
    for (uint32_t n = 0; n < binaural_room_frames(room) && from + n < heard->frames; n++) {
        peak = fmax(peak, fabs((double)left[n]));
        most = fmax(most, fabs((double)heard->left[from + n] - (double)left[n]));
        most = fmax(most, fabs((double)heard->right[from + n] - (double)right[n]));
    }
    return most / peak;
}

static void assert_room_from_the_first_sample(const char *settings, RoomKind kind, double rate_hz)
{
    Hrtf *hrtf = hrtf_new_builtin(rate_hz);
    const BinauralRoomSpec spec = spec_of(kind, rate_hz, hrtf);
    BinauralRoom *room = built(&spec);
    Host host = host_open(rate_hz);
    host_apply(&host, "mode=2 level_match=0");
    host_apply(&host, settings);
    Stereo in = impulse(binaural_room_frames(room) + 5000, true, false);
    Stereo out = host_render(&host, &in, 0);
    assert_at_most(20.0 * log10(largest_error(&out, 0, room)), -120.0, "%s at %g Hz", settings,
                   rate_hz);
    assert_close(host_get(&host, "loading"), 0.0, 0.0, "loading");
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
    binaural_room_free(room);
    hrtf_free(hrtf);
}

static void without_a_worker_the_room_is_there_at_once(void **state)
{
    (void)state;
    const double rates_hz[] = {22050, 44100, 48000, 96000, 192000};
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        assert_room_from_the_first_sample("room=1", ROOM_NEARFIELD_STUDIO, rates_hz[r]);
    }
    assert_room_from_the_first_sample("room=0", ROOM_ANECHOIC, 48000);
    assert_room_from_the_first_sample("room=2", ROOM_CONTROL, 48000);
    assert_room_from_the_first_sample("room=3", ROOM_MASTERING, 48000);
    assert_room_from_the_first_sample("room=4", ROOM_LIVING, 48000);
    assert_room_from_the_first_sample("room=5", ROOM_CAR, 48000);
    assert_room_from_the_first_sample("room=6", ROOM_CLUB, 48000);
}

static Stereo render(const char *settings, const Stereo *in)
{
    Host host = host_open(48000);
    host_apply(&host, settings);
    Stereo out = host_render(&host, in, BLOCK);
    host_close(&host);
    return out;
}

static void assert_same_sound(const char *a, const char *b)
{
    Stereo in = white_noise(20000, 0.5f, 3), of_a = render(a, &in), of_b = render(b, &in);
    if (!stereo_same_bits(&of_a, &of_b)) {
        fail_msg("%s is not %s", a, b);
    }
    stereo_free(&in);
    stereo_free(&of_a);
    stereo_free(&of_b);
}

static void a_room_at_level_0_is_anechoic(void **state)
{
    (void)state;
    assert_same_sound("mode=2 room=0 distance=2", "mode=2 room=4 distance=2 room_level=0");
    assert_same_sound("mode=2 room=0 distance=2",
                      "mode=2 room=6 distance=2 room_level=0 decay=150");
    assert_same_sound("mode=2 room=0", "mode=2 room=0 room_level=20 decay=50");
    assert_same_sound("mode=2 room=0 distance=2 angle=45", "mode=2 room=7 distance=2 angle=45");
}

/* A thread that has not come to it yet: silence, then the room without a fade. */
static void the_first_room_begins_when_it_is_there(void **state)
{
    (void)state;
    Hrtf *hrtf = hrtf_new_builtin(48000);
    const BinauralRoomSpec spec = spec_of(ROOM_NEARFIELD_STUDIO, 48000, hrtf);
    BinauralRoom *room = built(&spec);
    HostWorker worker = {.kind = WORKER_BY_HAND};
    host_worker_open(&worker, 48000);
    host_apply(&worker.host, "mode=2 level_match=0");
    Stereo in = stereo_new(30000), out = stereo_new(in.frames);
    in.left[0] = in.left[100] = in.left[1000] = 1.0f; /* 1000 comes with the room */
    host_run(&worker.host, &in, &out, 0, 1000);
    assert_close(host_get(&worker.host, "loading"), 1.0, 0.0, "loading");
    for (size_t i = 0; i < 1000; i++) {
        assert_true(out.left[i] == 0.0f && out.right[i] == 0.0f);
    }
    host_worker_work(&worker);
    in.left[1024] = in.left[1000]; /* the first slice that is heard begins there */
    in.left[1000] = 0.0f;
    host_run(&worker.host, &in, &out, 1000, in.frames - 1000);
    assert_close(host_get(&worker.host, "loading"), 0.0, 0.0, "loading");
    assert_at_most(20.0 * log10(largest_error(&out, 1024, room)), -120.0, "from 1024 on");
    host_worker_close(&worker);
    stereo_free(&in);
    stereo_free(&out);
    binaural_room_free(room);
    hrtf_free(hrtf);
}

/* activate() with the room that is there already: no silence. */
static void a_room_that_is_there_stays(void **state)
{
    (void)state;
    HostWorker worker = {.kind = WORKER_BY_HAND};
    host_worker_open(&worker, 48000);
    host_apply(&worker.host, "mode=2");
    host_worker_settle(&worker);
    host_restart(&worker.host);
    Stereo in = white_noise(4000, 0.5f, 4), again = host_render(&worker.host, &in, BLOCK);
    assert_close(host_get(&worker.host, "loading"), 0.0, 0.0, "loading");
    Stereo first = render("mode=2", &in);
    assert_true(stereo_same_bits(&first, &again));
    host_worker_close(&worker);
    stereo_free(&in);
    stereo_free(&again);
    stereo_free(&first);
}

/* Another room was asked for while the host had stopped: silence until it is there, not the old. */
static void what_was_there_before_is_not_heard_first(void **state)
{
    (void)state;
    HostWorker worker = {.kind = WORKER_BY_HAND};
    host_worker_open(&worker, 48000);
    host_apply(&worker.host, "mode=2 room=1");
    host_worker_settle(&worker);
    Stereo in = white_noise(4096, 0.5f, 4), out = stereo_new(in.frames);
    host_apply(&worker.host, "room=3"); /* asked for, and not done before the stop */
    host_run(&worker.host, &in, &out, 0, 64);
    host_restart(&worker.host);
    host_apply(&worker.host, "room=2");
    host_run(&worker.host, &in, &out, 0, 64);
    host_worker_work(&worker); /* room 3 */
    host_run(&worker.host, &in, &out, 64, 64);
    host_worker_work(&worker); /* room 2 */
    for (size_t i = 0; i < 128; i++) {
        assert_true(out.left[i] == 0.0f && out.right[i] == 0.0f);
    }
    Stereo heard = host_render(&worker.host, &in, BLOCK), fresh = render("mode=2 room=2", &in);
    assert_true(stereo_same_bits(&heard, &fresh));
    host_worker_close(&worker);
    stereo_free(&in);
    stereo_free(&out);
    stereo_free(&heard);
    stereo_free(&fresh);
}

/* Until the room is there what was heard before is heard on, and follows its other controls. */
static void the_mode_waits_for_its_room(void **state)
{
    (void)state;
    HostWorker worker = {.kind = WORKER_BY_HAND};
    host_worker_open(&worker, 48000);
    host_apply(&worker.host, "mode=0");
    Stereo in = white_noise(48000, 0.1f, 5), out = stereo_new(in.frames);
    host_run(&worker.host, &in, &out, 0, 4096);
    host_apply(&worker.host, "mode=2");
    host_run(&worker.host, &in, &out, 4096, 4096);
    assert_memory_equal(in.left, out.left, 8192 * sizeof(float));
    assert_close(host_get(&worker.host, "loading"), 1.0, 0.0, "loading");
    host_apply(&worker.host, "mute=1");
    host_run(&worker.host, &in, &out, 8192, 4096);
    assert_true(out.left[12000] == 0.0f);
    host_apply(&worker.host, "mute=0");
    host_worker_work(&worker);
    host_run(&worker.host, &in, &out, 12288, 35000);
    assert_close(host_get(&worker.host, "loading"), 0.0, 0.0, "loading");
    assert_true(fabsf(host_get(&worker.host, "match_gain")) > 1.0f);
    assert_true(out.left[40000] != in.left[40000] && out.left[40000] != 0.0f);
    host_worker_close(&worker);
    stereo_free(&in);
    stereo_free(&out);
}

static void the_latest_wish_wins(void **state)
{
    (void)state;
    HostWorker worker = {.kind = WORKER_BY_HAND};
    host_worker_open(&worker, 48000);
    host_apply(&worker.host, "mode=2");
    Stereo in = white_noise(64, 0.5f, 4), out = stereo_new(in.frames);
    for (int n = 0; n < 100; n++) {
        host_set(&worker.host, "distance", 1.0f + 0.01f * (float)n);
        host_run(&worker.host, &in, &out, 0, 64);
    }
    assert_int_equal(worker.requests, 1); /* one in flight */
    host_worker_settle(&worker);
    assert_true(worker.requests <= 4); /* the latest, and what the first one leaves to be freed */
    host_restart(&worker.host);
    Stereo noise = white_noise(4000, 0.5f, 5);
    Stereo heard = host_render(&worker.host, &noise, BLOCK);
    char latest[64];
    snprintf(latest, sizeof latest, "mode=2 distance=1.99");
    Stereo fresh = render(latest, &noise);
    assert_true(stereo_same_bits(&heard, &fresh));
    host_worker_close(&worker);
    stereo_free(&in);
    stereo_free(&out);
    stereo_free(&noise);
    stereo_free(&heard);
    stereo_free(&fresh);
}

static void a_refused_request_is_made_again(void **state)
{
    (void)state;
    HostWorker worker = {.kind = WORKER_IMMEDIATE, .refuses_every = 2};
    host_worker_open(&worker, 48000);
    host_apply(&worker.host, "mode=2");
    for (int room = 0; room < 7; room++) {
        host_set(&worker.host, "room", (float)room);
        host_worker_settle(&worker);
    }
    assert_true(atomic_load(&worker.accepted) >= 7 &&
                worker.requests > atomic_load(&worker.accepted));
    Stereo in = white_noise(4000, 0.5f, 6);
    host_restart(&worker.host);
    Stereo heard = host_render(&worker.host, &in, BLOCK), fresh = render("mode=2 room=6", &in);
    assert_true(stereo_same_bits(&heard, &fresh));
    host_worker_close(&worker);
    stereo_free(&in);
    stereo_free(&heard);
    stereo_free(&fresh);
}

/* Without a worker run() builds at most one room a second; while it exports, each. */
static unsigned rooms_in_two_seconds(const char *settings)
{
    Host host = host_open(48000);
    host_apply(&host, "mode=2 level_match=1");
    host_apply(&host, settings);
    Stereo in = stereo_new(BLOCK), out = stereo_new(BLOCK);
    unsigned changes = 0;
    float last = 0.0f;
    for (int n = 0; n < 2 * 48000 / BLOCK; n++) {
        host_set(&host, "room", (float)(n / 20 % 2 ? 4 : 1));
        host_run(&host, &in, &out, 0, BLOCK);
        const float match = host_get(&host, "match_gain");
        changes += match != last;
        last = match;
    }
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
    return changes;
}

static void rooms_are_rare_without_a_worker(void **state)
{
    (void)state;
    assert_in_range(rooms_in_two_seconds("freewheel=0"), 2, 3);
    assert_in_range(rooms_in_two_seconds("freewheel=1 export_guard=0"), 18, 20);
}

/* ------------------------------------------------------------------------------- the head -- */

/* The readout of a setting, when all has arrived. */
static double level_between_ears_db(HostWorker *worker, const char *settings)
{
    Stereo silence = stereo_new(4096), out = stereo_new(4096);
    host_apply(&worker->host, settings);
    host_run(&worker->host, &silence, &out, 0, 64);
    host_worker_settle(worker);
    host_run(&worker->host, &silence, &out, 0, silence.frames);
    stereo_free(&silence);
    stereo_free(&out);
    return (double)host_get(&worker->host, "ild");
}

static void the_present_yaw_becomes_straight_ahead(void **state)
{
    (void)state;
    HostWorker worker = {.kind = WORKER_IMMEDIATE};
    host_worker_open(&worker, 48000);
    /* the first value is no edge: the loudspeaker at 30 degrees is heard 20 degrees to the right */
    const double turned_db = level_between_ears_db(&worker, "mode=2 yaw=50 yaw_zero=1");
    assert_true(turned_db < -3.0);
    level_between_ears_db(&worker, "yaw_zero=0");
    const double straight_db = level_between_ears_db(&worker, "yaw_zero=1");
    assert_true(straight_db > 5.0);
    assert_close(level_between_ears_db(&worker, "yaw=100"), turned_db, 1e-5, "50 degrees further");
    assert_close(level_between_ears_db(&worker, "yaw_zero=0"), turned_db, 1e-5, "a falling edge");
    assert_close(level_between_ears_db(&worker, "yaw=50"), straight_db, 1e-5, "back");
    host_worker_close(&worker);
}

static void a_moving_head_does_not_click(void **state)
{
    (void)state;
    assert_at_most(moving_head_click_db(48000), -80.0, "a moving head");
}

static void a_held_position_is_reached(void **state)
{
    (void)state;
    const float held_degrees[] = {-90.0f, -37.0f, 0.0f, 61.0f, 90.0f};
    const double rates_hz[] = {22050, 44100, 48000, 96000, 192000};
    for (size_t k = 0; k < COUNT(held_degrees); k++) {
        assert_at_most(held_head_difference(held_degrees[k], 0, 48000), 1e-5, "%g degrees",
                       (double)held_degrees[k]);
    }
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        assert_at_most(held_head_difference(61.0f, 2, rates_hz[r]), 1e-5, "at %g Hz", rates_hz[r]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_worker_the_room_is_there_at_once),
        cmocka_unit_test(a_room_at_level_0_is_anechoic),
        cmocka_unit_test(the_first_room_begins_when_it_is_there),
        cmocka_unit_test(a_room_that_is_there_stays),
        cmocka_unit_test(what_was_there_before_is_not_heard_first),
        cmocka_unit_test(the_mode_waits_for_its_room),
        cmocka_unit_test(the_latest_wish_wins),
        cmocka_unit_test(a_refused_request_is_made_again),
        cmocka_unit_test(rooms_are_rare_without_a_worker),
        cmocka_unit_test(the_present_yaw_becomes_straight_ahead),
        cmocka_unit_test(a_moving_head_does_not_click),
        cmocka_unit_test(a_held_position_is_reached),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
