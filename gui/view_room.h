/* The room that the Speakers' views show: worked out once, drawn by several. Pure. */
#ifndef EARFIELD_VIEW_ROOM_H
#define EARFIELD_VIEW_ROOM_H

#include "../plugin/settings.h"
#include "view_model.h"

/** Whether the response is the user's own, which tells nothing of a room. */
bool view_is_loaded(const ViewModel *view, const Settings *settings);

/** `room` as the view's values wish it, or NULL where they wish none. */
const BinauralScene *view_room(const ViewModel *view, BinauralScene *room);

#endif
