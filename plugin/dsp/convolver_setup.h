/* What the convolver is made of beforehand: its levels, and responses cut into partitions and
 * transformed. Allocates: not for the audio thread (the worker's, or while nothing runs).
 *
 * A response is cut so that its early part is served in small blocks, at once, and its late part in
 * large ones, which are cheaper and have time:
 *
 *   frames  0     64        1024                8192                                        end
 *           |head| level 0  | level 1           | level 2 ...                                |
 *           | 64 | 15 × 64  | 14 × 512          | n × 4096                                   |
 *           |taps|          |                   |                                            |
 *
 * The head is convolved directly, frame by frame. Level 0 has a block's result when the next block
 * begins: its first partition may begin at 64. Levels 1 and 2 collect a block, work on it evenly
 * over the length of the next one, and play the result in the one after: their first partitions
 * begin at twice their block. (W. G. Gardner, "Efficient convolution without input-output delay",
 * J. Audio Eng. Soc. 43, 1995.)
 *
 * Everything inside is mid and side, (L+R)/2 and (L-R)/2: a response that treats both sides alike
 * then needs two paths instead of four. */
#ifndef EARFIELD_CONVOLVER_SETUP_H
#define EARFIELD_CONVOLVER_SETUP_H

#include "kernels.h"
#include <stddef.h>

enum {
    CONVOLVER_LEVELS = 3,
    CONVOLVER_BLOCK = 64,     /* of level 0, and the taps of the head */
    CONVOLVER_SLOT_FLOATS = 4 /* a frame in a slot of history: mid re, im, side re, im */
};

typedef struct {
    unsigned block;       /* frames */
    unsigned begin, end;  /* the frames of the response that it serves */
    unsigned least_slots; /* of history that is always there */
} LevelSpan;

extern const LevelSpan convolver_spans[CONVOLVER_LEVELS];

/** The kernels and a transform a level: constant, shared by all parts. */
typedef struct {
    const Kernels *kernels;
    Transform transforms[CONVOLVER_LEVELS];
} ConvolverPlan;

/** False where memory is short. `kernels`: kernels_best(), or others for a test. */
bool convolver_plan_init(ConvolverPlan *plan, const Kernels *kernels);

void convolver_plan_free(ConvolverPlan *plan);

/** More history for a level, which goes over to the convolver with the part that needs it. */
typedef struct HistoryExtension HistoryExtension;
struct HistoryExtension {
    float **slots;     /* twice `capacity` pointers; only the added slots are set */
    unsigned capacity; /* slots after it */
    unsigned before;   /* slots before it: the added ones are [before, capacity) */
    float *memory;     /* of the added slots */
    HistoryExtension *next;
};

/** What one level plays of a response. Immutable but for its links; one owner at any time: the
 * worker, in flight, pending, live (and fading with it), fading, retired. */
typedef struct ConvolverPart ConvolverPart;
struct ConvolverPart {
    unsigned paths;      /* 2: mid to mid, side to side; 4: mid, mid to side, side to mid, side */
    unsigned partitions; /* 0: silence */
    float *head;         /* level 0: CONVOLVER_BLOCK taps as Kernels wants them, else NULL */
    float *spectra;      /* by vector, partition and path */
    HistoryExtension *extension; /* or NULL */
    ConvolverPart *next;         /* in a list of retired parts */
    void *memory;
};

/** The four paths of a binaural response, `frames` each: left speaker to left ear, left to right,
 * right to left, right to right. */
typedef struct {
    const float *left_left, *left_right, *right_left, *right_right;
    unsigned frames;
} BinauralResponse;

/** The part of `response` that `level` plays, with as much more history as it needs beyond
 * `history_slots`. NULL where memory is short. */
ConvolverPart *convolver_part_new(const ConvolverPlan *plan, unsigned level,
                                  const BinauralResponse *response, unsigned history_slots);

/** NULL is fine. */
void convolver_part_free(ConvolverPart *part);

/** Free a list of them. */
void convolver_parts_free(ConvolverPart *parts);

/** One list out of two. Any thread. */
ConvolverPart *convolver_parts_joined(ConvolverPart *a, ConvolverPart *b);

void history_extension_free(HistoryExtension *extension);

#endif
