#include "curve.h"

#include <math.h>

void curve_points(double rate_hz, double hz[CURVE_POINTS])
{
    for (unsigned n = 0; n < HRTF_NODES; n++) {
        hz[n] = hrtf_node_hz(n);
    }
    const double highest_node_hz = hz[HRTF_NODES - 1], least_step = 1.01;
    const double ratio = fmax(0.5 * rate_hz / highest_node_hz, least_step);
    for (unsigned n = HRTF_NODES; n < CURVE_POINTS; n++) {
        const double step = (double)(n + 1 - HRTF_NODES) / (CURVE_POINTS - HRTF_NODES);
        hz[n] = highest_node_hz * pow(ratio, step);
    }
}

static CurvePlace place_of(const double point_hz[CURVE_POINTS], double hz)
{
    unsigned point = 0, next = CURVE_POINTS - 1;
    while (next - point > 1) {
        const unsigned middle = (point + next) / 2;
        *(point_hz[middle] <= hz ? &point : &next) = middle;
    }
    const double beyond = (hz - point_hz[point]) / (point_hz[next] - point_hz[point]);
    return (CurvePlace){point, (float)fmin(beyond, 1.0)};
}

CurvePlace curve_place(double rate_hz, double hz)
{
    double point_hz[CURVE_POINTS];
    curve_points(rate_hz, point_hz);
    return place_of(point_hz, hz);
}

void curve_places(double rate_hz, unsigned length, CurvePlace places[])
{
    double point_hz[CURVE_POINTS];
    curve_points(rate_hz, point_hz);
    for (unsigned k = 0; k <= length / 2; k++) {
        places[k] = place_of(point_hz, k * rate_hz / length);
    }
}
