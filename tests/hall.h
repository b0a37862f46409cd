/* A hall for the demonstration programme: eight delay lines that feed each other (J.-M. Jot and
 * A. Chaigne, "Digital delay networks for designing artificial reverberators", AES 90, 1991), heard
 * by two microphones that have nothing in common but the source. */
#ifndef EARFIELD_TEST_HALL_H
#define EARFIELD_TEST_HALL_H

#include "instruments.h"
#include "signals.h"

typedef struct {
    double before_s; /* until the first sound */
    double decay_s;  /* to fall by 60 dB */
    double dull_hz;  /* corner of the low-pass that each round adds */
    double level;
} HallSpec;

/** Add what the hall makes of `send` to `mix`. */
void hall_add(const Track *send, const HallSpec *spec, Stereo *mix);

#endif
