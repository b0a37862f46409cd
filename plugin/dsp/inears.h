/* The In-Ears mode: what a performer's earphones make of the mix, in the order of its way:
 * ambience, link, drivers and translation, leak of each seal, an ear that is out. The stage comes
 * later, after the level (stage_noise.h). */
#ifndef EARFIELD_INEARS_H
#define EARFIELD_INEARS_H

#include "leak.h"
#include "link.h"
#include "phasor.h"

enum { INEARS_FILTERS = 12 };

typedef struct {
    double ambience_gain; /* 0: none */
    LinkKind link;
    BiquadSpec filter[INEARS_FILTERS]; /* the drivers, then out of what is worn into in-ears */
    unsigned filters;
    double leak_mm[EARS]; /* diameter, 0 to 1; 0: sealed */
    EarOut ear_out;       /* its earphone is silent */
} InEarsSpec;

/** The mode as it runs, at one setting; changes fade between two of them. */
typedef struct {
    InEarsSpec spec;
    Link link;
    Biquad filter[INEARS_FILTERS];
    unsigned filters;
    Leak leak;
} InEars;

bool inears_spec_same(const InEarsSpec *a, const InEarsSpec *b);

/** Go over to `spec`. What stays carries on, as do leaks; what changes begins at rest, under the
 * fade that the caller makes. A zeroed InEars is at rest. Audio thread: bounded, no allocation. */
void inears_set(InEars *inears, const InEarsSpec *spec, double rate_hz);

/** Of link, drivers, translation and leaks: what Level Match makes up for. An ear that is out is
 * meant to be silent, ambience to be heard. Pure. */
Transfer inears_transfer(const InEars *inears, const Phasor *at);

/** `ambience` is what the microphones hear meanwhile (ambience.h); it may be NULL where its gain is
 * 0. With nothing set the slice passes untouched. Audio thread. */
void inears_process(InEars *inears, Slice *slice, const Slice *ambience);

/** Clear all history. Audio thread. */
void inears_forget(InEars *inears);

#endif
