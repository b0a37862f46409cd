/* The reverberation of two loudspeakers in a room: its times, its level and its coherence between
 * the ears are those that the design gives, and nothing shows where the images end and the tail
 * begins. Heard by a plain head (plain_head.c), which leaves the room's own figures. */
#include "../plugin/dsp/decibel.h"
#include "check.h"
#include "reverberation.h"
#include <stdlib.h>

static const double rates_hz[] = {44100, 48000, 96000};

static void assert_tail_level(const HeardRoom *heard)
{
    for (unsigned b = heard->spec->room == ROOM_CAR ? 3 : 2; b <= 7; b++) {
        assert_close(tail_level_error_db(heard, b), 0.0, 2.0, "room %d at %g Hz, rate %g",
                     (int)heard->spec->room, octave_hz(b), heard->spec->rate_hz);
    }
}

static void rooms_decay_as_they_should(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        for (RoomKind kind = ROOM_NEARFIELD_STUDIO; kind < ROOMS; kind++) {
            if (rates_hz[r] <= 48000.0 || kind == ROOM_CONTROL || kind == ROOM_CAR) {
                const BinauralRoomSpec spec = usual_room(kind, rates_hz[r]);
                HeardRoom heard = hear_room(&spec);
                assert_reverberation(&heard);
                assert_tail_level(&heard);
                if (kind != ROOM_CAR) { /* over before there is anything to measure */
                    assert_at_most(late_coherence_error(&heard), 0.1, "room %d, rate %g", (int)kind,
                                   rates_hz[r]);
                }
                heard_room_free(&heard);
            }
        }
    }
}

/* ------------------------------------------------------------------------------ the seam -- */

/* 500 Hz to 8 kHz, against the formula, 10 ms before the mixing time and after it. */
static void level_goes_on_across_the_mixing_time(void **state)
{
    (void)state;
    for (RoomKind kind = ROOM_NEARFIELD_STUDIO; kind < ROOMS; kind++) {
        const BinauralRoomSpec spec = usual_room(kind, 48000.0);
        HeardRoom heard = hear_room(&spec);
        const uint32_t middle = heard.mixing_frame, step = heard_room_frames(&heard, 0.01);
        double *energy =
            heard_room_energy(&heard, heard.from, 500.0 / sqrt(2.0), 8000.0 * sqrt(2.0));
        double formula_before = 0.0, formula_after = 0.0;
        for (unsigned b = 3; b <= 7; b++) {
            formula_before += tail_formula_energy(&heard, b, middle - step, middle);
            formula_after += tail_formula_energy(&heard, b, middle, middle + step);
        }
        const double before_db =
            db_from_power(energy_sum(energy, middle - step, middle) / formula_before);
        const double after_db =
            db_from_power(energy_sum(energy, middle, middle + step) / formula_after);
        assert_close(before_db, 0.0, 3.0, "room %d: images before", (int)kind);
        assert_close(after_db, before_db, 3.0, "room %d: tail after images", (int)kind);
        free(energy);
        heard_room_free(&heard);
    }
}

/* Share of samples outside one deviation against that of normal noise, over 20 ms. Source:
 * J. S. Abel and P. Huang, "A simple, robust measure of reverberation echo density", AES 121st
 * Convention (2006). */
static double echo_density(const HeardRoom *heard, uint32_t middle)
{
    const double complex *x = heard->ears[SPEAKER_LEFT];
    const uint32_t half = heard_room_frames(heard, 0.01), from = middle > half ? middle - half : 0;
    double square = 0.0, outside = 0.0;
    for (uint32_t n = from; n < middle + half; n++) {
        square += creal(x[n]) * creal(x[n]) / (middle + half - from);
    }
    for (uint32_t n = from; n < middle + half; n++) {
        outside += creal(x[n]) * creal(x[n]) > square ? 1.0 : 0.0;
    }
    return outside / (middle + half - from) / 0.3173;
}

/* It grows towards that of noise; heads without colour leave each image the sparsest that it can
 * be. */
static void echoes_thicken_across_the_mixing_time(void **state)
{
    (void)state;
    for (RoomKind kind = ROOM_NEARFIELD_STUDIO; kind < ROOMS; kind++) {
        const BinauralRoomSpec spec = usual_room(kind, 48000.0);
        HeardRoom heard = hear_room(&spec);
        double density = echo_density(&heard, heard.mixing_frame);
        for (uint32_t step = 1; step <= 3; step++) {
            const double next =
                echo_density(&heard, heard.mixing_frame + heard_room_frames(&heard, 0.01) * step);
            assert_true(next > density - 0.25);
            density = next;
        }
        assert_at_most(0.6, density, "room %d: 30 ms after the mixing time", (int)kind);
        heard_room_free(&heard);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rooms_decay_as_they_should),
        cmocka_unit_test(level_goes_on_across_the_mixing_time),
        cmocka_unit_test(echoes_thicken_across_the_mixing_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
