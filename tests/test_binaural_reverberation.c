/* The reverberation of two loudspeakers in a room: its times, its level and its coherence between
 * the ears are those that the design gives, and nothing shows where the images end and the tail
 * begins. Heard by a plain head (plain_head.c), which leaves the room's own figures. */
#include "../plugin/acoustics/tail.h"
#include "../plugin/dsp/decibel.h"
#include "check.h"
#include "heard_room.h"
#include <stdlib.h>

static const double rates_hz[] = {44100, 48000, 96000};

/* What the formula gives the four paths in an octave, from one frame to another. */
static double formula_energy(const HeardRoom *heard, unsigned octave, uint32_t from, uint32_t to)
{
    const double rate_hz = heard->spec->rate_hz;
    const double k = 6.0 * log(10.0) / heard->measures->reverberation_s;
    const double energy_per_s =
        tail_energy_per_s(room_volume_m3(heard->measures), heard->nearer_m) *
        pow(10.0,
            -0.1 * loudspeaker_directivity_index_db(heard->spec->loudspeaker, octave_hz(octave)));
    const double share = octave_hz(octave) * (sqrt(2.0) - sqrt(0.5)) / (0.5 * rate_hz);
    return ROOM_PATHS * energy_per_s * share *
           (exp(-k * (heard->origin_s + from / rate_hz)) -
            exp(-k * (heard->origin_s + to / rate_hz))) /
           k;
}

/* From the mixing time on, for 40 ms: long enough for chance to leave 2 dB. */
static void assert_tail_level(const HeardRoom *heard)
{
    for (unsigned b = heard->spec->room == ROOM_CAR ? 3 : 2; b <= 7; b++) {
        const uint32_t from = heard->mixing_frame, to = from + heard_room_frames(heard, 0.04);
        double *energy = heard_room_octave_energy(heard, heard->from, b);
        assert_close(
            db_from_power(energy_sum(energy, from, to) / formula_energy(heard, b, from, to)), 0.0,
            2.0, "room %d at %g Hz, rate %g", (int)heard->spec->room, octave_hz(b),
            heard->spec->rate_hz);
        free(energy);
    }
}

/* Of the left loudspeaker after the last image, lifted to be steady. */
static Bands late_bands(const HeardRoom *heard)
{
    const double rate_hz = heard->spec->rate_hz, from_s = 0.08;
    double complex *ears = ears_of(heard->room, SPEAKER_LEFT);
    for (uint32_t n = 0; n < heard->frames; n++) {
        const double later_s = n / rate_hz - from_s;
        const double lift = pow(10.0, 3.0 * later_s / heard->measures->reverberation_s);
        ears[n] *= later_s < 0.0 ? 0.0 : lift;
    }
    const Bands bands = bands_of(ears, heard->frames, rate_hz);
    free(ears);
    return bands;
}

/* Of a diffuse field, in a band. */
static double mean_coherence(double low_hz, double high_hz)
{
    double sum = 0.0;
    for (int k = 0; k < 20; k++) {
        sum += tail_coherence(low_hz + (high_hz - low_hz) * (k + 0.5) / 20.0) / 20.0;
    }
    return sum;
}

/* By third octaves in the Club. The other rooms are over before a third octave has done more than a
 * few turns: there by octaves. */
static void assert_late_coherence(const HeardRoom *heard)
{
    const bool lasts = heard->spec->room == ROOM_CLUB;
    const int bands_an_octave = lasts ? 3 : 1;
    const double edge = pow(2.0, 0.5 / bands_an_octave);
    Bands late = late_bands(heard);
    for (int k = 0; k <= 4 * bands_an_octave + (lasts ? 1 : 0); k++) {
        const double hz = (lasts ? 100.0 : 125.0) * pow(2.0, (double)k / bands_an_octave);
        double complex *band = bands_pass(&late, hz / edge, hz * edge);
        assert_close(coherence_of(band, 0, heard->frames), mean_coherence(hz / edge, hz * edge),
                     0.1, "room %d at %g Hz, rate %g", (int)heard->spec->room, hz,
                     heard->spec->rate_hz);
        free(band);
    }
    bands_free(&late);
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
                    assert_late_coherence(&heard);
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
            formula_before += formula_energy(&heard, b, middle - step, middle);
            formula_after += formula_energy(&heard, b, middle, middle + step);
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
    const float *x = binaural_room_path(heard->room, LEFT_TO_LEFT);
    const uint32_t half = heard_room_frames(heard, 0.01), from = middle > half ? middle - half : 0;
    double square = 0.0, outside = 0.0;
    for (uint32_t n = from; n < middle + half; n++) {
        square += (double)x[n] * (double)x[n] / (middle + half - from);
    }
    for (uint32_t n = from; n < middle + half; n++) {
        outside += (double)x[n] * (double)x[n] > square ? 1.0 : 0.0;
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
