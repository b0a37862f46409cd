/* The names that Earfield gives and the ones it uses, and their numbers in a host. */
#ifndef EARFIELD_URIS_H
#define EARFIELD_URIS_H

#include "dsp/ears.h"
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
#define EARFIELD__uiZoom "urn:earfield:uiZoom"
#define EARFIELD__UiOpen "urn:earfield:UiOpen"
#define EARFIELD__UiClosed "urn:earfield:UiClosed"
#define EARFIELD__Pictures "urn:earfield:Pictures"
#define EARFIELD__rate "urn:earfield:rate"
#define EARFIELD__straightAhead "urn:earfield:straightAhead"
#define EARFIELD__spectrum "urn:earfield:spectrum"
#define EARFIELD__energyLeft "urn:earfield:energyLeft"
#define EARFIELD__energyRight "urn:earfield:energyRight"
#define EARFIELD__correctionLeft "urn:earfield:correctionLeft"
#define EARFIELD__correctionRight "urn:earfield:correctionRight"

typedef struct {
    LV2_URID atom_Chunk, atom_Double, atom_Float, atom_Int, atom_Object, atom_Path, atom_Sequence,
        atom_String, atom_URID, atom_Vector;
    LV2_URID patch_Get, patch_Set, patch_property, patch_subject, patch_value;
    LV2_URID state_StateChanged;
    LV2_URID plugin, state_version, message;
    LV2_URID dose_left, dose_right, dose_hours; /* in Pa²h and hours */
    LV2_URID file[OWN_FILES];                   /* the properties that hold their paths */
    LV2_URID ui_zoom;
    LV2_URID ui_open, ui_closed;                       /* what a UI says */
    LV2_URID pictures;                                 /* what it is told (pictures.h), of: */
    LV2_URID rate, straight_ahead;                     /* Hz, degrees */
    LV2_URID spectrum, energy[EARS], correction[EARS]; /* dB */
} Uris;

/** Not for the audio thread. */
void uris_map(Uris *uris, const LV2_URID_Map *map);

#endif
