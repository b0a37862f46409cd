/* Turning the head in a room: what is built for an angle is what is turned to it, to the bit. Heard
 * by a plain head (plain_head.c). */
#include "check.h"
#include "heard_room.h"

/* Turning left by an angle is the mirror image of turning right by it. */
static void turning_is_symmetric_too(void **state)
{
    (void)state;
    BinauralRoomSpec spec = usual_room(ROOM_CONTROL, 48000.0);
    spec.loudspeaker = LOUDSPEAKER_NEARFIELD;
    spec.yaw_degrees = 25.0;
    BinauralRoom *left = built(&spec);
    spec.yaw_degrees = -25.0;
    BinauralRoom *right = built(&spec);
    assert_false(binaural_room_is_symmetric(left));
    const RoomPath mirrored[] = {RIGHT_TO_RIGHT, RIGHT_TO_LEFT, LEFT_TO_RIGHT, LEFT_TO_LEFT};
    for (RoomPath path = 0; path < ROOM_PATHS; path++) {
        const float *a = binaural_room_path(left, path);
        const float *b = binaural_room_path(right, mirrored[path]);
        for (uint32_t n = 0; n < binaural_room_frames(left); n++) {
            assert_close(a[n], b[n], 1e-7, "path %d, frame %u", (int)path, n);
        }
    }
    binaural_room_free(left);
    binaural_room_free(right);
}

/* How far off the early frames of another build are. */
static double worst_error(const Early *early, const BinauralRoom *room)
{
    double worst = 0.0;
    for (RoomPath path = 0; path < ROOM_PATHS; path++) {
        for (uint32_t n = 0; n < binaural_room_early_frames(room); n++) {
            const float there = binaural_room_path(room, path)[n];
            worst = fmax(worst, fabs((double)early->path[path][n] - (double)there));
        }
    }
    return worst;
}

static void turning_back_is_how_it_was(void **state)
{
    (void)state;
    for (RoomKind kind = 0; kind < ROOMS; kind++) {
        for (int yaw_degrees = 0; yaw_degrees <= 40; yaw_degrees += 40) {
            BinauralRoomSpec spec = usual_room(kind, 48000.0);
            spec.loudspeaker = LOUDSPEAKER_CLUB;
            spec.yaw_degrees = yaw_degrees;
            BinauralRoom *room = built(&spec);
            Early away = turned(room, -100.0), back = turned(room, yaw_degrees);
            assert_true(worst_error(&away, room) > 0.01);
            assert_true(worst_error(&back, room) == 0.0);
            early_free(&away);
            early_free(&back);
            binaural_room_free(room);
        }
    }
}

/* What is built for an angle is what is turned to it. */
static void turning_is_building(void **state)
{
    (void)state;
    for (RoomKind kind = 0; kind < ROOMS; kind++) {
        BinauralRoomSpec spec = usual_room(kind, 48000.0);
        BinauralRoom *ahead = built(&spec);
        spec.yaw_degrees = 70.0;
        BinauralRoom *aside = built(&spec);
        Early early = turned(ahead, 70.0);
        assert_close(worst_error(&early, aside), 0.0, 0.0, "room %d", (int)kind);
        early_free(&early);
        binaural_room_free(ahead);
        binaural_room_free(aside);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(turning_is_symmetric_too),
        cmocka_unit_test(turning_back_is_how_it_was),
        cmocka_unit_test(turning_is_building),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
