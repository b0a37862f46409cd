#include "room_energy.h"

#include "../../plugin/acoustics/turning_room.h"
#include "../../plugin/settings.h"

void room_energy(const float *values, double rate_hz, float db[EARS][ENERGY_POINTS])
{
    const Settings settings = settings_from_controls(values, 0.0);
    BinauralRoomSpec spec = response_wish_room(&settings.wish, rate_hz);
    EnergyTime energy = {.direct = 1.0};
    Hrtf *hrtf = hrtf_new_builtin(rate_hz);
    spec.hrtf = hrtf;
    TurningRoom *room = hrtf ? turning_room_new(&spec) : NULL;
    if (room) {
        turning_room_turn(room, settings.wish.yaw_degrees);
        turning_room_energy(room, &energy);
    }
    energy_time_levels(&energy, db);
    turning_room_free(room);
    hrtf_free(hrtf);
}
