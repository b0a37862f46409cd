/* Loudspeakers in a room as the built-in head hears them: at once, the same to the bit where they
 * must be, and the studios still studios. EARFIELD_VERBOSE shows the figures, and how long building
 * and turning take. */
#include "check.h"
#include "heard_room.h"
#include "reverberation.h"
#include <stdlib.h>
#include <time.h>

static const double rates_hz[] = {44100, 48000, 96000};

/* From the left loudspeaker at the side of the head to straight ahead of it. */
static void direct_sound_comes_at_once(void **state)
{
    (void)state;
    const double yaws_degrees[] = {-85, -55, -25, 0, 5};
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        double latest_s = 0.0;
        for (RoomKind kind = 0; kind < ROOMS; kind++) {
            for (size_t y = 0; y < COUNT(yaws_degrees); y++) {
                BinauralRoomSpec spec = usual_room(kind, rates_hz[r]);
                spec.angle_degrees = 5.0;
                spec.yaw_degrees = yaws_degrees[y];
                BinauralRoom *room = built(&spec);
                const uint32_t first = (uint32_t)(0.9e-3 * rates_hz[r]);
                const uint32_t peak = peak_frame(binaural_room_path(room, LEFT_TO_LEFT), first);
                latest_s = fmax(latest_s, peak / rates_hz[r]);
                binaural_room_free(room);
            }
        }
        show_figure("direct sound at the near ear at the latest, ms", 1e3 * latest_s, rates_hz[r]);
        assert_at_most(latest_s, 0.5e-3, "rate %g", rates_hz[r]);
    }
}

/* --------------------------------------------------------------------------- to the bit -- */

static const RoomPath mirrored[ROOM_PATHS] = {RIGHT_TO_RIGHT, RIGHT_TO_LEFT, LEFT_TO_RIGHT,
                                              LEFT_TO_LEFT};

static void rooms_are_symmetric_but_the_car(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        for (RoomKind kind = 0; kind < ROOMS; kind++) {
            const BinauralRoomSpec spec = usual_room(kind, rates_hz[r]);
            BinauralRoom *room = built(&spec);
            assert_int_equal(binaural_room_is_symmetric(room), kind != ROOM_CAR);
            Early back = turned(room, 0.0);
            for (RoomPath path = 0; kind != ROOM_CAR && path < ROOM_PATHS; path++) {
                assert_same_path(room, path, room, mirrored[path]);
                assert_memory_equal(back.path[path], binaural_room_path(room, mirrored[path]),
                                    binaural_room_early_frames(room) * sizeof(float));
            }
            early_free(&back);
            binaural_room_free(room);
        }
    }
}

/* Farthest that the paths of one are from the mirrored paths of the other. */
static double asymmetry(const BinauralRoom *room, const BinauralRoom *mirror)
{
    double worst = 0.0;
    assert_int_equal(binaural_room_frames(room), binaural_room_frames(mirror));
    for (RoomPath path = 0; path < ROOM_PATHS; path++) {
        const float *a = binaural_room_path(room, path);
        const float *b = binaural_room_path(mirror, mirrored[path]);
        for (uint32_t n = 0; n < binaural_room_frames(room); n++) {
            worst = fmax(worst, fabs((double)a[n] - (double)b[n]));
        }
    }
    return worst;
}

/* To a float's rounding. A whole turn is none, but both loudspeakers are rendered for it, where a
 * room that is faced takes the right one from the left one. */
static void turning_left_mirrors_turning_right(void **state)
{
    (void)state;
    const double yaws_degrees[] = {25.0, 90.0, 360.0};
    double worst = 0.0;
    for (RoomKind kind = 0; kind < ROOMS; kind++) {
        for (size_t y = 0; kind != ROOM_CAR && y < COUNT(yaws_degrees); y++) {
            BinauralRoomSpec spec = usual_room(kind, 48000.0);
            spec.loudspeaker = LOUDSPEAKER_NEARFIELD;
            spec.yaw_degrees = yaws_degrees[y];
            BinauralRoom *left = built(&spec);
            spec.yaw_degrees = -yaws_degrees[y];
            BinauralRoom *right = built(&spec);
            worst = fmax(worst, asymmetry(left, right));
            assert_false(binaural_room_is_symmetric(left));
            binaural_room_free(left);
            binaural_room_free(right);
        }
    }
    show_figure("turned left from turned right at most, 1e-7", 1e7 * worst, 48000.0);
    assert_at_most(worst, 1.2e-7, "left from right");
}

