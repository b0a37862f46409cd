/* The names that Earfield gives and the ones it uses, and their numbers in a host. */
#ifndef EARFIELD_URIS_H
#define EARFIELD_URIS_H

#include "own_files.h"
#include <lv2/urid/urid.h>

#define EARFIELD_URI "urn:earfield:monitor"
#define EARFIELD__stateVersion "urn:earfield:stateVersion"
#define EARFIELD__doseLeft "urn:earfield:doseLeft"
#define EARFIELD__doseRight "urn:earfield:doseRight"
#define EARFIELD__doseHours "urn:earfield:doseHours"
#define EARFIELD__eqFile "urn:earfield:eqFile"
#define EARFIELD__hrtfFile "urn:earfield:hrtfFile"
#define EARFIELD__responseFile "urn:earfield:responseFile"
#define EARFIELD__message "urn:earfield:message"

typedef struct {
    LV2_URID atom_Chunk, atom_Double, atom_Int, atom_Object, atom_Path, atom_Sequence, atom_String,
        atom_URID;
    LV2_URID patch_Get, patch_Set, patch_property, patch_subject, patch_value;
    LV2_URID state_StateChanged;
    LV2_URID plugin, state_version, message;
    LV2_URID dose_left, dose_right, dose_hours; /* in Pa²h and hours */
    LV2_URID file[OWN_FILES];                   /* the properties that hold their paths */
} Uris;

/** Not for the audio thread. */
void uris_map(Uris *uris, const LV2_URID_Map *map);

#endif
