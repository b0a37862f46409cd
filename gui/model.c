#include "model.h"

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

/* The ports that a step changed; a trigger is no state that one could go back to. */
static bool step_moves(const Step *step, int port)
{
    return step->before[port] != step->after[port] && params[port].kind == KIND_CONTROL_IN &&
           params[port].shape != SHAPE_TRIGGER;
}

static void remember(Model *model, const Step *step)
{
    bool moves = false;
    for (int port = 0; port < PORT_COUNT; port++) {
        moves |= step_moves(step, port);
    }
    if (!moves) {
        return;
    }
    if (model->done == MODEL_STEPS) {
        model->first = (model->first + 1) % MODEL_STEPS;
        model->done--;
    }
    model->steps[(model->first + model->done) % MODEL_STEPS] = *step;
    model->done++;
    model->undone = 0;
}

static void let_go(Model *model)
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
    let_go(model);
    remember(model, &model->now);
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

/* -------------------------------------------------------------------------------- A and B -- */

bool model_has_sides(PortIndex port)
{
    const Param *p = &params[port];
    return p->kind == KIND_CONTROL_IN && (p->keep == KEEP_TASTE || p->group == GROUP_CORRECTION);
}

static void part_sides(Model *model)
{
    if (!model->apart) {
        memcpy(model->behind, model->values, sizeof model->behind);
        model->apart = true;
    }
}

/* Not a step of undo: it is its own way back. */
void model_choose_side(Model *model, int side)
{
    if (side == model->side) {
        return;
    }
    model_end(model);
    part_sides(model);
    model->side = side;
    for (int port = 0; port < PORT_COUNT; port++) {
        if (model_has_sides((PortIndex)port)) {
            const float heard = model->values[port];
            model_set(model, (PortIndex)port, model->behind[port]);
            model->behind[port] = heard;
        }
    }
    let_go(model);
    model->changed = true;
}

void model_copy_side(Model *model)
{
    Step step = {.side = !model->side};
    model_end(model);
    part_sides(model);
    memcpy(step.before, model->values, sizeof step.before);
    memcpy(step.after, model->values, sizeof step.after);
    for (int port = 0; port < PORT_COUNT; port++) {
        if (model_has_sides((PortIndex)port)) {
            step.before[port] = model->behind[port];
            model->behind[port] = model->values[port];
        }
    }
    remember(model, &step);
    model->changed = true;
}

/* ----------------------------------------------------------------------------------- undo -- */

bool model_can_undo(const Model *model)
{
    return model->done > 0;
}

bool model_can_redo(const Model *model)
{
    return model->undone > 0;
}

static bool step_has_side(const Step *step)
{
    for (int port = 0; port < PORT_COUNT; port++) {
        if (step_moves(step, port) && model_has_sides((PortIndex)port)) {
            return true;
        }
    }
    return false;
}

/* On the side where it happened, which is then heard, so that what changes is seen. */
static void apply(Model *model, const Step *step, const float *values)
{
    if (step_has_side(step)) {
        model_choose_side(model, step->side);
    }
    for (int port = 0; port < PORT_COUNT; port++) {
        if (step_moves(step, port)) {
            model_set(model, (PortIndex)port, values[port]);
        }
    }
    let_go(model);
    model->changed = true;
}

void model_undo(Model *model)
{
    model_end(model);
    if (model_can_undo(model)) {
        const Step *step = &model->steps[(model->first + --model->done) % MODEL_STEPS];
        model->undone++;
        apply(model, step, step->before);
    }
}

void model_redo(Model *model)
{
    model_end(model);
    if (model_can_redo(model)) {
        const Step *step = &model->steps[(model->first + model->done++) % MODEL_STEPS];
        model->undone--;
        apply(model, step, step->after);
    }
}
