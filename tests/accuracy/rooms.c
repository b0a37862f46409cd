/* The built rooms by their responses: reverberation, early reflections, the tail. */
#include "../response.h"
#include "../reverberation.h"
#include "../room_measures.h"
#include "../worst.h"
#include "render.h"
#include "rows.h"
#include "table.h"
#include <stdio.h>
#include <stdlib.h>

static const char *const names[ROOMS] = {
    "Anechoic", "Nearfield Studio", "Control Room", "Mastering Room", "Living Room", "Car", "Club"};

static Response listen(const BinauralRoomSpec *spec)
{
    BinauralScene scene;
    binaural_scene_design(&scene, spec);
    char settings[160];
    snprintf(settings, sizeof settings,
             "mode=2 level_match=0 room=%d speaker=0 angle=%g distance=%g room_level=%g",
             (int)spec->room, spec->angle_degrees, spec->distance_m, 100.0 * spec->room_level);
    return response_measure_for(scene.frames / rate_hz, rate_hz, settings);
}

/* The caller frees. */
static double complex *ears_of_sound(const Stereo *sound)
{
    double complex *ears = calloc(sound->frames, sizeof *ears);
    if (!ears) {
        abort();
    }
    for (size_t n = 0; n < sound->frames; n++) {
        ears[n] = (double)sound->left[n] + I * (double)sound->right[n];
    }
    return ears;
}

static HeardRoom heard_room(const BinauralRoomSpec *spec)
{
    Response r = listen(spec);
    double complex *const ears[SPEAKERS] = {ears_of_sound(&r.from_left),
                                            ears_of_sound(&r.from_right)};
    const uint32_t frames = (uint32_t)r.from_left.frames;
    response_free(&r);
    return heard_room_of(spec, ears, frames, false);
}

/* ------------------------------------------------------------------------ reverberation -- */

/* From what is wanted; NAN where one is. */
static double farther(double a, double b, double wanted)
{
    return isnan(a) || fabs(a - wanted) >= fabs(b - wanted) ? a : b;
}

/* T of the octave that is farthest from what is wanted, of those wide enough to be measured. */
static double farthest_reverberation_s(const HeardRoom *heard, unsigned first, unsigned last)
{
    while (!octave_is_the_rooms(heard, first)) {
        first++;
    }
    double farthest_s = heard_room_reverberation_s(heard, first);
    for (unsigned b = first + 1; b <= last; b++) {
        farthest_s = farther(farthest_s, heard_room_reverberation_s(heard, b),
                             heard->measures->reverberation_s);
    }
    return farthest_s;
}

static void reverberation_rows(const HeardRoom *heard)
{
    char quantity[96];
    const double wanted_s = heard->measures->reverberation_s;
    snprintf(quantity, sizeof quantity, "%s: T, worst octave, 500 Hz to 8 kHz",
             names[heard->spec->room]);
    table_row(quantity, wanted_s, farthest_reverberation_s(heard, 3, 7), 0.1 * wanted_s, "s", 3,
              "the room's T");
    if (heard->measures->absorbers) {
        snprintf(quantity, sizeof quantity, "%s: T, worst octave, 250 Hz to 4 kHz",
                 names[heard->spec->room]);
        table_row(quantity, wanted_s, farthest_reverberation_s(heard, 2, 6), 0.05, "s", 3,
                  "ITU-R BS.1116-3");
    }
}

/* -------------------------------------------------------------------- early reflections -- */

static void reflection_row(const BinauralRoomSpec *spec)
{
    BinauralRoomSpec bare = *spec;
    bare.room_level = 0.0;
    Response with = listen(spec), without = listen(&bare);
    double complex *whole = ears_of_sound(&with.from_left);
    double complex *direct = ears_of_sound(&without.from_left);
    const uint32_t until = (uint32_t)(0.01545 * rate_hz); /* the direct sound comes at 0.45 ms */
    const double loudest_db = loudest_reflection_db(
        &(EarResponse){whole, (uint32_t)with.from_left.frames, rate_hz},
        &(EarResponse){direct, (uint32_t)without.from_left.frames, rate_hz}, until);
    char quantity[96];
    snprintf(quantity, sizeof quantity, "%s: loudest reflection of 15 ms, 1 to 8 kHz",
             names[spec->room]);
    table_at_most(quantity, -10.0, loudest_db, "dB", 1, "ITU-R BS.1116-3");
    free(whole);
    free(direct);
    response_free(&with);
    response_free(&without);
}

/* -------------------------------------------------------------------------------- tail -- */

static double worst_tail_level_db(const HeardRoom *heard)
{
    double worst_db = 0.0;
    for (unsigned b = heard->spec->room == ROOM_CAR ? 3 : 2; b <= 7; b++) {
        worst_db = worst_of(worst_db, tail_level_error_db(heard, b));
    }
    return worst_db;
}

void room_rows(void)
{
    table_section("Rooms: Reference at 30°, as far as each room's preset has it");
    double tail_db = 0.0, coherence = 0.0;
    for (RoomKind kind = ROOM_NEARFIELD_STUDIO; kind < ROOMS; kind++) {
        const BinauralRoomSpec spec = usual_room(kind, rate_hz);
        HeardRoom heard = heard_room(&spec);
        reverberation_rows(&heard);
        if (heard.measures->absorbers) {
            reflection_row(&spec);
        }
        tail_db = worst_of(tail_db, worst_tail_level_db(&heard));
        if (kind != ROOM_CAR) { /* over before there is anything to measure */
            coherence = worst_of(coherence, late_coherence_error(&heard));
        }
        heard_room_free(&heard);
    }
    table_row("Tail at the mixing time, worst octave of all rooms", 0.0, tail_db, 2.0, "dB", 2,
              "c/(4πV) · e^(-13.8 t/T)");
    table_row("Late coherence of the ears, 100 Hz to 2 kHz, worst of all rooms but the Car", 0.0,
              coherence, 0.1, "", 3, "diffuse field: sinc(f/550 Hz) · (1 - f/2700 Hz)");
}
