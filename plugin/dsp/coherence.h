/* Interaural coherence: the maximum, over delays within ±1 ms, of the normalised cross-correlation
 * of the two ears (the IACC of ISO 3382-1), over 400 ms up to the last tenth of a second. */
#ifndef EARFIELD_COHERENCE_H
#define EARFIELD_COHERENCE_H

#include "slice.h"

enum {
    COHERENCE_LANES = 16,    /* delays that are summed together */
    COHERENCE_DELAYS = 400,  /* ±1 ms at 192 kHz is 385, rounded up to whole lanes */
    COHERENCE_BUFFER = 2048, /* frames of history before it is moved down */
    COHERENCE_PARTS = 5      /* of 100 ms each: four that are full, and the one being filled */
};

typedef struct {
    float by_delay[COHERENCE_DELAYS]; /* sums of left(n - delay_frames) · right(n - ...) */
    double left, right;               /* energies */
} CoherencePart;

typedef struct {
    uint32_t delay_frames; /* 1 ms */
    uint32_t delays;       /* 2 delay_frames + 1 */
    uint32_t part_frames, filled;
    float left[COHERENCE_BUFFER], right[COHERENCE_BUFFER];
    uint32_t end; /* of the history in the buffers */
    CoherencePart parts[COHERENCE_PARTS];
    uint32_t part;   /* the one being filled */
    uint32_t judged; /* delays, of the full parts */
    double most;     /* of them */
    double reading;
} Coherence;

void coherence_init(Coherence *coherence, double rate_hz);

/** Audio thread: bounded, no allocation. */
void coherence_process(Coherence *coherence, const Slice *slice);

/** 0 to 1; 1 for silence. New 8 ms after each tenth of a second. Audio thread: O(1). */
double coherence_reading(const Coherence *coherence);

#endif
