#include "binaural_room.h"

#include "../dsp/decibel.h"
#include "ear_render.h"
#include "tail.h"
#include <stdlib.h>
#include <string.h>

enum { DIRECT = 0, EARS = 2 };

static const double pi = 3.14159265358979323846;

/* From frame 0 to the nearer loudspeaker's direct sound in the middle of the head: the near ear's
 * lead over it (0.29 ms for the largest head) and the ringing of its fractional delay. */
static const double direct_at_s = 0.45e-3;
static const double early_s = 0.08, longest_s = 4.0, fade_out_s = 2e-3;
static const double end_db = -90.0;

/* Chance favours some noises: of a thousand, these come closest, in all rooms, to the level, decay
 * and coherence that are meant. */
static const uint32_t seeds[SPEAKERS] = {58, 41};

struct BinauralRoom {
    BinauralRoomSpec spec;
    RoomPlacement placement;
    ImageSource images[SPEAKERS][IMAGES];
    unsigned image_count; /* 1 without reflections */
    RoomSurfaces surfaces;
    double reverberation_s[OCTAVES], tail_energy_per_s[OCTAVES];
    double origin_s; /* the emission lies this long before frame 0 */
    uint32_t frames, early_frames;
    bool symmetric;

    float *samples; /* of all paths that differ */
    float *path[ROOM_PATHS];

    Tail *tail; /* scratch while building, then NULL */

    /* for turning */
    EarRender *render;
    Pair *early;           /* scratch */
    Pair *still[SPEAKERS]; /* the early frames of what stays when the head turns */
};

/* ------------------------------------------------------------------------------- images -- */

static double nearer_m(const RoomPlacement *placement)
{
    return fmin(placement->distance_m[SPEAKER_LEFT], placement->distance_m[SPEAKER_RIGHT]);
}

/* What of an image stays a reflection by itself: all until the mixing time, nothing at twice that.
 * The tail takes over what is lost. */
static double specular_gain(const BinauralRoom *room, const ImageSource *image)
{
    const double time_s = image->distance_m / sound_speed_m_per_s;
    const double late = time_s / room_mixing_time_s(room_of(room->spec.room)) - 1.0;
    return late < 1.0 ? cos(0.5 * pi * fmax(0.0, late)) : 0.0;
}

/* Gains of an image against the direct sound, by octave. */
static void image_gains(const BinauralRoom *room, unsigned speaker, unsigned n,
                        double gains[OCTAVES])
{
    const ImageSource *image = &room->images[speaker][n];
    double spread = nearer_m(&room->placement) / image->distance_m;
    if (n != DIRECT) {
        spread *= specular_gain(room, image);
    }
    room_reflection(&room->surfaces, image, room->placement.distance_m[speaker], gains);
    for (unsigned b = 0; b < OCTAVES; b++) {
        const double directivity_db = loudspeaker_directivity_db(
            room->spec.loudspeaker, image->leaving_degrees, octave_hz(b));
        gains[b] *= spread * gain_from_db(directivity_db);
    }
}

static EarSound image_sound(const BinauralRoom *room, unsigned speaker, unsigned n,
                            double yaw_degrees)
{
    const ImageSource *image = &room->images[speaker][n];
    EarSound sound = {.delay_s = image->distance_m / sound_speed_m_per_s - room->origin_s,
                      .distance_m = image->distance_m,
                      .direction = {remainder(image->azimuth_degrees - yaw_degrees, 360.0),
                                    image->elevation_degrees}};
    image_gains(room, speaker, n, sound.gain);
    for (unsigned b = 0; n != DIRECT && b < OCTAVES; b++) {
        sound.gain[b] *= room->spec.room_level;
    }
    return sound;
}

/* Do the early frames hold all of it? Then it turns with the head. */
static bool turns(const BinauralRoom *room, const EarSound *sound)
{
    return ear_render_end(room->render, sound->delay_s) <= room->early_frames;
}

static void add_images(BinauralRoom *room, unsigned speaker, bool turning, double yaw_degrees,
                       Pair *ears, uint32_t frames)
{
    for (unsigned n = 0; n < room->image_count; n++) {
        const EarSound sound = image_sound(room, speaker, n, yaw_degrees);
        if (sound.gain[0] > 0.0 && turns(room, &sound) == turning) {
            ear_render_add(room->render, &sound, ears, frames);
        }
    }
}

/* --------------------------------------------------------------------------------- tail -- */

