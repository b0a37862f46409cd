/* A room to be convolved with, in which the head turns: what was built with the head straight ahead
 * stays, and only the levels of the convolver that play its first 80 ms change; of these only such
 * as follow within 40 ms (at 192 kHz the first 43 ms turn, at 22.05 kHz 46).
 *
 * Not for the audio thread. One thread at a time may use one room. */
#ifndef EARFIELD_TURNING_ROOM_H
#define EARFIELD_TURNING_ROOM_H

#include "../dsp/convolver_setup.h"
#include "../dsp/match.h"
#include "binaural_room.h"
#include "energy_time.h"

typedef struct TurningRoom TurningRoom;

/** Built with the head straight ahead, whatever the spec's yaw. NULL where memory is short. */
TurningRoom *turning_room_new(const BinauralRoomSpec *spec);

/** Takes NULL too. */
void turning_room_free(TurningRoom *room);

/** Turn the head. Allocation-free; some 1.5 ms at 48 kHz. */
void turning_room_turn(TurningRoom *room, double yaw_degrees);

/** Free what only the levels from the first late one on play, once it is cut: it does not turn. */
void turning_room_forget_late(TurningRoom *room);

/** The levels before this one change when the head turns. */
unsigned turning_room_first_late_level(const TurningRoom *room);

/** What level `level` plays, with the head as it was turned last; an early level once the late ones
 * are forgotten. */
BinauralResponse turning_room_response(const TurningRoom *room, unsigned level);

/** For the level match, with the head as it was turned last: their loudness is that of the whole
 * response (the early and the late frames each by themselves), their shape that of the head
 * straight ahead. */
void turning_room_powers(const TurningRoom *room, const Match *match, EarPowers *powers);

/** Of the left loudspeaker's direct sound, with the head as it was turned last. */
Interaural turning_room_interaural(const TurningRoom *room);

/** What arrives when, with the head as it was turned last; the times are those of the head straight
 * ahead. */
void turning_room_energy(const TurningRoom *room, EnergyTime *energy);

#endif
