/* Level Match: the static gain that makes a setting as loud as Direct, worked out from the
 * setting's own transfer functions. It knows nothing of the programme that plays, so it never
 * pumps.
 *
 * Loudness is that of BS.1770 over both ears, of the simulated programme of programme.h. */
#ifndef EARFIELD_MATCH_H
#define EARFIELD_MATCH_H

#include "phasor.h"
#include "transfer.h"

enum { MATCH_POINTS = 96 };

/** The frequencies at which a setting is weighed, evenly spaced on a logarithmic scale. */
typedef struct {
    Phasor at[MATCH_POINTS];
    double weight[MATCH_POINTS]; /* of programme and K-weighting; their sum is 1 */
} Match;

void match_init(Match *match, double rate_hz);

/** The gain in dB that a setting needs which is `loudness` times as loud as Direct (in power),
 * from -24 to +12. */
double match_gain_for_db(double loudness);

/** What a setting does at one frequency. */
typedef Transfer TransferOf(const void *setting, const Phasor *at);

/** The gain in dB for `setting`, from -24 to +12. Audio thread: bounded, some 10 to 20 µs. */
double match_gain_db(const Match *match, TransferOf *transfer, const void *setting);

#endif
