/* Level Match: the static gain that makes a setting as loud as Direct, worked out from the
 * setting's own transfer functions. It knows nothing of the programme that plays, so it never
 * pumps.
 *
 * Loudness is that of BS.1770 over both ears, of the simulated programme of programme.h. */
#ifndef EARFIELD_MATCH_H
#define EARFIELD_MATCH_H

#include "ears.h"
#include "phasor.h"
#include "transfer.h"

enum { MATCH_POINTS = 96 };

/** The frequencies at which a setting is weighed, evenly spaced on a logarithmic scale. */
typedef struct {
    Phasor at[MATCH_POINTS];
    double weight[MATCH_POINTS]; /* of programme and K-weighting; their sum is 1 */
} Match;

void match_init(Match *match, double rate_hz);

/** The frequency of a point. Pure. */
double match_point_hz(int point, double rate_hz);

/** Power in each ear at the points, of simulated programme with power 1 in each channel; or what a
 * correction does to it. */
typedef struct {
    float of[EARS][MATCH_POINTS];
} EarPowers;

/** What a setting does at one frequency. */
typedef Transfer TransferOf(const void *setting, const Phasor *at);

/** The powers of a setting. Audio thread: bounded, some 10 to 20 µs. */
void match_powers(const Match *match, TransferOf *transfer, const void *setting, EarPowers *powers);

/** How many times as loud as Direct (in power) what has these powers is, behind `correction` (NULL:
 * none). Audio thread: bounded, below 1 µs. */
double match_loudness(const Match *match, const EarPowers *powers, const EarPowers *correction);

/** `powers` times a gain, so that their loudness without a correction is this. */
void match_scale(const Match *match, EarPowers *powers, double loudness);

/** The gain in dB that a setting needs which is `loudness` times as loud as Direct (in power),
 * from -24 to +12. */
double match_gain_for_db(double loudness);

#endif
