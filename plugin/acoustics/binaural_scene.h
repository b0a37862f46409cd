/* What there is to hear of two loudspeakers in a room, before any ear is asked: the direct sound and
 * each image with its gains, time and direction, and what the tail is to be. Design alone, no
 * samples: pure, allocation-free, any thread.
 *
 * 1 is the pressure of the nearer loudspeaker's direct sound in the middle of the head, with the
 * head away. */
#ifndef EARFIELD_BINAURAL_SCENE_H
#define EARFIELD_BINAURAL_SCENE_H

#include "ear_render.h"
#include "loudspeaker.h"
#include "room.h"
#include "tail.h"

typedef struct {
    RoomKind room;
    LoudspeakerKind loudspeaker;
    double room_level;            /* gain of reflections and tail, 0 (exactly none) to 1.5 */
    double decay;                 /* of the reverberation time, 0.5 to 2 */
    double distance_m;            /* 0.3 to 10; nearer where the room is too small */
    double angle_degrees;         /* half the angle between the loudspeakers, 5 to 90 */
    double head_circumference_cm; /* 50 to 65 */
    double yaw_degrees;           /* the head is turned left by this, -180 to 180 */
    uint32_t most_early_frames;   /* that turn with the head; 0: all of the first 80 ms */
    double rate_hz;               /* 44100 to 192000 */
    const Hrtf *hrtf;             /* NULL: two microphones in the middle of no head */
} BinauralRoomSpec;

typedef struct {
    BinauralRoomSpec spec;
    RoomPlacement placement;
    ImageSource images[SPEAKERS][IMAGES];
    EarSound sounds[SPEAKERS][IMAGES]; /* of them, as they arrive at a head that is not turned */
    unsigned image_count; /* with the direct sound, which comes first; 1 without reflections */
    RoomSurfaces surfaces;
    double reverberation_s[OCTAVES], tail_energy_per_s[OCTAVES];
    double origin_s;       /* the emission lies this long before frame 0 */
    uint32_t frames;       /* of the whole response */
    uint32_t early_frames; /* of what turns with the head */
} BinauralScene;

void binaural_scene_design(BinauralScene *scene, const BinauralRoomSpec *spec);

/** An image of a loudspeaker as it arrives at a head turned left by `yaw_degrees`. */
EarSound binaural_scene_sound(const BinauralScene *scene, unsigned speaker, unsigned image,
                              double yaw_degrees);

/** The tail of a loudspeaker at room level 1; `images` is what the spec points to. Where the room
 * is symmetric the right one's is the left one's again, for its ears to be exchanged. */
TailSpec binaural_scene_tail(const BinauralScene *scene, unsigned speaker,
                             TailImage images[IMAGES]);

#endif
