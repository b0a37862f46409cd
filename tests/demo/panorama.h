/* How a sound is spread between the sides, frequency by frequency, over its whole length: short
 * spectra of both channels, each bin counted by its energy at its level difference. */
#ifndef EARFIELD_DEMO_PANORAMA_H
#define EARFIELD_DEMO_PANORAMA_H

#include "../audio.h"

enum { PANORAMA_ROWS = 96, PANORAMA_COLUMNS = 61 };

static const double panorama_lowest_hz = 50.0, panorama_highest_hz = 14000.0;
static const double panorama_most_db = 30.0; /* right over left; what is beyond counts as this */

typedef struct {
    double energy[PANORAMA_ROWS][PANORAMA_COLUMNS]; /* row 0 lowest; column 0 left alone */
    double mid[PANORAMA_ROWS], side[PANORAMA_ROWS]; /* energies */
    int rows;                                       /* those that the rate can carry */
} Panorama;

/** The caller frees it. */
Panorama *panorama_of(const Audio *audio);

/** The middle of a row. */
double panorama_row_hz(double row);

#endif
