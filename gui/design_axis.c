#include "design_axis.h"

#include "../plugin/dsp/decibel.h"
#include "../plugin/pictures.h"

static const double lowest_hz = 20.0, highest_hz = 20000.0;
static const double faintest = 1e-10; /* of power */

static double point_hz(unsigned point, unsigned points)
{
    return lowest_hz * pow(highest_hz / lowest_hz, (double)point / (points - 1));
}

DesignAxis design_axis(double rate_hz)
{
    DesignAxis axis = {.count = 0};
    for (unsigned i = 0; i < DESIGN_POINTS; i++) {
        axis.hz[i] = point_hz(i, DESIGN_POINTS);
        if (axis.hz[i] < 0.49 * rate_hz) {
            axis.count = i + 1;
        }
    }
    return axis;
}

double spectrum_hz(unsigned point)
{
    return point_hz(point, SPECTRUM_POINTS);
}

double spectrum_point(double hz)
{
    return (SPECTRUM_POINTS - 1) * log(hz / lowest_hz) / log(highest_hz / lowest_hz);
}

double design_power_db(double power)
{
    return db_from_power(fmax(faintest, power));
}

double design_level_db(double complex transfer)
{
    const double real = creal(transfer), imaginary = cimag(transfer);
    return design_power_db(real * real + imaginary * imaginary);
}
