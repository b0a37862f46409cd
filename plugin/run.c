/* The audio entry. */
#include "dsp/flush.h"
#include "events.h"
#include "params.h"
#include "plugin.h"
#include <math.h>

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

/* A trigger acts where it rises, and at its first value after activate() it does not. */
static bool rises(const Plugin *plugin, PortIndex trigger)
{
    return plugin->begun && param_clamp(trigger, control(plugin, trigger)) > 0.0f &&
           param_clamp(trigger, plugin->controls[trigger]) == 0.0f;
}

static bool read_controls(Plugin *plugin)
{
    const bool recentres = rises(plugin, PORT_YAW_ZERO);
    const bool resets = rises(plugin, PORT_DOSE_RESET);
    bool news = !plugin->begun;
    for (int port = 0; port < PORT_COUNT; port++) {
        if (params[port].kind == KIND_CONTROL_IN) {
            const float value = control(plugin, (PortIndex)port);
            news |= !same_bits(value, plugin->controls[port]);
            plugin->controls[port] = value;
        }
    }
    if (resets) {
        engine_set_dose(plugin->engine, (Dose){0});
    }
    if (recentres) {
        plugin->straight_ahead_degrees = settings_yaw_degrees(plugin->controls);
    }
    if (news) {
        plugin->settings = settings_from_controls(plugin->controls, plugin->straight_ahead_degrees);
    }
    return news;
}

/* Until the speakers are there what was heard before is heard on. */
static bool has_to_hold(const Plugin *plugin)
{
    return plugin->begun && plugin->settings.engine.voice.mode == MODE_SPEAKERS &&
           plugin->voice.mode != MODE_SPEAKERS && !follow_is_there(plugin);
}

static void ask_engine(Plugin *plugin, bool news)
{
    const bool holds = has_to_hold(plugin);
    if (news || holds != plugin->holds) {
        EngineSettings settings = plugin->settings.engine;
        if (holds) {
            settings.voice = plugin->voice;
        }
        engine_set(plugin->engine, &settings);
        plugin->voice = settings.voice;
        plugin->holds = holds;
        plugin->begun = true;
    }
}

static void write_meter(const Plugin *plugin, PortIndex port, double value)
{
    float *meter = plugin->ports[port];
    if (meter) {
        *meter = fminf(fmaxf((float)value, params[port].minimum), params[port].maximum);
    }
}

static void report(const Plugin *plugin)
{
    const EngineReport report = engine_report(plugin->engine);
    const Readings *r = report.readings;
    write_meter(plugin, PORT_LATENCY, report.latency_frames);
    write_meter(plugin, PORT_IN_PEAK_LEFT, r->in_peak_left_db);
    write_meter(plugin, PORT_IN_PEAK_RIGHT, r->in_peak_right_db);
    write_meter(plugin, PORT_OUT_PEAK_LEFT, r->out_peak_left_db);
    write_meter(plugin, PORT_OUT_PEAK_RIGHT, r->out_peak_right_db);
    write_meter(plugin, PORT_IN_LOUDNESS, r->in_momentary_lufs);
    write_meter(plugin, PORT_OUT_LOUDNESS, r->out_momentary_lufs);
    write_meter(plugin, PORT_OUT_LOUDNESS_SHORT, r->out_short_term_lufs);
    write_meter(plugin, PORT_GAIN_REDUCTION, report.gain_reduction_db);
    write_meter(plugin, PORT_MATCH_GAIN, report.match_gain_db);
    write_meter(plugin, PORT_CORRELATION, r->correlation);
    write_meter(plugin, PORT_WIDTH_METER, r->width_db);
    write_meter(plugin, PORT_MONO_LOSS, r->mono_loss_db);
    write_meter(plugin, PORT_ITD, fabs(report.interaural.delay_s) * 1e6);
    write_meter(plugin, PORT_ILD, report.interaural.level_db);
    write_meter(plugin, PORT_COHERENCE, r->coherence);
    write_meter(plugin, PORT_EXPOSURE_LEVEL, report.exposure.level_dba);
    write_meter(plugin, PORT_DOSE, report.exposure.dose);
    write_meter(plugin, PORT_TIME_LEFT, report.exposure.hours_left);
    write_meter(plugin, PORT_MASKED, 100.0 * report.masked);
    write_meter(plugin, PORT_GUARD, report.guarded);
    write_meter(plugin, PORT_LOADING, follow_is_loading(plugin));
    write_meter(plugin, PORT_STATUS, (double)follow_status(plugin));
}

void plugin_run(LV2_Handle handle, uint32_t frames)
{
    Plugin *plugin = handle;
    const uint64_t mode = flush_denormals();
    events_read(plugin);
    doses_take(&plugin->doses, plugin->engine);
    const bool news = read_controls(plugin);
    follow_serve(plugin, frames);
    ask_engine(plugin, news);
    engine_process(plugin->engine, plugin->ports[PORT_IN_LEFT], plugin->ports[PORT_IN_RIGHT],
                   plugin->ports[PORT_OUT_LEFT], plugin->ports[PORT_OUT_RIGHT], frames);
    report(plugin);
    doses_publish(&plugin->doses, plugin->engine);
    showing_pass(plugin, frames);
    events_write(plugin);
    flush_restore(mode);
}
