/* What is worked out in the background: for the Speakers mode from a wish to a response that the
 * engine can play, and from files of the user's own to what they are used for. It keeps what it
 * built last, so that a turned head costs no new room.
 *
 * Not for the audio thread. One thread at a time may use one workshop (worker.h sees to it). */
#ifndef EARFIELD_WORKSHOP_H
#define EARFIELD_WORKSHOP_H

#include "dsp/equaliser.h"
#include "dsp/speakers.h"
#include "own_files.h"
#include "response_wish.h"
#include "still_pictures.h"

typedef struct Workshop Workshop;

/** `plan` must outlive it, and what it hands over too. NULL where memory is short. */
Workshop *workshop_new(const ConvolverPlan *plan, double rate_hz);

/** Takes NULL too. */
void workshop_free(Workshop *workshop);

/** Work out what changes between the response that was built last and `wish`, which may be nothing:
 * the parts in `response` are the caller's, who has to hand over all of them, in sequence. False
 * where memory is short: then all is as it was. */
bool workshop_build(Workshop *workshop, const ResponseWish *wish, SpeakersResponse *response);

/** What is drawn of the response that was built last. */
void workshop_draw_energy(const Workshop *workshop, EnergyPicture *picture);

/** Use a file of the user's own, for what is built and taken from now on; an empty path: none.
 * After a fault all is as it was. */
OwnFileOutcome workshop_load(Workshop *workshop, OwnFile which, const char *path);

/** The correction, where workshop_load() made another one since it was last taken: true, and the
 * caller owns it (NULL: none), with what is drawn of it. */
bool workshop_take_correction(Workshop *workshop, EqualiserDesign **correction,
                              CorrectionPicture *picture);

#endif
