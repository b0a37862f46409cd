/* Two loudspeakers in a room at two ears: what must be equal to the bit, how long it all is, and that
 * the ends of all ranges are sound. Heard by a plain head (plain_head.c). */
#include "check.h"
#include "heard_room.h"
#include <stdlib.h>

static void without_reflections_all_rooms_are_one(void **state)
{
    (void)state;
    const double angles_degrees[] = {5, 30, 90};
    for (RoomKind kind = ROOM_NEARFIELD_STUDIO; kind < ROOMS; kind++) {
        for (size_t k = 0; k < COUNT(angles_degrees); k++) {
            BinauralRoomSpec spec = usual_room(kind, 48000.0);
            spec.room_level = 0.0;
            spec.angle_degrees = angles_degrees[k];
            spec.loudspeaker = LOUDSPEAKER_NEARFIELD;
            BinauralRoom *room = built(&spec);
            const Room *measures = room_of(kind);
            const RoomPlacement placement =
                room_placement(measures, spec.distance_m, spec.angle_degrees);
            spec.room = ROOM_ANECHOIC;
            spec.room_level = 1.0;
            spec.distance_m = placement.distance_m[SPEAKER_LEFT];
            BinauralRoom *anechoic = built(&spec);
            assert_same_path(room, LEFT_TO_LEFT, anechoic, LEFT_TO_LEFT);
            assert_same_path(room, LEFT_TO_RIGHT, anechoic, LEFT_TO_RIGHT);
            if (kind != ROOM_CAR) { /* whose right loudspeaker stands farther */
                assert_same_path(room, RIGHT_TO_LEFT, anechoic, RIGHT_TO_LEFT);
                assert_same_path(room, RIGHT_TO_RIGHT, anechoic, RIGHT_TO_RIGHT);
            }
            binaural_room_free(room);
            binaural_room_free(anechoic);
        }
    }
}

static void rooms_are_symmetric_but_the_car(void **state)
{
    (void)state;
    for (RoomKind kind = 0; kind < ROOMS; kind++) {
        const BinauralRoomSpec spec = usual_room(kind, 44100.0);
        BinauralRoom *room = built(&spec), *again = built(&spec);
        assert_int_equal(binaural_room_is_symmetric(room), kind != ROOM_CAR);
        if (kind != ROOM_CAR) {
            assert_same_path(room, LEFT_TO_LEFT, room, RIGHT_TO_RIGHT);
            assert_same_path(room, LEFT_TO_RIGHT, room, RIGHT_TO_LEFT);
        }
        for (RoomPath path = 0; path < ROOM_PATHS; path++) { /* the same room, the same bits */
            assert_same_path(room, path, again, path);
        }
        binaural_room_free(room);
        binaural_room_free(again);
    }
}

static void lengths_follow_the_room(void **state)
{
    (void)state;
    for (RoomKind kind = 0; kind < ROOMS; kind++) {
        BinauralRoomSpec spec = usual_room(kind, 48000.0);
        spec.decay = 2.0;
        spec.room_level = 1.5;
        BinauralRoom *room = built(&spec);
        const uint32_t frames = binaural_room_frames(room);
        assert_in_range(frames, (uint32_t)(0.08 * 48000.0), 4 * 48000);
        double complex *ears = ears_of(room, SPEAKER_LEFT);
        for (uint32_t n = frames - 48; n < frames; n++) { /* -90 dB, and chance */
            assert_at_most(cabs(ears[n]), 1e-4, "room %d, frame %u", (int)kind, n);
        }
        free(ears);
        binaural_room_free(room);
    }
}

/* Everything at its ends: finite, and not louder than it can be. */
static void ends_of_the_ranges_are_sound(void **state)
{
    (void)state;
    for (unsigned k = 0; k < ROOMS * 16; k++) {
        BinauralRoomSpec spec = usual_room((RoomKind)(k / 16), 48000.0);
        spec.loudspeaker = (LoudspeakerKind)(k % LOUDSPEAKERS);
        spec.distance_m = k & 1u ? 0.3 : 10.0;
        spec.angle_degrees = k & 2u ? 5.0 : 90.0;
        spec.decay = k & 4u ? 0.5 : 2.0;
        spec.yaw_degrees = k & 8u ? -180.0 : 180.0;
        spec.room_level = 1.5;
        spec.head_circumference_cm = k & 1u ? 50.0 : 65.0;
        BinauralRoom *room = built(&spec);
        for (RoomPath path = 0; path < ROOM_PATHS; path++) {
            for (uint32_t n = 0; n < binaural_room_frames(room); n++) {
                assert_true(fabsf(binaural_room_path(room, path)[n]) < 3.0f);
            }
        }
        binaural_room_free(room);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_reflections_all_rooms_are_one),
        cmocka_unit_test(rooms_are_symmetric_but_the_car),
        cmocka_unit_test(lengths_follow_the_room),
        cmocka_unit_test(ends_of_the_ranges_are_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
