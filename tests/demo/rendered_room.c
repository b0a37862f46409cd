#include "rendered_room.h"

#include "../audio.h"
#include <stdlib.h>

bool has_walls(const Room *room)
{
    return room->reverberation_s > 0.0;
}

bool setting_is_a_room(const Setting *setting)
{
    const double speakers = 2.0;
    return setting_value(setting, "mode") == speakers;
}

static bool response_read(const char *folder, const char *name, EarResponse *response)
{
    Audio audio;
    if (!audio_read(folder, name, &audio)) {
        return false;
    }
    const Stereo *s = &audio.sound;
    double complex *ears = calloc(s->frames + 1, sizeof *ears);
    if (!ears) {
        abort();
    }
    for (size_t n = 0; n < s->frames; n++) {
        ears[n] = (double)s->left[n] + I * (double)s->right[n];
    }
    *response = (EarResponse){ears, (uint32_t)s->frames, audio.rate_hz};
    stereo_free(&audio.sound);
    return true;
}

bool rendered_room_read(const char *folder, const Setting *setting, RenderedRoom *rendered)
{
    char impulses[4096], direct[128];
    snprintf(impulses, sizeof impulses, "%s/impulse", folder);
    snprintf(direct, sizeof direct, "%s-direct", setting->name);
    const Room *room = room_of((RoomKind)setting_value(setting, "room"));
    *rendered = (RenderedRoom){
        .setting = *setting,
        .room = room,
        .placement = room_placement(room, setting_value(setting, "distance"),
                                    setting_value(setting, "angle")),
    };
    if (!response_read(impulses, setting->name, &rendered->whole) ||
        !response_read(impulses, direct, &rendered->direct)) {
        rendered_room_free(rendered);
        return false;
    }
    rendered->arrival = arrival_frame(&rendered->direct);
    rendered->mixing_s = room_mixing_time_s(room) -
                         rendered->placement.distance_m[SPEAKER_LEFT] / sound_speed_m_per_s;
    rendered->measures = room_measures(&rendered->whole, &rendered->direct, rendered->mixing_s);
    return true;
}

void rendered_room_free(RenderedRoom *rendered)
{
    free((void *)rendered->whole.ears);
    free((void *)rendered->direct.ears);
    rendered->whole.ears = rendered->direct.ears = NULL;
}
