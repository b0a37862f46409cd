/* The frequencies at which the views' curves stand. Pure. */
#ifndef EARFIELD_DESIGN_AXIS_H
#define EARFIELD_DESIGN_AXIS_H

#include <complex.h>

enum { DESIGN_POINTS = 120 };

typedef struct {
    double hz[DESIGN_POINTS]; /* from 20 Hz to 20 kHz, in equal ratios */
    unsigned count;           /* of them that the rate carries */
} DesignAxis;

/** A level in dB by the points of an axis. */
typedef double DesignCurve[DESIGN_POINTS];

DesignAxis design_axis(double rate_hz);

/** The frequency of a spectrum's point (plugin/pictures.h). */
double spectrum_hz(unsigned point);

/** The same back: a place between its points, as far beyond them as the frequency is. */
double spectrum_point(double hz);

/** In dB, -100 at the least. */
double design_level_db(double complex transfer);
double design_power_db(double power);

#endif
