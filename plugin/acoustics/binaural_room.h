/* Two loudspeakers in a room as the two ears hear them: four responses, from direct sound, image
 * sources and tail. 1 is the pressure of the nearer loudspeaker's direct sound in the middle of the
 * head, with the head away.
 *
 *     direct, images:  loudspeaker's directivity x walls x head (HRTF) x delay, each by itself
 *     tail:            decaying noise, by octave (tail.h)
 *     all of it:       x loudspeaker's response on its axis
 *
 * Not for the audio thread. One thread at a time may use one room. */
#ifndef EARFIELD_BINAURAL_ROOM_H
#define EARFIELD_BINAURAL_ROOM_H

#include "binaural_scene.h"

/** The four paths: from a loudspeaker to an ear. */
typedef enum { LEFT_TO_LEFT, LEFT_TO_RIGHT, RIGHT_TO_LEFT, RIGHT_TO_RIGHT, ROOM_PATHS } RoomPath;

typedef struct BinauralRoom BinauralRoom;

/** Build a room. The HRTF must outlive it. NULL when memory is out. */
BinauralRoom *binaural_room_new(const BinauralRoomSpec *spec);

/** Takes NULL too. */
void binaural_room_free(BinauralRoom *room);

/** Frames of each path: to where the tail has fallen 90 dB below the direct sound (by energy of
 * 1 ms), at least 80 ms, at most 4 s. */
uint32_t binaural_room_frames(const BinauralRoom *room);

/** A path, binaural_room_frames() long. The nearer loudspeaker's direct sound passes the middle of
 * the head 0.45 ms after frame 0, and the near ear at most 0.35 ms before that. */
const float *binaural_room_path(const BinauralRoom *room, RoomPath path);

/** Free the paths, where they are no longer needed: turning the head has no use for them. */
void binaural_room_forget_paths(BinauralRoom *room);

/** Is left to left right to right, and left to right right to left, bit for bit? In all rooms but
 * the Car while the head is not turned. */
bool binaural_room_is_symmetric(const BinauralRoom *room);

/** The frames that turning the head rebuilds: 80 ms, or what the spec leaves of them. */
uint32_t binaural_room_early_frames(const BinauralRoom *room);

/** What the first binaural_room_early_frames() of each path are with the head turned to
 * `yaw_degrees`; what comes later stays. The room itself is left as it is. Allocation-free. Turned
 * back to the yaw it was built with, it is as it was built, to the bit. */
void binaural_room_turn(BinauralRoom *room, double yaw_degrees, float *const early[ROOM_PATHS]);

/** What the left loudspeaker's direct sound is between the ears, with the head turned to
 * `yaw_degrees`: negative where it comes from the right. Allocation-free. */
Interaural binaural_room_interaural(BinauralRoom *room, double yaw_degrees);

#endif