static void tail_images(const BinauralRoom *room, unsigned speaker, TailImage images[IMAGES])
{
    for (unsigned n = 1; n < room->image_count; n++) {
        image_gains(room, speaker, n, images[n - 1].energy);
        images[n - 1].at_s = room->images[speaker][n].distance_m / sound_speed_m_per_s;
        for (unsigned b = 0; b < OCTAVES; b++) {
            images[n - 1].energy[b] *= images[n - 1].energy[b];
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
    const bool mirrored = speaker == SPEAKER_RIGHT && room_is_symmetric(room_of(room->spec.room));
    TailImage images[IMAGES];
    tail_images(room, speaker, images);
    TailSpec spec = {.origin_s = room->origin_s,
                     .start_s = room_mixing_time_s(room_of(room->spec.room)),
                     .images = images,
                     .image_count = room->image_count - 1,
                     .seed = seeds[mirrored ? SPEAKER_LEFT : speaker]};
    memcpy(spec.reverberation_s, room->reverberation_s, sizeof spec.reverberation_s);
    memcpy(spec.energy_per_s, room->tail_energy_per_s, sizeof spec.energy_per_s);
    tail_add(room->tail, &spec, room->spec.room_level, ears, room->frames);
    if (mirrored) {
        mirror(ears, ears, room->frames);
    }
}

/* ----------------------------------------------------------------------------- assembly -- */

static void play_through_loudspeaker(const BinauralRoom *room, Pair *ears, uint32_t frames)
{
    BiquadSpec specs[LOUDSPEAKER_FILTERS];
    Biquad filters[LOUDSPEAKER_FILTERS];
    const unsigned count = loudspeaker_filters(room->spec.loudspeaker, specs);
    for (unsigned k = 0; k < count; k++) {
        biquad_init(&filters[k], biquad_design(&specs[k], room->spec.rate_hz));
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

static void fade_out(const BinauralRoom *room, Pair *ears, uint32_t frames)
{
    const uint32_t fade_frames = (uint32_t)(fade_out_s * room->spec.rate_hz);
    for (uint32_t n = room->frames - fade_frames; n < frames; n++) {
        const double left_over = (double)(room->frames - n) / (fade_frames + 1.0);
        ears[n] *= pair_both(0.5 - 0.5 * cos(pi * left_over));
    }
}

/* What turns with the head comes last, over what stays: so does binaural_room_turn(). */
static void build_speaker(BinauralRoom *room, unsigned speaker, Pair *ears)
{
    const double yaw_degrees = room->spec.yaw_degrees;
    memset(ears, 0, room->frames * sizeof *ears);
    if (room->image_count > 1) {
        add_tail(room, speaker, ears);
    }
    add_images(room, speaker, false, yaw_degrees, ears, room->frames);
    memcpy(room->still[speaker], ears, room->early_frames * sizeof *ears);
    add_images(room, speaker, true, yaw_degrees, ears, room->frames);
    play_through_loudspeaker(room, ears, room->frames);
    fade_out(room, ears, room->frames);
    store(ears, room->frames, room->path[2 * speaker], room->path[2 * speaker + 1]);
}

static bool is_facing(const BinauralRoom *room, double yaw_degrees)
{
    return room_is_symmetric(room_of(room->spec.room)) && yaw_degrees == 0.0;
}

/* The right loudspeaker's frames are the left one's with the ears exchanged. */
static void build(BinauralRoom *room, Pair *ears)
{
    build_speaker(room, SPEAKER_LEFT, ears);
    if (room->symmetric) {
        mirror(room->still[SPEAKER_LEFT], room->still[SPEAKER_RIGHT], room->early_frames);
    } else {
        build_speaker(room, SPEAKER_RIGHT, ears);
    }
}

/* ------------------------------------------------------------------------------- design -- */

static void design_tail(BinauralRoom *room)
{
    const Room *measures = room_of(room->spec.room);
    room_reverberation_s(measures, room->spec.decay, room->reverberation_s);
    room->surfaces = room_surfaces(measures, room->reverberation_s);
    for (unsigned b = 0; b < OCTAVES; b++) {
        const double index_db =
            loudspeaker_directivity_index_db(room->spec.loudspeaker, octave_hz(b));
        room->tail_energy_per_s[b] =
            tail_energy_per_s(room_volume_m3(measures), nearer_m(&room->placement)) *
            pow(10.0, -index_db / 10.0);
    }
}

/* Since the emission, when the tail is at its end in all octaves. */
static double tail_end_s(const BinauralRoom *room)
{
    double end_s = 0.0;
    for (unsigned b = 0; b < OCTAVES; b++) {
        const double level = room->spec.room_level;
        const double start_db = db_from_power(level * level * room->tail_energy_per_s[b] * 1e-3);
        end_s = fmax(end_s, room->reverberation_s[b] * (start_db - end_db) / 60.0);
    }
    return end_s;
}

static void place_images(BinauralRoom *room)
{
    const Room *measures = room_of(room->spec.room);
    for (unsigned s = 0; s < SPEAKERS; s++) {
        room_images(measures, &room->placement, s, room->images[s]);
    }
}

static void design(BinauralRoom *room, const BinauralRoomSpec *spec)
{
    const Room *measures = room_of(spec->room);
    const bool reflects = measures->reverberation_s > 0.0 && spec->room_level > 0.0;
    room->spec = *spec;
    room->placement = room_placement(measures, spec->distance_m, spec->angle_degrees);
    room->origin_s = nearer_m(&room->placement) / sound_speed_m_per_s - direct_at_s;
    room->image_count = reflects ? IMAGES : 1;
    place_images(room);
    double length_s = early_s;
    if (reflects) {
        design_tail(room);
        length_s = fmin(longest_s, fmax(early_s, tail_end_s(room) - room->origin_s));
    }
    room->frames = (uint32_t)ceil(length_s * spec->rate_hz);
    room->early_frames = (uint32_t)ceil(early_s * spec->rate_hz);
    room->symmetric = is_facing(room, spec->yaw_degrees);
}

/* --------------------------------------------------------------------------- life cycle -- */

static bool allocate(BinauralRoom *room)
{
    const BinauralRoomSpec *spec = &room->spec;
    const uint32_t paths = room->symmetric ? EARS : ROOM_PATHS;
    room->samples = malloc((size_t)paths * room->frames * sizeof *room->samples);
    room->render = ear_render_new(spec->hrtf, spec->head_circumference_cm, spec->rate_hz);
    room->tail = tail_new(spec->rate_hz);
    room->early = malloc(room->early_frames * sizeof *room->early);
    for (unsigned s = 0; s < SPEAKERS; s++) {
        room->still[s] = malloc(room->early_frames * sizeof *room->still[s]);
    }
    return room->samples && room->render && room->tail && room->early &&
           room->still[SPEAKER_LEFT] && room->still[SPEAKER_RIGHT];
}

static void share_out(BinauralRoom *room)
{
    float *samples = room->samples;
    const uint32_t frames = room->frames;
    room->path[LEFT_TO_LEFT] = samples;
    room->path[LEFT_TO_RIGHT] = samples + frames;
    room->path[RIGHT_TO_LEFT] = room->symmetric ? samples + frames : samples + (size_t)2 * frames;
    room->path[RIGHT_TO_RIGHT] = room->symmetric ? samples : samples + (size_t)3 * frames;
}

BinauralRoom *binaural_room_new(const BinauralRoomSpec *spec)
{
    BinauralRoom *room = calloc(1, sizeof *room);
    if (!room) {
        return NULL;
    }
    design(room, spec);
    Pair *ears = malloc(room->frames * sizeof *ears);
    if (!ears || !allocate(room)) {
        free(ears);
        binaural_room_free(room);
        return NULL;
    }
    share_out(room);
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
    for (unsigned s = 0; s < SPEAKERS; s++) {
        free(room->still[s]);
    }
    free(room);
}

uint32_t binaural_room_frames(const BinauralRoom *room)
{
    return room->frames;
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
    return room->early_frames;
}

static void turn_speaker(BinauralRoom *room, unsigned speaker, double yaw_degrees)
{
    const uint32_t frames = room->early_frames;
    memcpy(room->early, room->still[speaker], frames * sizeof *room->early);
    add_images(room, speaker, true, yaw_degrees, room->early, frames);
    play_through_loudspeaker(room, room->early, frames);
    fade_out(room, room->early, frames);
}

void binaural_room_turn(BinauralRoom *room, double yaw_degrees, float *const early[ROOM_PATHS])
{
    const uint32_t frames = room->early_frames;
    turn_speaker(room, SPEAKER_LEFT, yaw_degrees);
    store(room->early, frames, early[LEFT_TO_LEFT], early[LEFT_TO_RIGHT]);
    if (is_facing(room, yaw_degrees)) {
        store(room->early, frames, early[RIGHT_TO_RIGHT], early[RIGHT_TO_LEFT]);
    } else {
        turn_speaker(room, SPEAKER_RIGHT, yaw_degrees);
        store(room->early, frames, early[RIGHT_TO_LEFT], early[RIGHT_TO_RIGHT]);
    }
}
