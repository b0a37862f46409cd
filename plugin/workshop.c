#include "workshop_inside.h"

#include "acoustics/response_interaural.h"
#include "acoustics/response_match.h"
#include "acoustics/response_powers.h"
#include "dsp/match.h"
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------------------ life cycle -- */

Workshop *workshop_new(const ConvolverPlan *plan, double rate_hz)
{
    Workshop *w = calloc(1, sizeof *w);
    if (w) {
        w->plan = plan;
        w->rate_hz = rate_hz;
        match_init(&w->match, rate_hz);
        for (unsigned level = 0; level < CONVOLVER_LEVELS; level++) {
            w->history[level] = convolver_spans[level].least_slots;
        }
    }
    return w;
}

void workshop_free(Workshop *w)
{
    if (w) {
        turning_room_free(w->room);
        hrtf_free(w->hrtf);
        loaded_response_free(&w->loaded);
        equaliser_design_free(w->correction);
        free(w);
    }
}

/* --------------------------------------------------------------------------------- building -- */

static bool add_part(const Workshop *w, unsigned level, const BinauralResponse *paths,
                     SpeakersResponse *response)
{
    response->changes[level] = true;
    response->parts[level] = convolver_part_new(w->plan, level, paths, w->history[level]);
    return response->parts[level] != NULL;
}

/* The convolver will have the history that the parts bring. */
static void promise_history(Workshop *w, const SpeakersResponse *response)
{
    for (unsigned level = 0; level < CONVOLVER_LEVELS; level++) {
        const ConvolverPart *part = response->parts[level];
        if (part && part->partitions > w->history[level]) {
            w->history[level] = part->partitions;
        }
    }
}

static bool cut_room(const Workshop *w, const TurningRoom *room, unsigned levels,
                     SpeakersResponse *response)
{
    bool made = true;
    for (unsigned level = 0; level < levels && made; level++) {
        const BinauralResponse paths = turning_room_response(room, level);
        made = add_part(w, level, &paths, response);
    }
    turning_room_powers(room, &w->match, &response->powers);
    response->interaural = turning_room_interaural(room);
    if (!made) {
        speakers_response_free(response);
    }
    return made;
}

static TurningRoom *room_for(Workshop *w, const ResponseWish *wish)
{
    if (!w->hrtf) {
        w->hrtf = hrtf_new_builtin(w->rate_hz);
    }
    BinauralRoomSpec spec = response_wish_room(wish, w->rate_hz);
    spec.hrtf = w->hrtf;
    return w->hrtf ? turning_room_new(&spec) : NULL;
}

static bool build_room(Workshop *w, const ResponseWish *wish, SpeakersResponse *response)
{
    TurningRoom *room = room_for(w, wish);
    if (!room) {
        return false;
    }
    turning_room_turn(room, wish->yaw_degrees);
    if (!cut_room(w, room, CONVOLVER_LEVELS, response)) {
        turning_room_free(room);
        return false;
    }
    turning_room_forget_late(room);
    turning_room_free(w->room);
    w->room = room;
    return true;
}

static bool turn_head(const Workshop *w, double yaw_degrees, SpeakersResponse *response)
{
    turning_room_turn(w->room, yaw_degrees);
    return cut_room(w, w->room, turning_room_first_late_level(w->room), response);
}

static bool cut_loaded(Workshop *w, SpeakersResponse *response)
{
    bool made = response_powers(&w->loaded.paths, w->rate_hz, &response->powers);
    for (unsigned level = 0; level < CONVOLVER_LEVELS && made; level++) {
        made = add_part(w, level, &w->loaded.paths, response);
    }
    if (!made) {
        speakers_response_free(response);
        return false;
    }
    match_scale(&w->match, &response->powers, response_loudness(&w->loaded.paths, w->rate_hz));
    response->interaural = response_interaural(&w->loaded.paths, w->rate_hz);
    turning_room_free(w->room);
    w->room = NULL;
    return true;
}

/* What is known of the response that was built last, and no change. */
static SpeakersResponse nothing_new(const Workshop *w)
{
    return (SpeakersResponse){.powers = w->known.powers, .interaural = w->known.interaural};
}

bool workshop_build(Workshop *w, const ResponseWish *wish, SpeakersResponse *response)
{
    const ResponseWish asked = response_wish_granted(wish, w->loaded.samples != NULL);
    SpeakersResponse made = nothing_new(w);
    bool good = true;
    if (!w->any || !response_wish_same_place(&asked, &w->built)) {
        good = asked.loaded ? cut_loaded(w, &made) : build_room(w, &asked, &made);
    } else if (asked.yaw_degrees != w->built.yaw_degrees) {
        good = turn_head(w, asked.yaw_degrees, &made);
    }
    if (good) {
        w->any = true;
        w->built = asked;
        w->known = made;
        promise_history(w, &made);
        *response = made;
    }
    return good;
}

void workshop_draw_energy(const Workshop *w, EnergyPicture *picture)
{
    EnergyTime energy = {.direct = 0.0};
    if (w->room) {
        turning_room_energy(w->room, &energy);
    } else {
        const BinauralResponse *paths = &w->loaded.paths;
        energy_time_add(&energy, paths, w->rate_hz, energy_time_arrival(paths), 0, paths->frames);
    }
    energy_picture_draw(picture, &energy);
}
