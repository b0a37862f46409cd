/* Level Match for a response in time: what dsp/match.h works out from transfer functions. */
#ifndef EARFIELD_RESPONSE_MATCH_H
#define EARFIELD_RESPONSE_MATCH_H

#include "../dsp/convolver_setup.h"

/** The gain in dB that makes `response` as loud as Direct with the simulated programme of
 * dsp/programme.h, loudness over both ears; within ±12. Allocation-free; 2 ms for half a second at
 * 48 kHz: not for the audio thread. */
double response_match_gain_db(const BinauralResponse *response, double rate_hz);

#endif
