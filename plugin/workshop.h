/* What is worked out in the background: for the Speakers mode from a wish to a response that the
 * engine can play, and from files of the user's own to what they are used for. It keeps what it
 * built last, so that a turned head costs no new room.
 *
 * Not for the audio thread. One thread at a time may use one workshop (worker.h sees to it). */
#ifndef EARFIELD_WORKSHOP_H
#define EARFIELD_WORKSHOP_H

#include "acoustics/binaural_room.h"
#include "dsp/equaliser.h"
#include "dsp/speakers.h"
#include "own_files.h"

/** What is to be heard, in the terms of BinauralRoomSpec. */
typedef struct {
    bool loaded; /* the user's response; a room without walls where none is loaded */
    RoomKind room;
    LoudspeakerKind loudspeaker;
    double room_level, decay, distance_m, angle_degrees, head_circumference_cm, yaw_degrees;
} ResponseWish;

typedef struct Workshop Workshop;

/** `plan` must outlive it, and what it hands over too. NULL where memory is short. */
Workshop *workshop_new(const ConvolverPlan *plan, double rate_hz);

/** Takes NULL too. */
void workshop_free(Workshop *workshop);

/** Work out what changes between the response that was built last and `wish`, which may be nothing:
 * the parts in `response` are the caller's, who has to hand over all of them, in sequence. False
 * where memory is short: then all is as it was. */
bool workshop_build(Workshop *workshop, const ResponseWish *wish, SpeakersResponse *response);

/** Use a file of the user's own, for what is built and taken from now on; an empty path: none.
 * After a fault all is as it was. */
OwnFileOutcome workshop_load(Workshop *workshop, OwnFile which, const char *path);

/** The correction, where workshop_load() made another one since it was last taken: true, and the
 * caller owns it (NULL: none). */
bool workshop_take_correction(Workshop *workshop, EqualiserDesign **correction);

/** A wish as it can be granted, with a loaded response or without: nothing else shapes one that is
 * loaded, and without one there is the room of the wish. Pure. */
ResponseWish response_wish_granted(const ResponseWish *wish, bool any_loaded);

/** The same response but for where the head is turned to. */
bool response_wish_same_place(const ResponseWish *a, const ResponseWish *b);

#endif
