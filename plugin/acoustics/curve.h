/* A spectrum by its logarithm at fixed frequencies: what heads are described in. Between two points
 * level (in dB) and phase run straight over frequency. Pure: any thread. */
#ifndef EARFIELD_CURVE_H
#define EARFIELD_CURVE_H

#include "hrtf_table.h"

/** The nodes of a table, and after them in equal ratios on to half the rate, where that is above
 * the highest. */
enum { CURVE_POINTS = HRTF_NODES + 8 };

struct Curve {
    float nepers[CURVE_POINTS], radians[CURVE_POINTS];
};

/** Fill the points' frequencies, which ascend. */
void curve_points(double rate_hz, double hz[CURVE_POINTS]);

/** A frequency between two points. */
typedef struct {
    unsigned point; /* of the two, the lower */
    float beyond;   /* 0 to 1: how far toward the next */
} CurvePlace;

CurvePlace curve_place(double rate_hz, double hz);

/** The places of the bins 0 to length/2 of a transform of `length`. */
void curve_places(double rate_hz, unsigned length, CurvePlace places[]);

/** One of a curve's two arrays between its points. */
static inline float curve_between(const float values[CURVE_POINTS], CurvePlace place)
{
    const float lower = values[place.point];
    return lower + place.beyond * (values[place.point + 1] - lower);
}

#endif
