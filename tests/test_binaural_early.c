/* The first milliseconds of two loudspeakers in a room: the direct sound comes at once and
 * uncoloured, and in the studios the reflections after it are quiet. Heard by a plain head
 * (plain_head.c) or by none. */
#include "../plugin/dsp/decibel.h"
#include "check.h"
#include "heard_room.h"

static const double rates_hz[] = {44100, 48000, 96000};

static void direct_sound_comes_at_once(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        for (RoomKind kind = 0; kind < ROOMS; kind++) {
            BinauralRoomSpec spec = usual_room(kind, rates_hz[r]);
            BinauralRoom *room = built(&spec);
            const uint32_t first = (uint32_t)(rates_hz[r] * 0.9e-3);
            const float *near = binaural_room_path(room, LEFT_TO_LEFT);
            const float *far = binaural_room_path(room, LEFT_TO_RIGHT);
            const double at_near = peak_frame(near, first), at_far = peak_frame(far, first);
            assert_at_most(at_near / rates_hz[r], 0.5e-3, "room %d, rate %g", (int)kind,
                           rates_hz[r]);
            if (kind != ROOM_CAR) { /* where the door's reflection is as early */
                /* Woodworth at 30 degrees: 8.75 cm / c (pi/6 + 1/2), give or take a sample */
                assert_close((at_far - at_near) / rates_hz[r], 261e-6, 1.1 / rates_hz[r], "room %d",
                             (int)kind);
            }
            binaural_room_free(room);
        }
    }
}

/* With the head away, the direct sound is 1 at all frequencies, and what a fractional delay rings
 * before frame 0 is not missed. */
static void direct_sound_is_flat(void **state)
{
    (void)state;
    const double pi = acos(-1.0);
    for (int step = 0; step < 20; step++) {
        BinauralRoomSpec spec = usual_room(ROOM_ANECHOIC, 48000.0);
        spec.angle_degrees = 5.0 + 85.0 * step / 19;
        spec.head_circumference_cm = 65.0;
        BinauralRoom *room = built(&spec);
        for (int k = 0; k < 40; k++) {
            const double hz = 20.0 * pow(1000.0, k / 39.0);
            for (RoomPath path = LEFT_TO_LEFT; path <= LEFT_TO_RIGHT; path++) {
                const float *x = binaural_room_path(room, path);
                double complex sum = 0.0;
                for (uint32_t n = 0; n < 600; n++) {
                    sum += (double)x[n] * cexp(-I * 2.0 * pi * hz * n / 48000.0);
                }
                assert_close(db_from_gain(cabs(sum)), 0.0, hz < 15000.0 ? 0.25 : 0.5,
                             "%g Hz at %g degrees", hz, spec.angle_degrees);
            }
        }
        binaural_room_free(room);
    }
}

/* The rule is for each by itself (test_room.c); here they meet. */
static void studios_are_quiet_for_15_ms(void **state)
{
    (void)state;
    for (RoomKind kind = ROOM_NEARFIELD_STUDIO; kind <= ROOM_MASTERING; kind++) {
        BinauralRoomSpec spec = usual_room(kind, 48000.0);
        spec.hrtf = NULL;
        assert_at_most(early_reflections_db(&spec, LEFT_TO_LEFT), -10.0, "room %d", (int)kind);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(direct_sound_comes_at_once),
        cmocka_unit_test(direct_sound_is_flat),
        cmocka_unit_test(studios_are_quiet_for_15_ms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
