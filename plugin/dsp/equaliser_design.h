/* The inside of an equaliser's design: what was asked for, and what it plays by. For equaliser.c.
 * */
#ifndef EARFIELD_EQUALISER_DESIGN_H
#define EARFIELD_EQUALISER_DESIGN_H

#include "convolver.h"
#include "ears_biquad.h"
#include "equaliser.h"

/** Immutable but for its history and its link; one owner at any time: the worker, in flight,
 * offered, loaded, fading, retired. */
struct EqualiserDesign {
    EqualiserEar ears[EARS]; /* each with a curve of its own, without the taps */
    Pair gain;
    EarsBiquad filters[EQUALISER_FILTERS];
    unsigned count;
    bool planned;
    ConvolverPlan plan;
    Convolver *convolver; /* where an ear has taps, else NULL */
    uint32_t at;          /* frames into the convolver's block */
    EarPowers powers;     /* |H|² for the level match */
    EqualiserDesign *next;
};

/** Clear its history. Audio thread. */
void equaliser_design_forget(EqualiserDesign *design);

/** Audio thread. */
void equaliser_design_process(EqualiserDesign *design, Slice *slice);

#endif
