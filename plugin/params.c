#include "params.h"

#include <math.h>

const Group param_groups[GROUP_COUNT] = {
#define GROUP(id, symbol, name) {#symbol, name},
#include "params.def"
};

const Param params[PORT_COUNT] = {
#define PORT(kind, id, symbol, name, minimum, preset, maximum, unit, shape, group, keep, comment)  \
    {KIND_##kind, #symbol,     name,          comment,       minimum,    preset,                   \
     maximum,     UNIT_##unit, SHAPE_##shape, GROUP_##group, KEEP_##keep},
#include "params.def"
};

const ScalePoint scale_points[] = {
#define POINT(port, value, label) {PORT_##port, value, label},
#include "params.def"
};
const size_t scale_point_count = sizeof scale_points / sizeof *scale_points;

const Trait traits[] = {
#define TRAIT(port, predicate, object) {PORT_##port, predicate, object},
#include "params.def"
};
const size_t trait_count = sizeof traits / sizeof *traits;

bool param_is_control(PortIndex port)
{
    return params[port].kind == KIND_CONTROL_IN || params[port].kind == KIND_CONTROL_OUT;
}

float param_clamp(PortIndex port, float value)
{
    const Param *p = &params[port];
    if (isnan(value)) {
        return p->preset;
    }
    const float inside = fminf(fmaxf(value, p->minimum), p->maximum);
    switch (p->shape) {
    case SHAPE_TOGGLE:
    case SHAPE_TRIGGER:
        return inside > 0.0f ? 1.0f : 0.0f;
    case SHAPE_CHOICE:
    case SHAPE_WHOLE:
        return roundf(inside);
    case SHAPE_LINEAR:
    case SHAPE_LOGARITHMIC:
        break;
    }
    return inside;
}
