/* One level of the convolver: the spectra of the blocks that came in, and the parts of responses
 * that play from them. A change of response never touches the spectra: while it fades, both parts
 * play from the same history. For the audio thread, but for making and freeing.
 *
 * Block n of the output is Σ H[p] X[n-p], H being the response's partitions and X the spectra of the
 * blocks that came in. These don't fit the nearest cache, and reading them takes longer than
 * multiplying. But most of block n+1, Σ H[p+1] X[n-p], is made of the same spectra: so a vector of
 * bins is worked out for two blocks in one reading, and in the block between only adds its newest
 * partition. Even vectors are read in one block and odd ones in the other, which keeps the load
 * flat, and it is always the same ones at the same frame, which keeps the bits. */
#ifndef EARFIELD_CONVOLVER_LEVEL_H
#define EARFIELD_CONVOLVER_LEVEL_H

#include "convolver_setup.h"
#include <stdint.h>

enum { MID, SIDE, CHANNELS };

enum { LIVE, FADING, VOICES }; /* the part that plays, and the one that it fades from */

/** A part at work: its product with the history, and its output, of which one buffer is played
 * while the other is worked out. */
typedef struct {
    ConvolverPart *part; /* NULL: silence */
    float *product;
    float *ahead;   /* the coming block's product, as far as it is known */
    unsigned begun; /* the vectors whose product was begun in the block before: see Kernels */
    bool fresh;     /* none was */
    float *out[2][CHANNELS];
} LevelVoice;

typedef enum {
    STEP_FORWARD_ROWS,
    STEP_FORWARD_LANES,
    STEP_MULTIPLY,
    STEP_INVERSE_LANES,
    STEP_INVERSE_ROWS
} StepKind;

/** A piece of a block's work, small enough for the load to stay flat. */
typedef struct {
    uint8_t kind, voice, channel, pass;
    uint16_t begin, end;
} Step;

typedef struct {
    const Kernels *kernels;
    const Transform *transform;
    unsigned block;

    float **slots; /* of history; twice `capacity` pointers, the second half repeats the first */
    unsigned capacity, newest;
    unsigned turn;                /* 0 or 1, block by block: which vectors are begun ahead */
    unsigned recorded;            /* slots that hold what was heard, the newest included */
    bool silent_before;           /* all that came before these was; else it is not known */
    bool grows;                   /* a slot more than in the block before, older ones not known */
    HistoryExtension *extensions; /* the memory of slots that came with parts */

    LevelVoice voices[VOICES];
    bool fading; /* both voices work: see convolver_joining.h for two of one part */
    bool pending;
    ConvolverPart *pending_part; /* taken when a block begins */
    ConvolverPart *retired;      /* a list, to be freed elsewhere */

    float *rows; /* of the transform at work */
    void *memory;
} Level;

/** Level `index` of `plan`; false where memory is short. Not for the audio thread. */
bool level_init(Level *level, const ConvolverPlan *plan, unsigned index);

/** Frees its parts too. Not for the audio thread. */
void level_free(Level *level);

/** Forget what was heard and what is being worked out. The part that was offered last is live. */
void level_forget(Level *level);

/** Have `part` (NULL: silence) play from the next block on. Takes it over, and retires one that
 * still waited. */
void level_offer(Level *level, ConvolverPart *part);

/** The waiting part becomes the live one, and the live one the fading one. */
void level_take_pending(Level *level);

/** The fading part has done its work, and retires unless it is the live one too. */
void level_end_fade(Level *level);

/** A new block is to be recorded: its spectrum goes where the oldest was. */
void level_turn_history(Level *level);

/** A block is not recorded: what was before it is lost. */
void level_lose_history(Level *level);

/** Transform the block that follows `before` into the newest slot. */
void level_forward(Level *level, unsigned channel, const float *before, const float *fresh);

/** The product of a voice with its part from partition `first` on, for vectors [begin, end), each
 * vector once a block; and, of every other vector, most of the coming block's. */
void level_multiply(Level *level, unsigned voice, unsigned first, unsigned begin, unsigned end);

/** Add partition `p` of a voice's part to its product, for vectors [begin, end). */
void level_add_partition(Level *level, unsigned voice, unsigned p, unsigned begin, unsigned end);

/** A voice's product becomes sound in its output `buffer`. */
void level_inverse(Level *level, unsigned voice, unsigned channel, unsigned buffer);

/** One step, with `before` and `fresh` by channel where it is a forward one. */
void level_run_step(Level *level, const Step *step, const float *const before[CHANNELS],
                    const float *const fresh[CHANNELS], unsigned buffer);

/** Partitions of a voice's part that have something to play from. */
unsigned level_partitions(const Level *level, unsigned voice);

/** Vectors of bins in a spectrum. */
static inline unsigned level_vectors(const Level *level)
{
    return level->transform->rows;
}

/** Both voices play the same part, or none. */
static inline bool level_voices_share(const Level *level)
{
    return level->fading && level->voices[FADING].part == level->voices[LIVE].part;
}

#endif
