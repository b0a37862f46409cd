/* A correction as a file asks for it, and the equaliser that plays it. Pure, or for workers.
 *
 * The filters are those of R. Bristow-Johnson's cookbook (dsp/biquad.h). A correction drawn by
 * points is a straight line in dB over the logarithm of the frequency from point to point, held
 * below the first and above the last, in minimum phase (graphic_eq.h). */
#ifndef EARFIELD_EQ_DESIGN_H
#define EARFIELD_EQ_DESIGN_H

#include "../dsp/equaliser.h"
#include "graphic_eq.h"

enum { EQ_FILTERS = EQUALISER_FILTERS };

typedef struct {
    BiquadSpec biquad;
    double bandwidth_octaves; /* 0: the biquad's q holds */
} EqFilter;

typedef struct {
    double preamp_db;
    EqFilter filters[EQ_FILTERS];
    unsigned count;
    GraphicEq graphic;
} EqEar;

typedef struct {
    EqEar ears[EARS]; /* left, right */
} EqSpec;

/** The equaliser of `spec`, at rest; filters at or above 0.49 of the rate are passed over. NULL
 * where memory is short. Not for the audio thread: some 10 ms at 48 kHz where points are drawn,
 * else microseconds. */
EqualiserDesign *eq_design_new(const EqSpec *spec, double rate_hz);

/** What it does to an ear's level at `hz`, below half the rate: a curve to draw. Pure. */
double eq_level_db(const EqEar *ear, double hz, double rate_hz);

#endif
