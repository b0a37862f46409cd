/* The room that the Speakers' views show: worked out once, drawn by several. Pure. */
#ifndef EARFIELD_VIEW_ROOM_H
#define EARFIELD_VIEW_ROOM_H

#include "../plugin/settings.h"
#include "view_model.h"

/** Whether the response is the user's own, which tells nothing of a room. */
bool view_is_loaded(const ViewModel *view, const Settings *settings);

/** One that was worked out, and for what. Zeroed: none was. */
typedef struct {
    bool known;
    ResponseWish wish;
    double rate_hz;
    BinauralScene scene;
} ViewRoom;

/** `room` as the view's values wish it, worked out anew where it is another one; NULL where they
 * wish none. */
const BinauralScene *view_room(const ViewModel *view, ViewRoom *room);

#endif
