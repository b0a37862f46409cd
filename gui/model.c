#include "model_parts.h"

#include "presets.h"
#include "utf8.h"
#include <stdio.h>
#include <string.h>

void model_init(Model *model, const UiHost *host)
{
    memset(model, 0, sizeof *model);
    model->host = *host;
    model->preset = -1;
    model->changed = true;
    for (int port = 0; port < PORT_COUNT; port++) {
        model->values[port] = model->behind[port] = model->previous[port] = params[port].preset;
    }
}

static void note(Model *model, PortIndex port, float value)
{
    if (model->values[port] != value) {
        model->values[port] = value;
        model->changed = true;
    }
}

/* --------------------------------------------------------------------------- from the host -- */

void model_port(Model *model, PortIndex port, float value)
{
    if (port < PORT_COUNT && param_is_control(port) && !model->held[port]) {
        note(model, port, param_clamp(port, value));
    }
}

void model_file(Model *model, OwnFile which, const char *path)
{
    snprintf(model->path[which], OWN_PATH_SIZE, "%s", path);
    utf8_repair(model->path[which]);
    model->words[which][0] = '\0';
    model->changed = true;
}

void model_message(Model *model, const char *words)
{
    memset(model->words, 0, sizeof model->words); /* as the status, it is of the last file alone */
    snprintf(model->words[model->asked], OWN_WORDS_SIZE, "%s", words);
    utf8_repair(model->words[model->asked]);
    model->changed = true;
}

void model_ask_file(Model *model, OwnFile which, const char *path)
{
    model->asked = which;
    memset(model->words, 0, sizeof model->words);
    model->changed = true;
    model->host.set_file(model->host.handle, which, path);
}

bool model_choose_file(Model *model, OwnFile which)
{
    const bool chosen = model->host.choose_file(model->host.handle, which);
    if (chosen) {
        model->asked = which;
    }
    return chosen;
}

/* ------------------------------------------------------------------------------- gestures -- */

void model_begin(Model *model)
{
    model_end(model);
    model->gesture = true;
    model->now.side = model->side;
    memcpy(model->now.before, model->values, sizeof model->values);
}

void model_hold(Model *model, PortIndex port)
{
    if (!model->held[port]) {
        model->held[port] = true;
        model->host.touch(model->host.handle, port, true);
    }
}

void model_set(Model *model, PortIndex port, float value)
{
    const float inside = param_clamp(port, value);
    if (model->values[port] != inside) {
        model_hold(model, port);
        note(model, port, inside);
        model->host.write_port(model->host.handle, port, inside);
    }
}

void model_let_go(Model *model)
{
    for (int port = 0; port < PORT_COUNT; port++) {
        if (model->held[port]) {
            model->held[port] = false;
            model->host.touch(model->host.handle, (PortIndex)port, false);
        }
    }
}

void model_end(Model *model)
{
    if (!model->gesture) {
        return;
    }
    model->gesture = false;
    /* What the host moved meanwhile is not the gesture's. */
    memcpy(model->now.after, model->now.before, sizeof model->now.after);
    for (int port = 0; port < PORT_COUNT; port++) {
        if (model->held[port] && model->values[port] != model->now.before[port]) {
            model->now.after[port] = model->values[port];
            model->previous[port] = model->now.before[port];
        }
    }
    model_let_go(model);
    model_remember(model, &model->now);
}

void model_put(Model *model, PortIndex port, float value)
{
    model_begin(model);
    model_set(model, port, value);
    model_end(model);
}

/* -------------------------------------------------------------------------------- presets -- */

void model_choose_preset(Model *model, int preset)
{
    model_begin(model);
    for (int port = 0; port < PORT_COUNT; port++) {
        const PresetSetting *setting = &ui_presets[preset].settings[port];
        if (setting->given) {
            model_set(model, (PortIndex)port, setting->value);
        }
    }
    model_end(model);
    model->preset = preset;
    model->changed = true;
}

static bool is_as_set(const Model *model, int preset, PortIndex port)
{
    const PresetSetting *setting = &ui_presets[preset].settings[port];
    return !setting->given || setting->value == model->values[port];
}

static bool is_preset(const Model *model, int preset)
{
    for (int port = 0; port < PORT_COUNT; port++) {
        if (!is_as_set(model, preset, (PortIndex)port)) {
            return false;
        }
    }
    return true;
}

int model_preset(const Model *model, bool *whole)
{
    const int chosen = model->preset;
    *whole = true;
    if (chosen >= 0 && is_preset(model, chosen)) {
        return chosen;
    }
    for (int preset = 0; preset < (int)ui_preset_count; preset++) {
        if (is_preset(model, preset)) {
            return preset;
        }
    }
    *whole = false;
    return chosen >= 0 && is_as_set(model, chosen, PORT_MODE) ? chosen : -1;
}
