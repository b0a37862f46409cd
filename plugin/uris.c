#include "uris.h"

#include <lv2/atom/atom.h>

void uris_map(Uris *uris, const LV2_URID_Map *map)
{
    uris->atom_Chunk = map->map(map->handle, LV2_ATOM__Chunk);
    uris->atom_Int = map->map(map->handle, LV2_ATOM__Int);
    uris->atom_Sequence = map->map(map->handle, LV2_ATOM__Sequence);
    uris->state_version = map->map(map->handle, EARFIELD__stateVersion);
}
