#include "instance.h"

#include "../../plugin/params.h"
#include "../../plugin/uris.h"
#include <lv2/atom/atom.h>
#include <lv2/patch/patch.h>
#include <lv2/urid/urid.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_URIS = 256, BLOCK = 256, RATE_HZ = 48000 };

/* The first are always the same, as corpora hold their numbers: 1 and on. */
static const char *uris[MOST_URIS] = {
    LV2_ATOM__Sequence,  LV2_ATOM__Object,       LV2_ATOM__URID,    LV2_ATOM__Path,
    LV2_ATOM__String,    LV2_PATCH__Set,         LV2_PATCH__Get,    LV2_PATCH__subject,
    LV2_PATCH__property, LV2_PATCH__value,       EARFIELD_URI,      EARFIELD__eqFile,
    EARFIELD__hrtfFile,  EARFIELD__responseFile, EARFIELD__message,
};
static float ports[PORT_COUNT], left[BLOCK], right[BLOCK];

uint32_t instance_urid(const char *uri)
{
    uint32_t n = 0;
    while (n < MOST_URIS && uris[n] && strcmp(uris[n], uri) != 0) {
        n++;
    }
    if (n == MOST_URIS) {
        abort();
    }
    uris[n] = uris[n] ? uris[n] : strdup(uri);
    return n + 1;
}

static LV2_URID map_uri(LV2_URID_Map_Handle handle, const char *uri)
{
    (void)handle;
    return instance_urid(uri);
}

const LV2_Descriptor *instance_plugin(void)
{
    return lv2_descriptor(0);
}

static LV2_Handle make(void)
{
    static LV2_URID_Map map = {NULL, map_uri};
    static const LV2_Feature feature = {LV2_URID__map, &map};
    static const LV2_Feature *const features[] = {&feature, NULL};
    const LV2_Descriptor *plugin = instance_plugin();
    LV2_Handle handle = plugin->instantiate(plugin, RATE_HZ, "", features);
    for (uint32_t port = 0; handle && port < PORT_COUNT; port++) {
        ports[port] = params[port].preset;
        plugin->connect_port(handle, port, param_is_control((PortIndex)port) ? &ports[port] : NULL);
    }
    ports[PORT_MODE] = ports[PORT_FREEWHEEL] = ports[PORT_CORRECTION] = 1.0f;
    ports[PORT_EXPORT_GUARD] = 0.0f;
    return handle;
}

LV2_Handle instance_of_plugin(void)
{
    static LV2_Handle handle;
    if (!handle) {
        handle = make();
        if (!handle) {
            abort();
        }
        instance_plugin()->activate(handle);
    }
    return handle;
}

void instance_run_block(void)
{
    LV2_Handle handle = instance_of_plugin();
    const LV2_Descriptor *plugin = instance_plugin();
    memset(left, 0, sizeof left);
    memset(right, 0, sizeof right);
    plugin->connect_port(handle, PORT_IN_LEFT, left);
    plugin->connect_port(handle, PORT_IN_RIGHT, right);
    plugin->connect_port(handle, PORT_OUT_LEFT, left);
    plugin->connect_port(handle, PORT_OUT_RIGHT, right);
    plugin->run(handle, BLOCK);
    for (int n = 0; n < BLOCK; n++) {
        if (!isfinite(left[n]) || !isfinite(right[n])) {
            abort();
        }
    }
}
