#include "ambient_microphones.h"

#include "room.h"

static const double apart_m = 3.0, angle_degrees = 30.0;
static const double high_cut_hz = 8000.0; /* air, and stacks heard off their axes */

/* The strongest first. */
static void sort_in(AmbienceTap taps[AMBIENCE_TAPS], AmbienceTap tap)
{
    for (unsigned i = 0; i < AMBIENCE_TAPS; i++) {
        if (tap.gain > taps[i].gain) {
            const AmbienceTap weaker = taps[i];
            taps[i] = tap;
            tap = weaker;
        }
    }
}

static double energy(const AmbienceTap taps[AMBIENCE_TAPS])
{
    double sum = 0.0;
    for (unsigned i = 0; i < AMBIENCE_TAPS; i++) {
        sum += taps[i].gain * taps[i].gain;
    }
    return sum;
}

static void scale(AmbienceTap taps[AMBIENCE_TAPS], double gain)
{
    for (unsigned i = 0; i < AMBIENCE_TAPS; i++) {
        taps[i].gain *= gain;
    }
}

/* The reflections of the left stack at one microphone; by the octave of 1 kHz. */
static void hear(const Room *club, Position microphone, AmbienceTap taps[AMBIENCE_TAPS])
{
    const unsigned octave_of_1_khz = 4;
    const RoomPlacement placement = room_placement(club, club->distance_m, angle_degrees);
    const ImageScene scene = {club->size, placement.speaker[SPEAKER_LEFT], microphone};
    double reverberation_s[OCTAVES], reflection[OCTAVES];
    room_reverberation_s(club, 1.0, reverberation_s);
    const RoomSurfaces surfaces = room_surfaces(club, reverberation_s);
    ImageSource images[IMAGES];
    image_sources(&scene, images);
    const double direct_m = images[0].distance_m;
    for (unsigned n = 1; n < IMAGES; n++) {
        room_reflection(&surfaces, &images[n], direct_m, reflection);
        sort_in(taps, (AmbienceTap){(images[n].distance_m - direct_m) / sound_speed_m_per_s,
                                    reflection[octave_of_1_khz] * direct_m / images[n].distance_m});
    }
}

AmbienceSpec ambient_microphones(void)
{
    enum { WIDTH = 1 };
    const Room *club = room_of(ROOM_CLUB);
    const RoomPlacement placement = room_placement(club, club->distance_m, angle_degrees);
    Position left = placement.listener, right = placement.listener;
    left.m[WIDTH] += apart_m / 2.0;
    right.m[WIDTH] -= apart_m / 2.0;
    AmbienceSpec spec = {.high_cut_hz = high_cut_hz};
    hear(club, left, spec.same);
    hear(club, right, spec.other);
    const double to_unit_energy = 1.0 / sqrt(energy(spec.same) + energy(spec.other));
    scale(spec.same, to_unit_energy);
    scale(spec.other, to_unit_energy);
    return spec;
}
