/* A setting of the Speakers mode as it was rendered, and where it was meant to be. */
#ifndef EARFIELD_DEMO_RENDERED_ROOM_H
#define EARFIELD_DEMO_RENDERED_ROOM_H

#include "../../plugin/acoustics/room.h"
#include "../room_measures.h"
#include "settings.h"

typedef struct {
    Setting setting;
    const Room *room;
    RoomPlacement placement;
    EarResponse whole, direct; /* of the left loudspeaker: all of it, and without reflections */
    uint32_t arrival;          /* frame of the direct sound */
    double mixing_s;           /* from there on */
    RoomMeasures measures;     /* of the two responses alone */
} RenderedRoom;

/** Anechoic has none. */
bool has_walls(const Room *room);

/** Is it one? */
bool setting_is_a_room(const Setting *setting);

/** From FOLDER/impulse/NAME.wav and NAME-direct.wav; false, and said on stderr, where they can't be
 * read. */
bool rendered_room_read(const char *folder, const Setting *setting, RenderedRoom *rendered);

void rendered_room_free(RenderedRoom *rendered);

#endif
