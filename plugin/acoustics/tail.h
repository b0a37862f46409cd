/* The late part of a room's response at both ears: noise that decays as the room does and is as
 * alike at the two ears as a diffuse field is. The same spec gives the same bits.
 *
 * How: a steady noise is taken apart into frames of some 10 ms under windows whose squares sum to
 * one, each frame by a power-complementary octave filter bank in the frequency domain; every octave
 * is brought to its level, and the frames are put together again. A ledger of each octave's energy
 * sees to it that one noise, and not the average of many, comes to what is meant. */
#ifndef EARFIELD_TAIL_H
#define EARFIELD_TAIL_H

#include "../dsp/biquad.h"
#include "octaves.h"
#include <stdint.h>

/** A reflection that is rendered by itself. */
typedef struct {
    double at_s;            /* since the emission */
    double energy[OCTAVES]; /* of pressure, against the direct sound */
} TailImage;

typedef struct {
    double origin_s;                 /* the emission lies this long before frame 0 */
    double start_s;                  /* since the emission; what comes before rises within 5 ms */
    double energy_per_s[OCTAVES];    /* at the emission, against the direct sound */
    double reverberation_s[OCTAVES]; /* 60 dB of decay */
    const TailImage *images;         /* the tail leaves room for their energy */
    unsigned image_count;
    uint32_t seed;
} TailSpec;

/** c / (4 pi V) against a direct sound of 1 / (4 pi d)²: what the images of a room come to, counted
 * by energy, were its walls to reflect all and its source to radiate alike in all directions.
 * Source: H. Kuttruff, Room Acoustics, chapter on image sources: 4 pi c³ t² / V of them a second.
 */
double tail_energy_per_s(double volume_m3, double direct_m);

/** The coherence of the two ears in a diffuse field: sinc(f / 550 Hz), normalised, fading out
 * towards 2.7 kHz; fitted to dummy heads (reference: tests/golden/diffuse_field_coherence.csv). */
double tail_coherence(double frequency_hz);

typedef struct Tail Tail;

/** What tails are made in: for one thread at a time, but the audio thread. NULL when memory is out.
 */
Tail *tail_new(double rate_hz);

/** Takes NULL too. */
void tail_free(Tail *tail);

/** Add the tail to `ears` (left and right), times `gain`. Allocation-free. */
void tail_add(Tail *tail, const TailSpec *spec, double gain, Pair *ears, uint32_t frames);

#endif
