#include "ui_lv2_features.h"

#include <lv2/atom/atom.h>
#include <string.h>

UiFeatures ui_features(const LV2_Feature *const *features)
{
    const void *parent = NULL, *resize = NULL, *touch = NULL, *request = NULL, *map = NULL,
               *options = NULL;
    const struct {
        const char *uri;
        const void **data;
    } known[] = {
        {LV2_UI__parent, &parent}, {LV2_UI__resize, &resize},
        {LV2_UI__touch, &touch},   {LV2_UI__requestValue, &request},
        {LV2_URID__map, &map},     {LV2_OPTIONS__options, &options},
    };
    for (; features && *features; features++) {
        for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
            if (strcmp((*features)->URI, known[i].uri) == 0) {
                *known[i].data = (*features)->data;
            }
        }
    }
    return (UiFeatures){.parent = (uint32_t)(uintptr_t)parent, /* the number itself */
                        .resize = resize,
                        .touch = touch,
                        .request_value = request,
                        .map = map,
                        .options = options};
}

double ui_features_scale(const UiFeatures *features)
{
    const float least = 0.5f, most = 5.0f;
    if (!features->map || !features->options) {
        return 0.0;
    }
    const LV2_URID_Map *map = features->map;
    const LV2_URID scale_factor = map->map(map->handle, LV2_UI__scaleFactor);
    const LV2_URID atom_float = map->map(map->handle, LV2_ATOM__Float);
    for (const LV2_Options_Option *o = features->options; o->key || o->value; o++) {
        if (o->key == scale_factor && o->type == atom_float && o->size == sizeof(float) &&
            o->value) {
            const float scale = *(const float *)o->value;
            return scale >= least && scale <= most ? (double)scale : 0.0; /* neither holds a NaN */
        }
    }
    return 0.0;
}
