/* The reverberation of a heard room: its times, its level and how alike the ears are, against what
 * the design gives. */
#ifndef EARFIELD_TEST_REVERBERATION_H
#define EARFIELD_TEST_REVERBERATION_H

#include "heard_room.h"

/** Is it the room that decays in this octave, and not the filter? Where bandwidth x T is over 16. */
bool octave_is_the_rooms(const HeardRoom *heard, unsigned octave);

/** T from the mixing time on, the four paths summed. */
double heard_room_reverberation_s(const HeardRoom *heard, unsigned octave);

/** The reverberation times are the room's own: within 20 % up to 250 Hz, 10 % up to 8 kHz, and of a
 * studio within what BS.1116-3 leaves. */
void assert_reverberation(const HeardRoom *heard);

/** What the tail's formula gives the four paths in an octave, from one frame to another. */
double tail_formula_energy(const HeardRoom *heard, unsigned octave, uint32_t from, uint32_t to);

/** Measured against the formula from the mixing time on, for 40 ms: long enough for chance to leave
 * 2 dB. */
double tail_level_error_db(const HeardRoom *heard, unsigned octave);

/** Farthest that the coherence of the ears is from that of a diffuse field, 100 Hz to 2 kHz. Of the
 * left loudspeaker, 80 ms after frame 0, when images are over; by third octaves in the Club. The
 * other rooms are over before a third octave has done more than a few turns: there by octaves. */
double late_coherence_error(const HeardRoom *heard);

#endif
