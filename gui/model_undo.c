#include "model_parts.h"

/* The ports that a step changed; a trigger is no state that one could go back to. */
static bool step_moves(const Step *step, int port)
{
    return step->before[port] != step->after[port] && params[port].kind == KIND_CONTROL_IN &&
           params[port].shape != SHAPE_TRIGGER;
}

void model_remember(Model *model, const Step *step)
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
    model_let_go(model);
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
