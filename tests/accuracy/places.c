/* Who stands where: the rooms' measures and what the presets set. What has no port is asked of the
 * rooms themselves. */
#include "../../plugin/acoustics/room.h"
#include "../check.h"
#include "../host.h"
#include "../worst.h"
#include "render.h"
#include "rows.h"
#include "table.h"
#include <string.h>

/* ITU-R BS.1116-3 knows the Control Room's T by its volume. */
static const struct {
    RoomKind kind;
    double size_m[AXES], reverberation_s, ahead;
} wanted[] = {
    {ROOM_NEARFIELD_STUDIO, {6, 4.5, 2.7}, 0.22, 0.55},
    {ROOM_CONTROL, {7, 5.5, 3}, 0.262, 0.55},
    {ROOM_MASTERING, {9, 7, 3.5}, 0.30, 0.55},
    {ROOM_LIVING, {5.5, 4.2, 2.5}, 0.45, 0.65},
    {ROOM_CAR, {2.4, 1.4, 1.1}, 0.08, 0.5},
    {ROOM_CLUB, {25, 15, 5}, 1.0, 0.65},
};

static void measures(void)
{
    double size_m = 0.0, reverberation_s = 0.0, place_m = 0.0, height_m = 0.0;
    for (size_t k = 0; k < COUNT(wanted); k++) {
        const Room *room = room_of(wanted[k].kind);
        const RoomPlacement placement = room_placement(room, room->distance_m, 30.0);
        for (int axis = 0; axis < AXES; axis++) {
            size_m = worst_of(size_m, room->size.m[axis] - wanted[k].size_m[axis]);
        }
        reverberation_s =
            worst_of(reverberation_s, room->reverberation_s - wanted[k].reverberation_s);
        const double ahead_m = wanted[k].size_m[0] - placement.listener.m[0];
        place_m = worst_of(place_m, ahead_m - wanted[k].ahead * wanted[k].size_m[0]);
        if (wanted[k].kind != ROOM_CAR) {
            height_m = worst_of(height_m, placement.listener.m[2] - 1.2);
            height_m = worst_of(height_m, placement.speaker[SPEAKER_LEFT].m[2] - 1.2);
        }
    }
    const double volume_m3 = room_volume_m3(room_of(ROOM_CONTROL));
    table_row("Length, width and height, farthest of six rooms", 0.0, size_m, 0.0, "m", 2,
              "the table of rooms");
    table_row("T, farthest of six rooms", 0.0, reverberation_s, 0.0, "s", 3, "the table of rooms");
    table_row("Control Room: T by its volume", 0.25 * cbrt(volume_m3 / 100.0),
              room_of(ROOM_CONTROL)->reverberation_s, 0.001, "s", 4,
              "0.25 s (V/100 m³)^(1/3), ITU-R BS.1116-3");
    table_row("Listener's place along the room, farthest of six", 0.0, place_m, 0.001, "m", 2,
              "0.55 of the length before the listener, Living Room and Club 0.65");
    table_row("Height of ears and loudspeakers, farthest of all rooms but the Car", 0.0, height_m,
              0.0, "m", 2, "1.2 m");
}

/* The least room between a loudspeaker and a wall, at any distance and angle. */
static double clearance_m(const Room *room)
{
    double least_m = HUGE_VAL;
    for (int step = 0; step < 20 * 18; step++) {
        const RoomPlacement at =
            room_placement(room, 0.3 + 0.51 * (step % 20), 5.0 + 5.0 * floor(step / 20.0));
        for (int axis = 0; axis < 2; axis++) {
            for (unsigned s = 0; s < SPEAKERS; s++) {
                const double m = at.speaker[s].m[axis];
                least_m = fmin(least_m, fmin(m, room->size.m[axis] - m));
            }
        }
    }
    return least_m;
}

