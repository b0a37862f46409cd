#include "turning_room.h"

#include "response_match.h"
#include "response_powers.h"
#include <stdlib.h>
#include <string.h>

struct TurningRoom {
    BinauralRoom *room;
    double rate_hz;
    double yaw_degrees;
    float *turned[ROOM_PATHS]; /* all that the early levels play, with the head turned */
    unsigned turned_frames;
    double loudness, straight_loudness, late_loudness;
    EarPowers powers; /* of the head straight ahead */
    unsigned arrival; /* of the direct sound, with it */
    EnergyTime late;  /* of the frames that stay */
};

static BinauralResponse straight(const TurningRoom *r)
{
    return (BinauralResponse){.left_left = binaural_room_path(r->room, LEFT_TO_LEFT),
                              .left_right = binaural_room_path(r->room, LEFT_TO_RIGHT),
                              .right_left = binaural_room_path(r->room, RIGHT_TO_LEFT),
                              .right_right = binaural_room_path(r->room, RIGHT_TO_RIGHT),
                              .frames = binaural_room_frames(r->room)};
}

static BinauralResponse turned(const TurningRoom *r)
{
    return (BinauralResponse){.left_left = r->turned[LEFT_TO_LEFT],
                              .left_right = r->turned[LEFT_TO_RIGHT],
                              .right_left = r->turned[RIGHT_TO_LEFT],
                              .right_right = r->turned[RIGHT_TO_RIGHT],
                              .frames = r->turned_frames};
}

static double early_loudness(const TurningRoom *r, BinauralResponse response)
{
    response.frames = binaural_room_early_frames(r->room);
    return response_loudness(&response, r->rate_hz);
}

unsigned turning_room_first_late_level(const TurningRoom *r)
{
    unsigned level = 0;
    while (level < CONVOLVER_LEVELS &&
           convolver_spans[level].begin < binaural_room_early_frames(r->room)) {
        level++;
    }
    return level;
}

/* Room for all that the early levels play, filled with what does not turn. */
static bool prepare_turning(TurningRoom *r)
{
    const unsigned end = convolver_spans[turning_room_first_late_level(r) - 1].end;
    const unsigned frames = binaural_room_frames(r->room);
    r->turned_frames = frames < end ? frames : end;
    r->turned[0] = malloc((size_t)ROOM_PATHS * r->turned_frames * sizeof(float));
    if (!r->turned[0]) {
        return false;
    }
    for (unsigned path = 0; path < ROOM_PATHS; path++) {
        r->turned[path] = r->turned[0] + (size_t)path * r->turned_frames;
        memcpy(r->turned[path], binaural_room_path(r->room, (RoomPath)path),
               r->turned_frames * sizeof(float));
    }
    return true;
}

/* A deferred level has gone over to a new part three blocks after it was offered: any position that
 * is held for 40 ms is to be heard then. */
static uint32_t frames_that_follow(double rate_hz)
{
    const double held_s = 0.04;
    const unsigned blocks = 3;
    unsigned level = 0;
    while (level + 1 < CONVOLVER_LEVELS &&
           blocks * convolver_spans[level + 1].block <= held_s * rate_hz) {
        level++;
    }
    return convolver_spans[level].end;
}

TurningRoom *turning_room_new(const BinauralRoomSpec *spec)
{
    TurningRoom *r = calloc(1, sizeof *r);
    if (!r) {
        return NULL;
    }
    BinauralRoomSpec ahead = *spec;
    ahead.yaw_degrees = 0.0;
    ahead.most_early_frames = frames_that_follow(spec->rate_hz);
    r->rate_hz = spec->rate_hz;
    r->room = binaural_room_new(&ahead);
    if (!r->room || !prepare_turning(r)) {
        turning_room_free(r);
        return NULL;
    }
    const BinauralResponse built = straight(r);
    if (!response_powers(&built, r->rate_hz, &r->powers)) {
        turning_room_free(r);
        return NULL;
    }
    r->straight_loudness = r->loudness = response_loudness(&built, r->rate_hz);
    r->late_loudness = r->loudness - early_loudness(r, built);
    r->arrival = energy_time_arrival(&built);
    energy_time_add(&r->late, &built, r->rate_hz, r->arrival, binaural_room_early_frames(r->room),
                    built.frames);
    return r;
}

void turning_room_free(TurningRoom *r)
{
    if (r) {
        binaural_room_free(r->room);
        free(r->turned[0]);
        free(r);
    }
}

void turning_room_forget_late(TurningRoom *r)
{
    binaural_room_forget_paths(r->room);
}

void turning_room_turn(TurningRoom *r, double yaw_degrees)
{
    if (yaw_degrees == r->yaw_degrees) {
        return;
    }
    r->yaw_degrees = yaw_degrees;
    binaural_room_turn(r->room, yaw_degrees, r->turned);
    r->loudness =
        yaw_degrees == 0.0 ? r->straight_loudness : r->late_loudness + early_loudness(r, turned(r));
}

BinauralResponse turning_room_response(const TurningRoom *r, unsigned level)
{
    return level < turning_room_first_late_level(r) ? turned(r) : straight(r);
}

void turning_room_powers(const TurningRoom *r, const Match *match, EarPowers *powers)
{
    *powers = r->powers;
    match_scale(match, powers, r->loudness);
}

Interaural turning_room_interaural(const TurningRoom *r)
{
    return binaural_room_interaural(r->room, r->yaw_degrees);
}

void turning_room_energy(const TurningRoom *r, EnergyTime *energy)
{
    const BinauralResponse early = turning_room_response(r, 0);
    *energy = r->late;
    energy_time_add(energy, &early, r->rate_hz, r->arrival, 0, binaural_room_early_frames(r->room));
}
