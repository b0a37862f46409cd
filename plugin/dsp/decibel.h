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

/** The mean square of a sound pressure, from its level re 20 µPa, and back. */
static inline double pa2_from_spl(double spl_db)
{
    return 4e-10 * pow(10.0, spl_db / 10.0);
}

static inline double spl_from_pa2(double pa2)
{
    return db_from_power(pa2 / 4e-10);
}

#endif
