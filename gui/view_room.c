#include "view_room.h"

#include "design_room.h"

bool view_is_loaded(const ViewModel *view, const Settings *settings)
{
    return response_wish_granted(&settings->wish, view->response_loaded).loaded;
}

static bool is_wished(const ViewRoom *room, const ResponseWish *wish, double rate_hz)
{
    return room->known && room->rate_hz == rate_hz && room->wish.yaw_degrees == wish->yaw_degrees &&
           response_wish_same_place(&room->wish, wish);
}

const BinauralScene *view_room(const ViewModel *view, ViewRoom *room)
{
    const Settings settings = settings_from_controls(view->values, view->straight_ahead_degrees);
    if (settings.engine.voice.mode != MODE_SPEAKERS || view_is_loaded(view, &settings)) {
        return NULL;
    }
    if (!is_wished(room, &settings.wish, view->rate_hz)) {
        room_scene(&settings.wish, view->rate_hz, &room->scene);
        room->known = true;
        room->wish = settings.wish;
        room->rate_hz = view->rate_hz;
    }
    return &room->scene;
}
