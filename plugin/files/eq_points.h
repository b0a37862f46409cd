/* What follows `GraphicEQ:` in a correction: "20 -0.5; 21 -0.4; 22 -0.2", frequencies in Hz with
 * their gains in dB, in any order. */
#ifndef EARFIELD_EQ_POINTS_H
#define EARFIELD_EQ_POINTS_H

#include "../acoustics/graphic_eq.h"
#include "eq_fault.h"

/** Add the points of `text` to `graphic`, which is empty. */
bool eq_points_read(EqText text, GraphicEq *graphic, EqFault *fault);

#endif
