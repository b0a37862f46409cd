/* What the direct sound of a measured response is between the ears. */
#ifndef EARFIELD_RESPONSE_INTERAURAL_H
#define EARFIELD_RESPONSE_INTERAURAL_H

#include "../dsp/convolver_setup.h"
#include "../dsp/interaural.h"

/** Of the left loudspeaker: of what arrives within 5 ms of the first sound at either ear. Not for
 * the audio thread. */
Interaural response_interaural(const BinauralResponse *response, double rate_hz);

#endif
