#include "taper.h"

#include <math.h>

static const double steps_an_octave = 12.0;

double taper_position(PortIndex port, float value)
{
    const Param *p = &params[port];
    const double low = (double)p->minimum, high = (double)p->maximum;
    const double inside = fmin(fmax((double)value, low), high);
    if (p->shape == SHAPE_LOGARITHMIC) {
        return log(inside / low) / log(high / low);
    }
    return (inside - low) / (high - low);
}

float taper_value(PortIndex port, double position)
{
    const Param *p = &params[port];
    const double low = (double)p->minimum, high = (double)p->maximum;
    const double value = p->shape == SHAPE_LOGARITHMIC ? low * pow(high / low, position)
                                                       : low + position * (high - low);
    return param_clamp(port, (float)value);
}

static double step_of(PortIndex port)
{
    switch (params[port].unit) {
    case UNIT_DB:
    case UNIT_DBA:
    case UNIT_LUFS:
    case UNIT_CM:
        return 0.5;
    case UNIT_M:
        return 0.1;
    case UNIT_MM:
        return 0.05;
    case UNIT_NONE:
    case UNIT_COEFFICIENT:
    case UNIT_DEGREE:
    case UNIT_FRAME:
    case UNIT_H:
    case UNIT_HZ:
    case UNIT_PERCENT:
    case UNIT_US:
        break;
    }
    return 1.0;
}

double taper_stepped(PortIndex port, double value, double steps)
{
    const Param *p = &params[port];
    const double moved = p->shape == SHAPE_LOGARITHMIC ? value * exp2(steps / steps_an_octave)
                                                       : value + steps * step_of(port);
    return fmin(fmax(moved, (double)p->minimum), (double)p->maximum);
}
