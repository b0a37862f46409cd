/* The label of a choice's present value. Pure. */
#ifndef EARFIELD_CHOICE_H
#define EARFIELD_CHOICE_H

#include "../plugin/params.h"

/** As params.def has it; static. Empty where there is none. */
static inline const char *choice_label(PortIndex port, const float *values)
{
    for (size_t i = 0; i < scale_point_count; i++) {
        if (scale_points[i].port == port && scale_points[i].value == (int)values[port]) {
            return scale_points[i].label;
        }
    }
    return "";
}

#endif
