/* The built rooms: their measures, who stands where in them, and what their walls reflect.
 * Pure, allocation-free: any thread. */
#ifndef EARFIELD_ROOM_H
#define EARFIELD_ROOM_H

#include "image_source.h"
#include "octaves.h"
#include <stdbool.h>

/** In the order of the control. */
typedef enum {
    ROOM_ANECHOIC,
    ROOM_NEARFIELD_STUDIO,
    ROOM_CONTROL,
    ROOM_MASTERING,
    ROOM_LIVING,
    ROOM_CAR,
    ROOM_CLUB,
    ROOMS
} RoomKind;

typedef struct {
    Position size;          /* length, width, height */
    double reverberation_s; /* T: 60 dB, in all octaves but the highest, which air takes more of */
    double distance_m;      /* from the listener to a loudspeaker, as a preset sets it */
    double ahead;           /* share of the length that lies before the listener */
    double seat_left_m;     /* of the long axis */
    double ears_height_m;   /* the loudspeakers' too */
    double clearance_m;     /* from a loudspeaker to the nearest wall */
    double ratio[2];        /* of the left and the right loudspeaker's distance to the control's */
    bool absorbers;         /* where the first 15 ms of reflections meet the walls */
} Room;

/** Anechoic has no walls: its measures are only there to stand in, and T is 0. */
const Room *room_of(RoomKind kind);

/** Are the paths of the two loudspeakers each other's mirror image? */
bool room_is_symmetric(const Room *room);

enum { SPEAKER_LEFT, SPEAKER_RIGHT, SPEAKERS };

/** Listener and loudspeakers. What the direct sound needs stands beside the positions, so that it
 * is the same in every room, to the bit. */
typedef struct {
    Position listener, speaker[SPEAKERS];
    double distance_m[SPEAKERS], azimuth_degrees[SPEAKERS];
} RoomPlacement;

/** Loudspeakers at +-`angle_degrees` (up to 90) and `distance_m`, both nearer in proportion where
 * the room is too small. */
RoomPlacement room_placement(const Room *room, double distance_m, double angle_degrees);

/** The images of one loudspeaker; the right one's are the mirrored left one's in a symmetric room.
 */
void room_images(const Room *room, const RoomPlacement *placement, unsigned speaker,
                 ImageSource images[IMAGES]);

double room_volume_m3(const Room *room);

/** From the emission: 20.08 V/S + 12 ms, when single reflections can't be told apart any more.
 * Source: A. Lindau, L. Kosanke and S. Weinzierl, "Perceptual evaluation of model- and signal-based
 * predictors of the mixing time in binaural room impulse responses", J. Audio Eng. Soc. 60 (2012),
 * V in m³ and S in m². */
double room_mixing_time_s(const Room *room);

/** What reflects: gains of pressure by octave, 0 to 1. */
typedef struct {
    double wall[OCTAVES];
    double absorber[OCTAVES]; /* 1: there is none */
} RoomSurfaces;

/** Reverberation time by octave; `decay` scales it. Not for Anechoic. */
void room_reverberation_s(const Room *room, double decay, double reverberation_s[OCTAVES]);

/** The walls that give these times: C. F. Eyring, "Reverberation time in 'dead' rooms", J. Acoust.
 * Soc. Am. 1 (1930). Absorbers as panels where sound hits that arrives in the first 15 ms after the
 * direct sound: ITU-R BS.1116-3 wants those reflections 10 dB below the direct sound from 1 to
 * 8 kHz, and the reverberation of the room untouched. */
RoomSurfaces room_surfaces(const Room *room, const double reverberation_s[OCTAVES]);

/** What all its walls leave of an image, by octave. The first 15 ms count from `direct_m`, the way
 * of the direct sound. */
void room_reflection(const RoomSurfaces *surfaces, const ImageSource *image, double direct_m,
                     double reflection[OCTAVES]);

#endif
