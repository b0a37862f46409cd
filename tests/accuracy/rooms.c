/* The built rooms by their responses: reverberation, early reflections, the tail. */
#include "../../plugin/acoustics/tail.h"
#include "../csv.h"
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
             "mode=2 level_match=0 room=%d speaker=%d angle=%g distance=%g room_level=%g decay=%g",
             (int)spec->room, (int)spec->loudspeaker, spec->angle_degrees, spec->distance_m,
             100.0 * spec->room_level, 100.0 * spec->decay);
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

/* Of the octaves that are wide enough to be measured. */
static void reverberation_rows(const HeardRoom *heard)
{
    char quantity[96];
    const double wanted_s = heard->measures->reverberation_s;
    double worst_s = 0.0;
    for (unsigned b = 1; b <= 7; b++) {
        if (!octave_is_the_rooms(heard, b)) {
            continue;
        }
        const double measured_s = heard_room_reverberation_s(heard, b);
        const double share = b <= 2 ? 0.2 : 0.1;
        snprintf(quantity, sizeof quantity, "%s: T, octave of %g Hz", names[heard->spec->room],
                 octave_hz(b));
        table_row(quantity, wanted_s, measured_s, share * wanted_s, "s", 3, "the room's T");
        worst_s = b >= 2 && b <= 6 ? worst_of(worst_s, measured_s - wanted_s) : worst_s;
    }
    if (heard->measures->absorbers) {
        snprintf(quantity, sizeof quantity, "%s: T, farthest octave of 200 Hz to 4 kHz",
                 names[heard->spec->room]);
        table_row(quantity, 0.0, worst_s, 0.05, "s", 3, "ITU-R BS.1116-3");
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

/* Of the tail's own target, by third octaves from 63 Hz to 8 kHz. */
static double off_the_heads_coherence(void)
{
    enum { HZ, KEMAR = 4 };
    FILE *table = csv_open("diffuse_field_coherence.csv");
    CsvRow row;
    double worst = 0.0;
    while (csv_read(table, &row)) {
        const double hz = row.number[HZ];
        worst = hz >= 63.0 ? worst_of(worst, tail_coherence(hz) - row.number[KEMAR]) : worst;
    }
    fclose(table);
    return worst;
}

/* A loudspeaker that radiates ahead sends less into the room. */
static double directed_tail_level_db(void)
{
    BinauralRoomSpec spec = usual_room(ROOM_LIVING, rate_hz);
    spec.loudspeaker = LOUDSPEAKER_NEARFIELD;
    HeardRoom heard = heard_room(&spec);
    const double worst_db = worst_tail_level_db(&heard);
    heard_room_free(&heard);
    return worst_db;
}

/* T at 1 kHz. */
static void decay_row(const char *quantity, double decay)
{
    BinauralRoomSpec spec = usual_room(ROOM_LIVING, rate_hz);
    spec.decay = decay;
    HeardRoom heard = heard_room(&spec);
    const double wanted_s = decay * heard.measures->reverberation_s;
    table_row(quantity, wanted_s, heard_room_reverberation_s(&heard, 4), 0.1 * wanted_s, "s", 3,
              "scales T");
    heard_room_free(&heard);
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
    table_row("The same of Nearfield loudspeakers in the Living Room", 0.0,
              directed_tail_level_db(), 2.0, "dB", 2, "c/(4πV) · 10^(-DI/10) · e^(-13.8 t/T)");
    decay_row("Living Room, Decay 50 %: T at 1 kHz", 0.5);
    decay_row("Living Room, Decay 200 %: T at 1 kHz", 2.0);
    table_row("Late coherence of the ears, 100 Hz to 2 kHz, worst of all rooms but the Car", 0.0,
              coherence, 0.1, "", 3, "diffuse field: sinc(f/550 Hz) · (1 - f/2700 Hz)");
    table_row("That formula against the measured head, worst of 63 Hz to 8 kHz", 0.0,
              off_the_heads_coherence(), 0.1, "", 3, "KEMAR, averaged over the sphere");
}
