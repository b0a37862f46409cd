#include "model_parts.h"

#include <string.h>

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
    model_let_go(model);
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
    model_remember(model, &step);
    model->changed = true;
}
