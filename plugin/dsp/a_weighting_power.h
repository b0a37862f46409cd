/* The A-weighting of IEC 61672-1:2013, annex E, as a function of frequency. */
#ifndef EARFIELD_A_WEIGHTING_POWER_H
#define EARFIELD_A_WEIGHTING_POWER_H

/** Gain of power, 1 at 1 kHz. Pure. */
static inline double a_weighting_power(double hz)
{
    const double f = hz * hz;
    const double lowest = 20.598997 * 20.598997, low = 107.65265 * 107.65265;
    const double middle = 737.86223 * 737.86223, highest = 12194.217 * 12194.217;
    const double amplitude = highest * f * f / ((f + lowest) * (f + highest));
    const double to_0_db_at_1_khz = 1.584893; /* the standard's A1000 is -2.000 dB */
    return to_0_db_at_1_khz * amplitude * amplitude / ((f + low) * (f + middle));
}

#endif
