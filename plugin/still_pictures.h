/* What a UI is shown of a response and of a correction, from when they come into use until there is
 * another (pictures.h). */
#ifndef EARFIELD_STILL_PICTURES_H
#define EARFIELD_STILL_PICTURES_H

#include "acoustics/energy_time.h"
#include "dsp/equaliser.h"
#include "pictures.h"
#include <stdbool.h>

typedef struct {
    bool any; /* there is a response */
    float db[EARS][ENERGY_POINTS];
} EnergyPicture;

typedef struct {
    bool any; /* there is a correction */
    float db[EARS][SPECTRUM_POINTS];
} CorrectionPicture;

/** Not for the audio thread. */
void energy_picture_draw(EnergyPicture *picture, const EnergyTime *energy);

/** `design` may be NULL: no correction. Not for the audio thread: some 0.2 ms. */
void correction_picture_draw(CorrectionPicture *picture, const EqualiserDesign *design,
                             double rate_hz);

#endif
