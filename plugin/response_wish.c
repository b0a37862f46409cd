#include "response_wish.h"

bool response_wish_same_place(const ResponseWish *a, const ResponseWish *b)
{
    return a->loaded == b->loaded && a->room == b->room && a->loudspeaker == b->loudspeaker &&
           a->room_level == b->room_level && a->decay == b->decay &&
           a->distance_m == b->distance_m && a->angle_degrees == b->angle_degrees &&
           a->head_circumference_cm == b->head_circumference_cm;
}

ResponseWish response_wish_granted(const ResponseWish *wish, bool any_loaded)
{
    if (wish->loaded && any_loaded) {
        return (ResponseWish){.loaded = true};
    }
    ResponseWish room = *wish;
    room.loaded = false;
    return room;
}

BinauralRoomSpec response_wish_room(const ResponseWish *wish, double rate_hz)
{
    return (BinauralRoomSpec){.room = wish->room,
                              .loudspeaker = wish->loudspeaker,
                              .room_level = wish->room_level,
                              .decay = wish->decay,
                              .distance_m = wish->distance_m,
                              .angle_degrees = wish->angle_degrees,
                              .head_circumference_cm = wish->head_circumference_cm,
                              .rate_hz = rate_hz};
}
