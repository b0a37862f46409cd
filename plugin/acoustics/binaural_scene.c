#include "binaural_scene.h"

#include "../dsp/decibel.h"
#include <string.h>

enum { DIRECT = 0 };

static const double pi = 3.14159265358979323846;

/* From frame 0 to the nearer loudspeaker's direct sound in the middle of the head: the near ear's
 * lead over it (0.35 ms for the largest head) and the ringing of its fractional delay. */
static const double direct_at_s = 0.45e-3;
static const double early_s = 0.08, longest_s = 4.0;
static const double end_db = -90.0;

/* Chance favours some noises: of those tried, these come closest, in all rooms, to the level, decay
 * and coherence that are meant. */
static const uint32_t seeds[SPEAKERS] = {87, 41};

static double nearer_m(const RoomPlacement *placement)
{
    return fmin(placement->distance_m[SPEAKER_LEFT], placement->distance_m[SPEAKER_RIGHT]);
}

/* ------------------------------------------------------------------------------- images -- */

/* What of an image stays a reflection by itself: all until the mixing time, nothing at twice that.
 * The tail takes over what is lost. */
static double specular_gain(const BinauralScene *scene, const ImageSource *image)
{
    const double time_s = image->distance_m / sound_speed_m_per_s;
    const double late = time_s / room_mixing_time_s(room_of(scene->spec.room)) - 1.0;
    return late < 1.0 ? cos(0.5 * pi * fmax(0.0, late)) : 0.0;
}

/* Gains of an image against the direct sound, by octave. */
static void image_gains(const BinauralScene *scene, unsigned speaker, unsigned n,
                        double gains[OCTAVES])
{
    const ImageSource *image = &scene->images[speaker][n];
    double spread = nearer_m(&scene->placement) / image->distance_m;
    if (n != DIRECT) {
        spread *= specular_gain(scene, image);
    }
    room_reflection(&scene->surfaces, image, scene->placement.distance_m[speaker], gains);
    for (unsigned b = 0; b < OCTAVES; b++) {
        const double directivity_db = loudspeaker_directivity_db(
            scene->spec.loudspeaker, image->leaving_degrees, octave_hz(b));
        gains[b] *= spread * gain_from_db(directivity_db);
    }
}

/* As it arrives at a head that is not turned. */
static EarSound image_sound(const BinauralScene *scene, unsigned speaker, unsigned n)
{
    const ImageSource *image = &scene->images[speaker][n];
    EarSound sound = {.delay_s = image->distance_m / sound_speed_m_per_s - scene->origin_s,
                      .distance_m = image->distance_m,
                      .direction = {image->azimuth_degrees, image->elevation_degrees}};
    image_gains(scene, speaker, n, sound.gain);
    for (unsigned b = 0; n != DIRECT && b < OCTAVES; b++) {
        sound.gain[b] *= scene->spec.room_level;
    }
    return sound;
}

EarSound binaural_scene_sound(const BinauralScene *scene, unsigned speaker, unsigned image,
                              double yaw_degrees)
{
    EarSound sound = scene->sounds[speaker][image];
    sound.direction.azimuth_degrees =
        remainder(sound.direction.azimuth_degrees - yaw_degrees, 360.0);
    return sound;
}

/* --------------------------------------------------------------------------------- tail -- */

static void tail_images(const BinauralScene *scene, unsigned speaker, TailImage images[IMAGES])
{
    for (unsigned n = 1; n < scene->image_count; n++) {
        image_gains(scene, speaker, n, images[n - 1].energy);
        images[n - 1].at_s = scene->images[speaker][n].distance_m / sound_speed_m_per_s;
        for (unsigned b = 0; b < OCTAVES; b++) {
            images[n - 1].energy[b] *= images[n - 1].energy[b];
        }
    }
}

TailSpec binaural_scene_tail(const BinauralScene *scene, unsigned speaker, TailImage images[IMAGES])
{
    const Room *measures = room_of(scene->spec.room);
    tail_images(scene, speaker, images);
    TailSpec spec = {.origin_s = scene->origin_s,
                     .start_s = room_mixing_time_s(measures),
                     .images = images,
                     .image_count = scene->image_count - 1,
                     .seed = seeds[room_is_symmetric(measures) ? SPEAKER_LEFT : speaker]};
    memcpy(spec.reverberation_s, scene->reverberation_s, sizeof spec.reverberation_s);
    memcpy(spec.energy_per_s, scene->tail_energy_per_s, sizeof spec.energy_per_s);
    return spec;
}

/* ------------------------------------------------------------------------------- design -- */

static void design_tail(BinauralScene *scene)
{
    const Room *measures = room_of(scene->spec.room);
    room_reverberation_s(measures, scene->spec.decay, scene->reverberation_s);
    scene->surfaces = room_surfaces(measures, scene->reverberation_s);
    for (unsigned b = 0; b < OCTAVES; b++) {
        const double index_db =
            loudspeaker_directivity_index_db(scene->spec.loudspeaker, octave_hz(b));
        scene->tail_energy_per_s[b] =
            tail_energy_per_s(room_volume_m3(measures), nearer_m(&scene->placement)) *
            pow(10.0, -index_db / 10.0);
    }
}

/* Since the emission, when the tail is at its end in all octaves. */
static double tail_end_s(const BinauralScene *scene)
{
    double end_s = 0.0;
    for (unsigned b = 0; b < OCTAVES; b++) {
        const double level = scene->spec.room_level;
        const double start_db = db_from_power(level * level * scene->tail_energy_per_s[b] * 1e-3);
        end_s = fmax(end_s, scene->reverberation_s[b] * (start_db - end_db) / 60.0);
    }
    return end_s;
}

static void place_images(BinauralScene *scene)
{
    const Room *measures = room_of(scene->spec.room);
    for (unsigned s = 0; s < SPEAKERS; s++) {
        room_images(measures, &scene->placement, s, scene->images[s]);
    }
}

static void design_sounds(BinauralScene *scene)
{
    for (unsigned s = 0; s < SPEAKERS; s++) {
        for (unsigned n = 0; n < scene->image_count; n++) {
            scene->sounds[s][n] = image_sound(scene, s, n);
        }
    }
}

void binaural_scene_design(BinauralScene *scene, const BinauralRoomSpec *spec)
{
    const Room *measures = room_of(spec->room);
    const bool reflects = measures->reverberation_s > 0.0 && spec->room_level > 0.0;
    *scene = (BinauralScene){.spec = *spec, .image_count = reflects ? IMAGES : 1};
    scene->placement = room_placement(measures, spec->distance_m, spec->angle_degrees);
    scene->origin_s = nearer_m(&scene->placement) / sound_speed_m_per_s - direct_at_s;
    place_images(scene);
    double length_s = early_s;
    if (reflects) {
        design_tail(scene);
        length_s = fmin(longest_s, fmax(early_s, tail_end_s(scene) - scene->origin_s));
    }
    design_sounds(scene);
    scene->frames = (uint32_t)ceil(length_s * spec->rate_hz);
    scene->early_frames = (uint32_t)ceil(early_s * spec->rate_hz);
    if (spec->most_early_frames > 0 && spec->most_early_frames < scene->early_frames) {
        scene->early_frames = spec->most_early_frames;
    }
}
