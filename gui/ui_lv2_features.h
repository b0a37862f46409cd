/* What a host of the UI offers; each may be absent. */
#ifndef EARFIELD_UI_LV2_FEATURES_H
#define EARFIELD_UI_LV2_FEATURES_H

#include <lv2/options/options.h>
#include <lv2/ui/ui.h>
#include <lv2/urid/urid.h>

typedef struct {
    uint32_t parent; /* X window; 0: none */
    const LV2UI_Resize *resize;
    const LV2UI_Touch *touch;
    const LV2UI_Request_Value *request_value;
    const LV2_URID_Map *map;
    const LV2_Options_Option *options;
} UiFeatures;

UiFeatures ui_features(const LV2_Feature *const *features);

/** The scale that the host asks for by an option, or 0. */
double ui_features_scale(const UiFeatures *features);

#endif
