/* The life of an instance, and the one symbol that a host looks for. */
#include "plugin.h"

#include "acoustics/ambient_microphones.h"
#include "state.h"
#include <lv2/core/lv2_util.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double lowest_rate_hz = 22050.0, highest_rate_hz = 192000.0;

static void cleanup(LV2_Handle handle)
{
    Plugin *plugin = handle;
    follow_end(&plugin->follow);
    worker_free(&plugin->worker);
    engine_free(plugin->engine);
    free(plugin);
}

static LV2_Handle instantiate(const LV2_Descriptor *descriptor, double rate_hz,
                              const char *bundle_path, const LV2_Feature *const *features)
{
    (void)descriptor;
    (void)bundle_path;
    LV2_URID_Map *map = lv2_features_data(features, LV2_URID__map);
    LV2_Log_Logger log;
    lv2_log_logger_init(&log, map, lv2_features_data(features, LV2_LOG__log));
    if (!(rate_hz >= lowest_rate_hz && rate_hz <= highest_rate_hz)) {
        lv2_log_error(&log, "Earfield: a sample rate of %ld Hz is outside 22050 to 192000 Hz\n",
                      lrint(rate_hz));
        return NULL;
    }
    Plugin *plugin = calloc(1, sizeof *plugin);
    if (!plugin) {
        return NULL;
    }
    plugin->rate_hz = rate_hz;
    plugin->map = map;
    plugin->log = log;
    atomic_init(&plugin->zoom, zoom_default);
    plugin->told_zoom = zoom_default;
    if (map) {
        uris_map(&plugin->uris, map);
        lv2_atom_forge_init(&plugin->forge, map);
    }
    const AmbienceSpec ambience = ambient_microphones();
    plugin->engine = engine_new(rate_hz, &ambience);
    if (!plugin->engine ||
        !worker_init(&plugin->worker, engine_convolver_plan(plugin->engine), rate_hz,
                     lv2_features_data(features, LV2_WORKER__schedule), &plugin->log)) {
        cleanup(plugin);
        return NULL;
    }
    return plugin;
}

static void connect_port(LV2_Handle handle, uint32_t port, void *data)
{
    Plugin *plugin = handle;
    if (port < PORT_COUNT) {
        plugin->ports[port] = data;
    }
}

static void activate(LV2_Handle handle)
{
    Plugin *plugin = handle;
    engine_reset(plugin->engine);
    follow_activate(&plugin->follow);
    plugin->begun = false;
}

static const void *extension_data(const char *uri)
{
    if (strcmp(uri, LV2_STATE__interface) == 0) {
        return &state_interface;
    }
    return strcmp(uri, LV2_WORKER__interface) == 0 ? &worker_interface : NULL;
}

static const LV2_Descriptor descriptor = {EARFIELD_URI, instantiate, connect_port, activate,
                                          plugin_run,   NULL,        cleanup,      extension_data};

LV2_SYMBOL_EXPORT const LV2_Descriptor *lv2_descriptor(uint32_t index)
{
    return index == 0 ? &descriptor : NULL;
}
