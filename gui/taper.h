/* Where a value of a control stands on its way from end to end, and how far a step goes. Pure. */
#ifndef EARFIELD_TAPER_H
#define EARFIELD_TAPER_H

#include "../plugin/params.h"

/** 0 at the minimum, 1 at the maximum; even in octaves where the control is logarithmic. */
double taper_position(PortIndex port, float value);

float taper_value(PortIndex port, double position);

/** `value` moved by `steps` of the control's musical unit (half a decibel, a degree, a semitone, the next
 * choice), within the range but not rounded. */
double taper_stepped(PortIndex port, double value, double steps);

#endif
