/* The audio entry. */
#include "dsp/flush.h"
#include "events.h"
#include "params.h"
#include "plugin.h"
#include "settings.h"

static float control(const Plugin *plugin, PortIndex port)
{
    const float *value = plugin->ports[port];
    return value ? *value : params[port].preset;
}

/* Same bits, so that a NaN that stays is no news. */
static bool same_bits(float a, float b)
{
    union {
        float f;
        uint32_t bits;
    } x = {a}, y = {b};
    return x.bits == y.bits;
}

static void read_controls(Plugin *plugin)
{
    bool news = !plugin->asked;
    for (int port = 0; port < PORT_COUNT; port++) {
        if (params[port].kind == KIND_CONTROL_IN) {
            const float value = control(plugin, (PortIndex)port);
            news |= !same_bits(value, plugin->controls[port]);
            plugin->controls[port] = value;
        }
    }
    if (news) {
        const EngineSettings settings = settings_from_controls(plugin->controls);
        engine_set(plugin->engine, &settings);
        plugin->asked = true;
    }
}

static void write_meter(const Plugin *plugin, PortIndex port, double value)
{
    float *meter = plugin->ports[port];
    if (meter) {
        *meter = (float)value;
    }
}

static void report(const Plugin *plugin)
{
    write_meter(plugin, PORT_LATENCY, 0.0);
    write_meter(plugin, PORT_GUARD, engine_is_guarded(plugin->engine));
}

void plugin_run(LV2_Handle handle, uint32_t frames)
{
    Plugin *plugin = handle;
    const uint64_t mode = flush_denormals();
    events_answer(plugin);
    read_controls(plugin);
    engine_process(plugin->engine, plugin->ports[PORT_IN_LEFT], plugin->ports[PORT_IN_RIGHT],
                   plugin->ports[PORT_OUT_LEFT], plugin->ports[PORT_OUT_RIGHT], frames);
    report(plugin);
    flush_restore(mode);
}
