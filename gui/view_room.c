#include "view_room.h"

#include "design_room.h"

bool view_is_loaded(const ViewModel *view, const Settings *settings)
{
    return response_wish_granted(&settings->wish, view->response_loaded).loaded;
}

const BinauralScene *view_room(const ViewModel *view, BinauralScene *room)
{
    const Settings settings = settings_from_controls(view->values, view->straight_ahead_degrees);
    if (settings.engine.voice.mode != MODE_SPEAKERS || view_is_loaded(view, &settings)) {
        return NULL;
    }
    room_scene(&settings.wish, view->rate_hz, room);
    return room;
}
