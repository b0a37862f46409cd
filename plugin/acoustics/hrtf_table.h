/* A measured set of head-related transfer functions after preparation, whatever the sample rate:
 * for each measured direction the level at fixed frequencies and the delay, quantised, so that the
 * built-in set is one constant that all instances share. And its interpolation between directions.
 *
 * Levels and delays are averages of the measurements around, weighted by (1 + (d/h)²)^-8, d the
 * distance and h 2.4 times the spacing of the measurements there. So they are smooth on any grid,
 * without edges of triangles to hear; what lies outside the measured part of the sphere holds
 * the nearest. Immutable: any number of threads, but not the audio thread. */
#ifndef EARFIELD_HRTF_TABLE_H
#define EARFIELD_HRTF_TABLE_H

#include "hrtf.h"

#include <stddef.h>
#include <stdint.h>

enum { HRTF_NODES = 128 };

/** The frequency of a node, 0 to HRTF_NODES - 1: every 50 Hz to 1.8 kHz, then in equal ratios (1/26
 * octave) to 20 kHz. */
double hrtf_node_hz(unsigned node);

/** Below 200 Hz the measurement gives way to the rigid sphere, which knows of distance and of the
 * lowest frequencies what no measurement does: the sphere's share, 1 there, 0 from 600 Hz, between
 * them a raised cosine over octaves. */
double hrtf_sphere_share(double hz);

enum { HRTF_SPHERE_NODES = 13 }; /* the nodes where the sphere may have a share */

/** `ears` is 1 where there are only left ears, the right ones being their mirror image, or 2. */
struct HrtfTable {
    unsigned directions, ears;
    const int16_t *azimuths_centidegrees, *elevations_centidegrees; /* [direction] */
    const int16_t *levels_centidb;                                  /* [direction][ear][node] */
    const int16_t *delays_tenth_us; /* [direction][ear], from the middle of the head */
};

/** The built-in set (see gen_hrtf.c). */
extern const HrtfTable hrtf_builtin_table;

/** Unit vector: x to the front, y to the left, z upward. */
typedef struct {
    float x, y, z;
} Toward;

Toward hrtf_toward(Direction direction);

/** Four measured directions side by side, and their 1/h² (d and h as chords of the unit sphere). */
typedef struct {
    float x[4], y[4], z[4], sharpness[4];
} HrtfPlaces;

static inline unsigned hrtf_place_groups(unsigned directions)
{
    return (directions + 3) / 4;
}

static inline Toward hrtf_place(const HrtfPlaces places[], unsigned direction)
{
    const HrtfPlaces *group = &places[direction / 4];
    const unsigned n = direction % 4;
    return (Toward){group->x[n], group->y[n], group->z[n]};
}

static inline void hrtf_place_put(HrtfPlaces places[], unsigned direction, Toward toward)
{
    HrtfPlaces *group = &places[direction / 4];
    const unsigned n = direction % 4;
    group->x[n] = toward.x;
    group->y[n] = toward.y;
    group->z[n] = toward.z;
}

/** Fill places[hrtf_place_groups(directions)]. Work grows with the square of their number: 2 ms for
 * 710. */
void hrtf_places(const HrtfTable *table, HrtfPlaces places[]);

/** What is measured toward one direction: dB/100 and 0.1 µs. */
typedef struct {
    float levels_centidb[HRTF_NODES], delay_tenth_us;
} HrtfBlend;

/** Interpolate; `ear` 0 or, in a table of two, 1. */
HrtfBlend hrtf_blend(const HrtfTable *table, const HrtfPlaces places[], Toward toward,
                     unsigned ear);

#endif
