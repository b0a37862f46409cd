#include "value_text.h"

#include <math.h>
#include <stdio.h>

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

/* What stands on the display, as a whole number of its last digit: 1.21 kHz is 121. */
typedef struct {
    bool kilo;
    int decimals;
    double digits_a_unit; /* last digits in one of the port's unit */
} Display;

static Display display_of(PortIndex port, double value)
{
    const ParamUnit unit = params[port].unit;
    Display display = {.kilo = unit == UNIT_HZ && value >= kilo - 0.5};
    display.decimals = display.kilo ? 2 : unit_decimals(unit);
    display.digits_a_unit = pow(10.0, display.decimals) / (display.kilo ? kilo : 1.0);
    return display;
}

/* Integers alone are the same in every locale. */
static void write_fixed(char *text, double value, const Display *display, const char *unit)
{
    const long long digits = llround(fabs(value) * display->digits_a_unit);
    const long long scale = llround(pow(10.0, display->decimals));
    const char *sign = value < 0.0 && digits > 0 ? "−" : "";
    if (display->decimals == 0) {
        snprintf(text, VALUE_TEXT_SIZE, "%s%lld%s", sign, digits, unit);
    } else {
        snprintf(text, VALUE_TEXT_SIZE, "%s%lld.%0*lld%s", sign, digits / scale, display->decimals,
                 digits % scale, unit);
    }
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
    } else {
        const Display display = display_of(port, (double)inside);
        write_fixed(text, (double)inside, &display, display.kilo ? " kHz" : unit_words(p->unit));
    }
    return text;
}

/* A quotient of whole numbers is the nearest float to the decimal: 7 / 10, not 7 * 0.1. */
static float rounded(PortIndex port, double value, double digits_a_unit)
{
    const double digits = round(value * digits_a_unit);
    const double units_a_digit = round(1.0 / digits_a_unit);
    return param_clamp(
        port, (float)(digits_a_unit < 1.0 ? digits * units_a_digit : digits / digits_a_unit));
}

float value_rounded(PortIndex port, double value)
{
    return rounded(port, value, display_of(port, value).digits_a_unit);
}

float value_rounded_finely(PortIndex port, double value)
{
    return rounded(port, value, 10.0 * display_of(port, value).digits_a_unit);
}
