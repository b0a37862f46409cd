/* What follows `Filter:` in a correction: "ON PK Fc 105 Hz Gain 6.4 dB Q 0.70".
 *
 * Meaning and defaults are those of Equalizer APO (its Configuration reference, "Filter", and what
 * its reader does), in any order after the type, each once:
 *   PK PEQ Modal        gain and width are needed
 *   LSC HSC             a shelf about its middle; width: Q, or the slope: `LSC 10.8 dB`
 *   LS HS               the same, with a width by its corner: the middle lies
 *                       10^(|gain| / (80 dB · S)) above it (LS) or below it (HS)
 *   LP LPQ HP HPQ BP    a gain is ignored
 *   NO AP               the same
 * Width: `Q 0.7`, `BW Oct 0.5`, or a shelf's slope in dB an octave, of which 12 is the cookbook's S
 * = 1. Without one LP, HP, BP have Q = 1/√2, NO has 30, shelves S = 0.9 about their middle; PK and
 * AP are refused. `OFF`, whatever follows it, and `ON None` ask for nothing. */
#ifndef EARFIELD_EQ_FILTER_H
#define EARFIELD_EQ_FILTER_H

#include "../acoustics/eq_design.h"
#include "eq_fault.h"

typedef enum { EQ_FILTER_REFUSED, EQ_FILTER_OFF, EQ_FILTER_ON } EqFilterKind;

EqFilterKind eq_filter_read(EqText text, EqFilter *filter, EqFault *fault);

#endif
