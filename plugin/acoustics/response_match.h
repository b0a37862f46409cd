/* Level Match for a response in time: what dsp/match.h works out from transfer functions. */
#ifndef EARFIELD_RESPONSE_MATCH_H
#define EARFIELD_RESPONSE_MATCH_H

#include "../dsp/convolver_setup.h"

/** How many times as loud as Direct `response` is (in power), with the simulated programme of
 * dsp/programme.h, loudness over both ears. Allocation-free; 0.9 ms for half a second at 48 kHz: not
 * for the audio thread. */
double response_loudness(const BinauralResponse *response, double rate_hz);

/** The gain in dB that makes `response` as loud as Direct, from -24 to +12. */
double response_match_gain_db(const BinauralResponse *response, double rate_hz);

#endif
