/* What a setting does between the ears, as a readout. */
#ifndef EARFIELD_INTERAURAL_H
#define EARFIELD_INTERAURAL_H

#include <complex.h>

/** For a sound panned hard to the left: by how much the right ear hears it later (phase delay at
 * 100 Hz; a crossed path of inverted polarity counts by its delay alone) and weaker (at 1 kHz,
 * within ±40 dB). */
typedef struct {
    double delay_s, level_db;
} Interaural;

static const double interaural_low_hz = 100.0, interaural_middle_hz = 1000.0;
static const double interaural_most_db = 40.0;

/** The level between what the ears hear at 1 kHz. */
double interaural_level_db(double complex left, double complex right);

/** The delay between what they hear at 100 Hz; 0 where one of them hears nothing. */
double interaural_delay_s(double complex left, double complex right);

#endif
