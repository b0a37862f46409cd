/* What a response in time does to the power in each ear, at the points of the level match. */
#ifndef EARFIELD_RESPONSE_POWERS_H
#define EARFIELD_RESPONSE_POWERS_H

#include "../dsp/convolver_setup.h"
#include "../dsp/match.h"

/** Means over the bands about the points, of two channels correlated by programme_correlation. False
 * where memory is short. Not for the audio thread: some 5 ms for half a second at 48 kHz. */
bool response_powers(const BinauralResponse *response, double rate_hz, EarPowers *powers);

#endif
