/* The names that Earfield gives and the ones it uses, and their numbers in a host. */
#ifndef EARFIELD_URIS_H
#define EARFIELD_URIS_H

#include <lv2/urid/urid.h>

#define EARFIELD_URI "urn:earfield:monitor"
#define EARFIELD__stateVersion "urn:earfield:stateVersion"

typedef struct {
    LV2_URID atom_Chunk, atom_Int, atom_Sequence;
    LV2_URID state_version;
} Uris;

/** Not for the audio thread. */
void uris_map(Uris *uris, const LV2_URID_Map *map);

#endif
