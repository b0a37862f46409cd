/* A binaural response, convolved with no latency at an even load: four paths from two loudspeakers
 * to two ears. convolver_setup.h draws how a response is cut; transform.h explains the transform.
 *
 * The way of a block: its frames go into a ring as mid and side; head and levels play what they
 * have; and the levels' work goes on in proportion to the absolute frame position, so that a host's
 * block of 32 frames costs the same as the next one, and any way of cutting gives the same bits.
 * One thread, none created, no lock.
 *
 * A change of response is offered part by part. Each level takes its part over when its next block
 * begins and fades to it by itself, the early ones within some 20 ms, the late ones when they are
 * ready: as in a room, what is changed first is heard first. The spectra of what was heard stay;
 * where a longer response looks back further, its end comes in as they gather. */
#ifndef EARFIELD_CONVOLVER_H
#define EARFIELD_CONVOLVER_H

#include "convolver_setup.h"
#include <stdint.h>

typedef struct Convolver Convolver;

/** Silent until parts are offered. NULL where memory is short. Not for the audio thread. `plan`
 * must outlive it. */
Convolver *convolver_new(const ConvolverPlan *plan, double rate_hz);

/** Frees the parts that it holds too. Not for the audio thread; NULL is fine. */
void convolver_free(Convolver *convolver);

/** Forget all audio. What was offered last, or is offered before more is processed, plays without a
 * fade. Audio thread: bounded. */
void convolver_forget(Convolver *convolver);

/** Have level `level` play `part` (NULL: silence). Takes it over. Audio thread. */
void convolver_offer(Convolver *convolver, unsigned level, ConvolverPart *part);

/** The parts that are no longer used, as a list by `next`, or NULL: the caller's to have freed
 * outside the audio thread. Audio thread. */
ConvolverPart *convolver_take_retired(Convolver *convolver);

/** Up to CONVOLVER_BLOCK frames, never across a multiple of CONVOLVER_BLOCK since the beginning (or
 * since convolver_forget()); in place. Audio thread. */
void convolver_process(Convolver *convolver, float *left, float *right, unsigned frames);

#endif
