/* The loudspeakers that can be heard: on-axis response and directivity. Pure: any thread. */
#ifndef EARFIELD_LOUDSPEAKER_H
#define EARFIELD_LOUDSPEAKER_H

#include "../dsp/biquad.h"

/** In the order of the control. */
typedef enum {
    LOUDSPEAKER_REFERENCE,
    LOUDSPEAKER_NEARFIELD,
    LOUDSPEAKER_WHITE_CONE,
    LOUDSPEAKER_CUBE,
    LOUDSPEAKER_HI_FI,
    LOUDSPEAKER_CAR,
    LOUDSPEAKER_LAPTOP,
    LOUDSPEAKER_PHONE,
    LOUDSPEAKER_CLUB,
    LOUDSPEAKERS
} LoudspeakerKind;

enum { LOUDSPEAKER_FILTERS = 4 };

/** Write the on-axis response as minimum-phase filters; returns how many, 0 to LOUDSPEAKER_FILTERS
 * (Reference: 0). */
unsigned loudspeaker_filters(LoudspeakerKind kind, BiquadSpec filters[LOUDSPEAKER_FILTERS]);

/** Level at `angle_degrees` (0 to 180) off the axis against the level on it, in dB, at most 0. */
double loudspeaker_directivity_db(LoudspeakerKind kind, double angle_degrees, double frequency_hz);

/** Energy on the axis against the mean over all directions, in dB, at least 0. */
double loudspeaker_directivity_index_db(LoudspeakerKind kind, double frequency_hz);

#endif
