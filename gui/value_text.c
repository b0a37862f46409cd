#include "value_text.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const double kilo = 1000.0;

static const char *unit_words(ParamUnit unit)
{
    switch (unit) {
    case UNIT_NONE:
    case UNIT_COEFFICIENT:
        return "";
    case UNIT_CM:
        return " cm";
    case UNIT_DB:
        return " dB";
    case UNIT_DBA:
        return " dBA";
    case UNIT_DEGREE:
        return "°";
    case UNIT_FRAME:
        return " frames";
    case UNIT_H:
        return " h";
    case UNIT_HZ:
        return " Hz";
    case UNIT_LUFS:
        return " LUFS";
    case UNIT_M:
        return " m";
    case UNIT_MM:
        return " mm";
    case UNIT_PERCENT:
        return " %";
    case UNIT_US:
        return " µs";
    }
    return "";
}

static int unit_decimals(ParamUnit unit)
{
    switch (unit) {
    case UNIT_COEFFICIENT:
    case UNIT_M:
    case UNIT_MM:
        return 2;
    case UNIT_CM:
    case UNIT_DB:
    case UNIT_DBA:
    case UNIT_H:
    case UNIT_LUFS:
        return 1;
    case UNIT_NONE:
    case UNIT_DEGREE:
    case UNIT_FRAME:
    case UNIT_HZ:
    case UNIT_PERCENT:
    case UNIT_US:
        break;
    }
    return 0;
}

const char *value_label(PortIndex port, int value)
{
    for (size_t i = 0; i < scale_point_count; i++) {
        if (scale_points[i].port == port && scale_points[i].value == value) {
            return scale_points[i].label;
        }
    }
    return NULL;
}

/* Integers alone are the same in every locale. */
static int write_fixed(char *text, double value, int decimals, const char *unit)
{
    const int64_t scale = decimals == 0 ? 1 : decimals == 1 ? 10 : 100;
    const int64_t parts = llround(fabs(value) * (double)scale);
    const char *sign = value < 0.0 && parts > 0 ? "−" : "";
    if (decimals == 0) {
        return snprintf(text, VALUE_TEXT_SIZE, "%s%lld%s", sign, (long long)parts, unit);
    }
    return snprintf(text, VALUE_TEXT_SIZE, "%s%lld.%0*lld%s", sign, (long long)(parts / scale),
                    decimals, (long long)(parts % scale), unit);
}

char *value_write(char *text, PortIndex port, float value)
{
    const Param *p = &params[port];
    const float inside = param_clamp(port, value);
    const char *label = p->shape == SHAPE_CHOICE ? value_label(port, (int)inside) : NULL;
    if (p->shape == SHAPE_TOGGLE || p->shape == SHAPE_TRIGGER) {
        label = inside > 0.0f ? "On" : "Off";
    } else if (port == PORT_AMBIENCE && inside <= p->minimum) {
        label = "Off";
    }
    if (label) {
        snprintf(text, VALUE_TEXT_SIZE, "%s", label);
    } else if (p->unit == UNIT_HZ && (double)inside >= kilo - 0.5) {
        write_fixed(text, (double)inside / kilo, 2, " kHz");
    } else {
        write_fixed(text, (double)inside, unit_decimals(p->unit), unit_words(p->unit));
    }
    return text;
}

float value_rounded(PortIndex port, double value)
{
    const Param *p = &params[port];
    double step = unit_decimals(p->unit) == 0 ? 1.0 : unit_decimals(p->unit) == 1 ? 0.1 : 0.01;
    if (p->unit == UNIT_HZ && value >= kilo - 0.5) {
        step = 10.0;
    }
    /* A quotient of whole numbers is the nearest float to the decimal: 7 / 10, not 7 * 0.1. */
    const double rounded = step < 1.0 ? round(value / step) / round(1.0 / step)
                                      : round(value / step) * step;
    return param_clamp(port, (float)rounded);
}
