/* The programme before any mode: sides swapped, polarity, what is listened to, one band alone. */
#ifndef EARFIELD_SOURCE_H
#define EARFIELD_SOURCE_H

#include "biquad.h"
#include "slice.h"
#include <stdbool.h>

typedef enum { LISTEN_STEREO, LISTEN_MONO, LISTEN_SIDE, LISTEN_LEFT, LISTEN_RIGHT } Listen;

typedef enum { BAND_FULL, BAND_SUB, BAND_LOW, BAND_MID, BAND_HIGH } Band;

typedef struct {
    Listen listen;
    bool swap, invert_left, invert_right;
    Band band;
} SourceSpec;

/** Gains from (left, right) to each side; the identity is exact. */
typedef struct {
    float left_left, left_right; /* into left: from left, from right */
    float right_left, right_right;
} Matrix;

enum { BAND_SECTIONS = 4 };

/** Linkwitz-Riley of the fourth order: each edge is two equal Butterworth sections. */
typedef struct {
    Biquad section[BAND_SECTIONS];
    unsigned sections; /* 0: the full band, untouched */
} BandFilter;

typedef struct {
    double rate_hz;
    SourceSpec spec;
    Matrix matrix, old_matrix;
    BandFilter band, old_band;
    bool fades; /* in this transition: old and new differ */
} Source;

/** What `spec` does to the two channels; pure. */
Matrix source_matrix(const SourceSpec *spec);

/** Start at rest, at `spec`. Audio thread: no allocation. */
void source_init(Source *source, double rate_hz, const SourceSpec *spec);

/** Adopt `spec`; the slices that follow fade to it by their rise, where it changes anything. Audio
 * thread. */
void source_change(Source *source, const SourceSpec *spec);

/** Audio thread. */
void source_process(Source *source, Slice *slice);

/** Clear the filters. Audio thread. */
void source_forget(Source *source);

#endif
