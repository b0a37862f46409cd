/* The presets of the bundle as the UI writes them; the table is generated from ttl/presets.csv. */
#ifndef EARFIELD_PRESETS_H
#define EARFIELD_PRESETS_H

#include "../plugin/params.h"

typedef struct {
    bool given;
    float value;
} PresetSetting;

typedef struct {
    const char *name;
    PresetSetting settings[PORT_COUNT];
} UiPreset;

extern const UiPreset ui_presets[];
extern const size_t ui_preset_count;

#endif
