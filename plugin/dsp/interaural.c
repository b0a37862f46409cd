#include "interaural.h"

#include "decibel.h"
#include <stdbool.h>

static const double silent = 1e-9;

double interaural_level_db(double complex left, double complex right)
{
    const double level_db =
        db_from_gain(fmax(cabs(left), silent)) - db_from_gain(fmax(cabs(right), silent));
    return fmin(fmax(level_db, -interaural_most_db), interaural_most_db);
}

double interaural_delay_s(double complex left, double complex right)
{
    const double pi = acos(-1.0);
    const bool both = cabs(left) >= silent && cabs(right) >= silent;
    return both ? carg(left / right) / (2.0 * pi * interaural_low_hz) : 0.0;
}
