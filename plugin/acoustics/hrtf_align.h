/* The delays of a measured set, in the terms of the sphere that takes over below.
 *
 * The hand-over to the sphere changes the levels below 600 Hz and with them the minimum phase
 * above: the delays make up for it, so that the whole phase from 500 to 1500 Hz is still as
 * measured. Between the ears they stay as measured. What both ears have in common is the distance
 * of the loudspeaker, which in the best of sets moves by some centimetres from row to row: instead,
 * both together are as late, against the middle of the head, as the ears of the sphere at 400 Hz.
 */
#ifndef EARFIELD_HRTF_ALIGN_H
#define EARFIELD_HRTF_ALIGN_H

#include "hrtf_measure.h"

/** Change `delays_s` ([direction][ear], from any time that is common to a direction) to delays from
 * the middle of the head. Of `table` the levels and directions are used, of `measure` its rate;
 * `late_s` is room for as many again. Any thread but the audio thread. */
void hrtf_align(const HrtfTable *table, const HrtfPlaces places[], const HrtfMeasure *measure,
                double *delays_s, double *late_s);

#endif