static void walls(void)
{
    double least_m = HUGE_VAL, mixing_s = 0.0;
    for (size_t k = 0; k < COUNT(wanted); k++) {
        const Room *room = room_of(wanted[k].kind);
        const double *m = wanted[k].size_m, volume_m3 = m[0] * m[1] * m[2];
        const double surface_m2 = 2.0 * (m[0] * m[1] + m[1] * m[2] + m[2] * m[0]);
        least_m = wanted[k].kind == ROOM_CAR ? least_m : fmin(least_m, clearance_m(room));
        mixing_s = worst_of(mixing_s,
                            room_mixing_time_s(room) - (20.08e-3 * volume_m3 / surface_m2 + 0.012));
    }
    table_at_least("From a loudspeaker to the nearest wall, all rooms but the Car", 0.3 - 1e-9,
                   least_m, "m", 2, "0.3 m");
    table_row("Mixing time, farthest of six rooms", 0.0, 1e3 * mixing_s, 0.001, "ms", 3,
              "20.08 V/S + 12 ms (Lindau 2012)");
    const RoomPlacement car = room_placement(room_of(ROOM_CAR), 1.0, 30.0);
    table_row("Car: the left loudspeaker's distance over the right one's", 0.9 / 1.1,
              car.distance_m[SPEAKER_LEFT] / car.distance_m[SPEAKER_RIGHT], 0.0001, "", 4,
              "0.9 : 1.1");
}

/* -------------------------------------------------------------------------------- presets -- */

typedef struct {
    const char *symbol;
    double value;
} PresetValue;

static void take(const char *symbol, void *data, const void *value, uint32_t size, uint32_t type)
{
    (void)type;
    PresetValue *wish = (PresetValue *)data;
    float is = NAN;
    if (strcmp(symbol, wish->symbol) == 0 && size == sizeof is) {
        memcpy(&is, value, sizeof is);
        wish->value = (double)is;
    }
}

static double preset_value(const Host *host, const char *slug, const char *symbol)
{
    char uri[128];
    snprintf(uri, sizeof uri, "urn:earfield:preset:%s", slug);
    LilvNode *preset = lilv_new_uri(host->world, uri);
    lilv_world_load_resource(host->world, preset);
    LilvState *state = lilv_state_new_from_world(host->world, &host_map, preset);
    PresetValue wish = {symbol, NAN};
    if (state) {
        lilv_state_emit_port_values(state, take, &wish);
    }
    lilv_state_free(state);
    lilv_node_free(preset);
    return wish.value;
}

static void presets(void)
{
    const struct {
        const char *quantity, *slug, *symbol;
        double value;
        const char *unit;
    } rows[] = {
        {"Nearfield Studio: distance", "nearfield-studio", "distance", 1.2, "m"},
        {"Control Room: distance", "control-room", "distance", 2.2, "m"},
        {"Mastering Room: distance", "mastering-room", "distance", 3.5, "m"},
        {"Hi-Fi Living Room: distance", "hi-fi-living-room", "distance", 2.5, "m"},
        {"Car: distance, between 0.9 and 1.1 m", "car", "distance", 1.0, "m"},
        {"Club: distance", "club", "distance", 8.0, "m"},
        {"Laptop: distance", "laptop", "distance", 0.55, "m"},
        {"Laptop: half the angle", "laptop", "angle", 12.0, "°"},
        {"Phone: distance", "phone", "distance", 0.35, "m"},
        {"Phone: half the angle", "phone", "angle", 8.0, "°"},
    };
    Host host = host_load();
    for (size_t k = 0; k < COUNT(rows); k++) {
        char quantity[96];
        snprintf(quantity, sizeof quantity, "Preset %s", rows[k].quantity);
        table_row(quantity, rows[k].value, preset_value(&host, rows[k].slug, rows[k].symbol), 0.001,
                  rows[k].unit, 2, "the table of rooms and loudspeakers");
    }
    host_close(&host);
}

void place_rows(void)
{
    table_section("Rooms: measures and places");
    measures();
    walls();
    presets();
}
