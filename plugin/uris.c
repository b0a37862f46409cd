#include "uris.h"

#include <lv2/atom/atom.h>
#include <lv2/patch/patch.h>
#include <lv2/state/state.h>

void uris_map(Uris *uris, const LV2_URID_Map *map)
{
    const struct {
        LV2_URID *urid;
        const char *uri;
    } names[] = {
        {&uris->atom_Chunk, LV2_ATOM__Chunk},
        {&uris->atom_Double, LV2_ATOM__Double},
        {&uris->atom_Float, LV2_ATOM__Float},
        {&uris->atom_Int, LV2_ATOM__Int},
        {&uris->atom_Object, LV2_ATOM__Object},
        {&uris->atom_Path, LV2_ATOM__Path},
        {&uris->atom_Sequence, LV2_ATOM__Sequence},
        {&uris->atom_String, LV2_ATOM__String},
        {&uris->atom_URID, LV2_ATOM__URID},
        {&uris->atom_Vector, LV2_ATOM__Vector},
        {&uris->patch_Get, LV2_PATCH__Get},
        {&uris->patch_Set, LV2_PATCH__Set},
        {&uris->patch_property, LV2_PATCH__property},
        {&uris->patch_subject, LV2_PATCH__subject},
        {&uris->patch_value, LV2_PATCH__value},
        {&uris->state_StateChanged, LV2_STATE__StateChanged},
        {&uris->plugin, EARFIELD_URI},
        {&uris->state_version, EARFIELD__stateVersion},
        {&uris->message, EARFIELD__message},
        {&uris->dose_left, EARFIELD__doseLeft},
        {&uris->dose_right, EARFIELD__doseRight},
        {&uris->dose_hours, EARFIELD__doseHours},
        {&uris->file[OWN_CORRECTION], EARFIELD__eqFile},
        {&uris->file[OWN_HRTF], EARFIELD__hrtfFile},
        {&uris->file[OWN_RESPONSE], EARFIELD__responseFile},
        {&uris->ui_zoom, EARFIELD__uiZoom},
        {&uris->ui_open, EARFIELD__UiOpen},
        {&uris->ui_closed, EARFIELD__UiClosed},
        {&uris->pictures, EARFIELD__Pictures},
        {&uris->rate, EARFIELD__rate},
        {&uris->straight_ahead, EARFIELD__straightAhead},
        {&uris->spectrum, EARFIELD__spectrum},
        {&uris->energy[EAR_LEFT], EARFIELD__energyLeft},
        {&uris->energy[EAR_RIGHT], EARFIELD__energyRight},
        {&uris->correction[EAR_LEFT], EARFIELD__correctionLeft},
        {&uris->correction[EAR_RIGHT], EARFIELD__correctionRight},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        *names[i].urid = map->map(map->handle, names[i].uri);
    }
}
