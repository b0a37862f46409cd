#include "binaural_room.h"

#include "../dsp/ears.h"
#include <stdlib.h>
#include <string.h>

static const double pi = 3.14159265358979323846;
static const double fade_out_s = 2e-3;

struct BinauralRoom {
    BinauralScene scene;
    bool symmetric;

    float *samples; /* of all paths that differ */
    float *path[ROOM_PATHS];

    Tail *tail; /* scratch while building, then NULL */

    /* for turning */
    EarRender *render;
    Pair *early;              /* scratch */
    float *still_samples;     /* the early frames of what stays when the head turns, */
    float *still[ROOM_PATHS]; /* path by path */
};

/* ------------------------------------------------------------------- sounds and tail -- */

/* Do the early frames hold all of it? Then it turns with the head. */
static bool turns(const BinauralRoom *room, const EarSound *sound)
{
    return ear_render_end(room->render, sound->delay_s) <= room->scene.early_frames;
}

static void add_images(BinauralRoom *room, unsigned speaker, bool turning, double yaw_degrees,
                       Pair *ears, uint32_t frames)
{
    for (unsigned n = 0; n < room->scene.image_count; n++) {
        const EarSound sound = binaural_scene_sound(&room->scene, speaker, n, yaw_degrees);
        if (sound.gain[0] > 0.0 && turns(room, &sound) == turning) {
            ear_render_add(room->render, &sound, ears, frames);
        }
    }
}

static void mirror(const Pair *ears, Pair *mirrored, uint32_t frames)
{
    for (uint32_t n = 0; n < frames; n++) {
        mirrored[n] = pair_swap(ears[n]);
    }
}

/* The same noise mirrored for the right loudspeaker of a symmetric room. */
static void add_tail(const BinauralRoom *room, unsigned speaker, Pair *ears)
{
    const bool mirrored =
        speaker == SPEAKER_RIGHT && room_is_symmetric(room_of(room->scene.spec.room));
    TailImage images[IMAGES];
    const TailSpec spec = binaural_scene_tail(&room->scene, speaker, images);
    tail_add(room->tail, &spec, room->scene.spec.room_level, ears, room->scene.frames);
    if (mirrored) {
        mirror(ears, ears, room->scene.frames);
    }
}

/* ----------------------------------------------------------------------------- assembly -- */

static void play_through_loudspeaker(const BinauralRoom *room, Pair *ears, uint32_t frames)
{
    BiquadSpec specs[LOUDSPEAKER_FILTERS];
    Biquad filters[LOUDSPEAKER_FILTERS];
    const unsigned count = loudspeaker_filters(room->scene.spec.loudspeaker, specs);
    for (unsigned k = 0; k < count; k++) {
        biquad_init(&filters[k], biquad_design(&specs[k], room->scene.spec.rate_hz));
    }
    biquads_run(filters, count, ears, frames);
}

static void store(const Pair *ears, uint32_t frames, float *left, float *right)
{
    for (uint32_t n = 0; n < frames; n++) {
        left[n] = (float)ears[n][0];
        right[n] = (float)ears[n][1];
    }
}

static void load(const float *left, const float *right, Pair *ears, uint32_t frames)
{
    for (uint32_t n = 0; n < frames; n++) {
        ears[n] = (Pair){(double)left[n], (double)right[n]};
    }
}

static void fade_out(const BinauralRoom *room, Pair *ears, uint32_t frames)
{
    const uint32_t fade_frames = (uint32_t)(fade_out_s * room->scene.spec.rate_hz);
    for (uint32_t n = room->scene.frames - fade_frames; n < frames; n++) {
        const double left_over = (double)(room->scene.frames - n) / (fade_frames + 1.0);
        ears[n] *= pair_both(0.5 - 0.5 * cos(pi * left_over));
    }
}

/* What turns with the head comes last, over what stays: so does binaural_room_turn(). */
static void build_speaker(BinauralRoom *room, unsigned speaker, Pair *ears)
{
    const double yaw_degrees = room->scene.spec.yaw_degrees;
    float *const *still = room->still + 2 * speaker;
    memset(ears, 0, room->scene.frames * sizeof *ears);
    if (room->scene.image_count > 1) {
        add_tail(room, speaker, ears);
    }
    add_images(room, speaker, false, yaw_degrees, ears, room->scene.frames);
    store(ears, room->scene.early_frames, still[EAR_LEFT], still[EAR_RIGHT]);
    load(still[EAR_LEFT], still[EAR_RIGHT], ears, room->scene.early_frames);
    add_images(room, speaker, true, yaw_degrees, ears, room->scene.frames);
    play_through_loudspeaker(room, ears, room->scene.frames);
    fade_out(room, ears, room->scene.frames);
    store(ears, room->scene.frames, room->path[2 * speaker], room->path[2 * speaker + 1]);
}

