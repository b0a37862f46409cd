/* The Speakers mode: two loudspeakers in a room, as one binaural response that the convolver plays.
 * What the response is made of is worked out elsewhere, beforehand. */
#ifndef EARFIELD_SPEAKERS_H
#define EARFIELD_SPEAKERS_H

#include "convolver.h"
#include "interaural.h"
#include "match.h"
#include "slice.h"

/** A response as it is handed over: level by level, with what is known of it. */
typedef struct {
    ConvolverPart *parts[CONVOLVER_LEVELS]; /* NULL: silence */
    bool changes[CONVOLVER_LEVELS];         /* the levels that are to play their part */
    EarPowers powers;                       /* for the level match */
    Interaural interaural;                  /* of its direct sound */
} SpeakersResponse;

/** Free its parts, where nobody adopted them. Not for the audio thread. */
void speakers_response_free(SpeakersResponse *response);

typedef struct {
    ConvolverPlan plan;
    Convolver *convolver;
    bool waits;    /* silent until the next response is there */
    bool arrived;  /* it is, and plays from the next slice on */
    bool comes_in; /* nothing was heard yet */
    float risen;   /* how far it has come in */
    EarPowers powers;
    Interaural interaural;
} Speakers;

/** False where memory is short; `speakers` stays where it is from now on. Not for the audio thread.
 */
bool speakers_init(Speakers *speakers, double rate_hz);

/** Takes a zeroed one too. Not for the audio thread. */
void speakers_free(Speakers *speakers);

/** Be silent until speakers_adopt(), which is then heard without a fade. Audio thread. */
void speakers_await(Speakers *speakers);

/** True until the response that is awaited has been adopted; at first it is. Audio thread. */
bool speakers_wait(const Speakers *speakers);

/** Go over to `response`: its parts are taken over. Each of its levels fades by itself, the early
 * ones within 20 ms, with all that was heard before going on. True where anything is new. Audio
 * thread: bounded. */
bool speakers_adopt(Speakers *speakers, const SpeakersResponse *response);

/** The parts that are no longer used, for the caller to have freed elsewhere. Audio thread. */
ConvolverPart *speakers_take_retired(Speakers *speakers);

/** At a multiple of SLICE_FRAMES, before its slice: true where the response that was waited for is
 * heard from now on. Audio thread: bounded. */
bool speakers_begin(Speakers *speakers);

/** Slices in sequence, the first one at a multiple of SLICE_FRAMES. Audio thread. */
void speakers_process(Speakers *speakers, Slice *slice);

/** Forget all audio; the next slice begins at a multiple of SLICE_FRAMES. Where it has a rise, the
 * programme rises with it on its way into the room: what begins suddenly would be heard again in
 * each reflection. Audio thread: bounded. */
void speakers_forget(Speakers *speakers);

#endif