static void without_reflections_all_rooms_are_one(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        for (RoomKind kind = ROOM_NEARFIELD_STUDIO; kind < ROOMS; kind++) {
            BinauralRoomSpec spec = usual_room(kind, rates_hz[r]);
            spec.room_level = 0.0;
            BinauralRoom *room = built(&spec);
            const RoomPlacement placement =
                room_placement(room_of(kind), spec.distance_m, spec.angle_degrees);
            spec.room = ROOM_ANECHOIC;
            spec.room_level = 1.0;
            spec.distance_m = placement.distance_m[SPEAKER_LEFT];
            BinauralRoom *anechoic = built(&spec);
            const RoomPath last = kind == ROOM_CAR ? LEFT_TO_RIGHT : RIGHT_TO_RIGHT;
            for (RoomPath path = LEFT_TO_LEFT; path <= last; path++) {
                assert_same_path(room, path, anechoic, path);
            }
            binaural_room_free(room);
            binaural_room_free(anechoic);
        }
    }
}

/* -------------------------------------------------------------------------- the studios -- */

/* Reflections where they are heard beside the direct sound: at the near ear. */
static void studios_are_still_studios(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        for (RoomKind kind = ROOM_NEARFIELD_STUDIO; kind <= ROOM_MASTERING; kind++) {
            const BinauralRoomSpec spec = usual_room(kind, rates_hz[r]);
            HeardRoom room = hear_room(&spec);
            assert_reverberation(&room);
            heard_room_free(&room);
            const double near_db = early_reflections_db(&spec, LEFT_TO_LEFT);
            show_figure("loudest reflection of 15 ms, near ear, dB", near_db, rates_hz[r]);
            assert_at_most(near_db, -10.0, "room %d, rate %g", (int)kind, rates_hz[r]);
        }
    }
}

/* ------------------------------------------------------------------------- how long it takes -- */

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

/* The shortest of some. */
static void print_times(const BinauralRoomSpec *spec)
{
    double building_ms = 1e9, turning_ms = 1e9, length_s = 0.0;
    for (int n = 0; n < 8; n++) {
        const double start_ms = now_ms();
        BinauralRoom *room = built(spec);
        building_ms = fmin(building_ms, now_ms() - start_ms);
        Early early = turned(room, 0.0); /* which wants memory once */
        const double turn_ms = now_ms();
        binaural_room_turn(room, 30.0, early.path);
        turning_ms = fmin(turning_ms, now_ms() - turn_ms);
        length_s = binaural_room_frames(room) / spec->rate_hz;
        early_free(&early);
        binaural_room_free(room);
    }
    print_message("room %d, %.2f s, yaw %2g, %g Hz: built in %5.1f ms, turned in %4.1f ms\n",
                  (int)spec->room, length_s, spec->yaw_degrees, spec->rate_hz, building_ms,
                  turning_ms);
}

static void building_is_quick(void **state)
{
    (void)state;
    for (size_t r = 0; getenv("EARFIELD_VERBOSE") && r < COUNT(rates_hz); r++) {
        for (RoomKind kind = 0; kind < ROOMS; kind++) {
            BinauralRoomSpec spec = usual_room(kind, rates_hz[r]);
            print_times(&spec);
            spec.yaw_degrees = 20.0;
            print_times(&spec);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(direct_sound_comes_at_once),
        cmocka_unit_test(rooms_are_symmetric_but_the_car),
        cmocka_unit_test(turning_left_mirrors_turning_right),
        cmocka_unit_test(without_reflections_all_rooms_are_one),
        cmocka_unit_test(studios_are_still_studios),
        cmocka_unit_test(building_is_quick),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