static bool is_facing(const BinauralRoom *room, double yaw_degrees)
{
    return room_is_symmetric(room_of(room->scene.spec.room)) && yaw_degrees == 0.0;
}

/* The right loudspeaker's frames are the left one's with the ears exchanged. */
static void build(BinauralRoom *room, Pair *ears)
{
    build_speaker(room, SPEAKER_LEFT, ears);
    if (!room->symmetric) {
        build_speaker(room, SPEAKER_RIGHT, ears);
    }
}

/* --------------------------------------------------------------------------- life cycle -- */

static bool allocate(BinauralRoom *room)
{
    const BinauralRoomSpec *spec = &room->scene.spec;
    const uint32_t paths = room->symmetric ? EARS : ROOM_PATHS;
    room->samples = malloc((size_t)paths * room->scene.frames * sizeof *room->samples);
    room->still_samples =
        malloc((size_t)paths * room->scene.early_frames * sizeof *room->still_samples);
    room->render = ear_render_new(spec->hrtf, spec->head_circumference_cm, spec->rate_hz);
    room->tail = tail_new(spec->rate_hz);
    room->early = malloc(room->scene.early_frames * sizeof *room->early);
    return room->samples && room->still_samples && room->render && room->tail && room->early;
}

/* Where in `samples` each path of `frames` begins. */
static void share_out(const BinauralRoom *room, float *samples, uint32_t frames,
                      float *path[ROOM_PATHS])
{
    path[LEFT_TO_LEFT] = samples;
    path[LEFT_TO_RIGHT] = samples + frames;
    path[RIGHT_TO_LEFT] = room->symmetric ? samples + frames : samples + (size_t)2 * frames;
    path[RIGHT_TO_RIGHT] = room->symmetric ? samples : samples + (size_t)3 * frames;
}

BinauralRoom *binaural_room_new(const BinauralRoomSpec *spec)
{
    BinauralRoom *room = calloc(1, sizeof *room);
    if (!room) {
        return NULL;
    }
    binaural_scene_design(&room->scene, spec);
    room->symmetric = is_facing(room, spec->yaw_degrees);
    Pair *ears = malloc(room->scene.frames * sizeof *ears);
    if (!ears || !allocate(room)) {
        free(ears);
        binaural_room_free(room);
        return NULL;
    }
    share_out(room, room->samples, room->scene.frames, room->path);
    share_out(room, room->still_samples, room->scene.early_frames, room->still);
    build(room, ears);
    free(ears);
    tail_free(room->tail);
    room->tail = NULL;
    return room;
}

void binaural_room_free(BinauralRoom *room)
{
    if (!room) {
        return;
    }
    free(room->samples);
    tail_free(room->tail);
    ear_render_free(room->render);
    free(room->early);
    free(room->still_samples);
    free(room);
}

void binaural_room_forget_paths(BinauralRoom *room)
{
    free(room->samples);
    room->samples = NULL;
    memset(room->path, 0, sizeof room->path);
}

uint32_t binaural_room_frames(const BinauralRoom *room)
{
    return room->scene.frames;
}

const float *binaural_room_path(const BinauralRoom *room, RoomPath path)
{
    return room->path[path];
}

bool binaural_room_is_symmetric(const BinauralRoom *room)
{
    return room->symmetric;
}

uint32_t binaural_room_early_frames(const BinauralRoom *room)
{
    return room->scene.early_frames;
}

static void turn_speaker(BinauralRoom *room, unsigned speaker, double yaw_degrees)
{
    const uint32_t frames = room->scene.early_frames;
    load(room->still[2 * speaker], room->still[2 * speaker + 1], room->early, frames);
    add_images(room, speaker, true, yaw_degrees, room->early, frames);
    play_through_loudspeaker(room, room->early, frames);
    fade_out(room, room->early, frames);
}

void binaural_room_turn(BinauralRoom *room, double yaw_degrees, float *const early[ROOM_PATHS])
{
    const uint32_t frames = room->scene.early_frames;
    turn_speaker(room, SPEAKER_LEFT, yaw_degrees);
    store(room->early, frames, early[LEFT_TO_LEFT], early[LEFT_TO_RIGHT]);
    if (is_facing(room, yaw_degrees)) {
        store(room->early, frames, early[RIGHT_TO_RIGHT], early[RIGHT_TO_LEFT]);
    } else {
        turn_speaker(room, SPEAKER_RIGHT, yaw_degrees);
        store(room->early, frames, early[RIGHT_TO_LEFT], early[RIGHT_TO_RIGHT]);
    }
}

Interaural binaural_room_interaural(BinauralRoom *room, double yaw_degrees)
{
    const EarSound direct = binaural_scene_sound(&room->scene, SPEAKER_LEFT, 0, yaw_degrees);
    return ear_render_interaural(room->render, &direct);
}
