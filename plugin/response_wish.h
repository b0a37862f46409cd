/* What the Speakers mode is asked for. Pure: any thread. */
#ifndef EARFIELD_RESPONSE_WISH_H
#define EARFIELD_RESPONSE_WISH_H

#include "acoustics/binaural_scene.h"

/** What is to be heard, in the terms of BinauralRoomSpec. */
typedef struct {
    bool loaded; /* the user's response; a room without walls where none is loaded */
    RoomKind room;
    LoudspeakerKind loudspeaker;
    double room_level, decay, distance_m, angle_degrees, head_circumference_cm, yaw_degrees;
} ResponseWish;

/** A wish as it can be granted, with a loaded response or without: nothing else shapes one that is
 * loaded, and without one there is the room of the wish. Pure. */
ResponseWish response_wish_granted(const ResponseWish *wish, bool any_loaded);

/** The room of a wish, the head straight ahead, without ears. */
BinauralRoomSpec response_wish_room(const ResponseWish *wish, double rate_hz);

/** The same response but for where the head is turned to. */
bool response_wish_same_place(const ResponseWish *a, const ResponseWish *b);

#endif
