/* From measured impulse responses to a table of head-related transfer functions: any rate, any grid
 * of directions. Allocates; any thread but the audio thread. */
#ifndef EARFIELD_HRTF_PREPARE_H
#define EARFIELD_HRTF_PREPARE_H

#include "hrtf_table.h"

#include <stdbool.h>

/** `responses` is [measurement][left, right][frame]; `delays_s` ([measurement][left, right]) come
 * before them. `mirrored`: the left ears are used alone, and mirrored for the right. */
typedef struct {
    unsigned measurements, frames;
    double rate_hz;
    bool mirrored;
    const Direction *directions;
    const double *delays_s;
    const float *responses;
} HrtfMeasured;

typedef enum {
    HRTF_FINE,
    HRTF_NO_MEMORY,
    HRTF_TOO_FEW_DIRECTIONS, /* two are the least */
    HRTF_BAD_RATE,           /* outside 8 to 768 kHz */
    HRTF_BAD_LENGTH,         /* fewer than 16 frames */
    HRTF_NOT_FINITE,
    HRTF_SILENT /* an ear without sound in some direction */
} HrtfFault;

/** A new table, one block for free(); or NULL, and the fault. At most the first 16384 frames of a
 * response are used, and of directions within 0.1 degree of each other one. */
HrtfTable *hrtf_prepare(const HrtfMeasured *measured, HrtfFault *fault);

#endif
