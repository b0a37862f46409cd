/* Decibels and gains. */
#ifndef EARFIELD_DECIBEL_H
#define EARFIELD_DECIBEL_H

#include <math.h>

/** 0 dB is exactly 1. */
static inline double gain_from_db(double db)
{
    return pow(10.0, db / 20.0);
}

static inline double db_from_gain(double gain)
{
    return 20.0 * log10(gain);
}

static inline double db_from_power(double power)
{
    return 10.0 * log10(power);
}

#endif
