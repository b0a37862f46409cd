/* What two ambient microphones add to an in-ear mix: a few early reflections of its own sides, from
 * a delay line. It is the same for every setting of the mode, which only mixes it in (inears.h). */
#ifndef EARFIELD_AMBIENCE_H
#define EARFIELD_AMBIENCE_H

#include "biquad.h"
#include <stdbool.h>
#include <stdint.h>

enum { AMBIENCE_TAPS = 14 };

typedef struct {
    double delay_s, gain;
} AmbienceTap;

/** The microphones are each other's mirror image. */
typedef struct {
    AmbienceTap same[AMBIENCE_TAPS];  /* from a side to its own microphone */
    AmbienceTap other[AMBIENCE_TAPS]; /* and to the other one */
    double high_cut_hz;
} AmbienceSpec;

typedef struct {
    uint32_t delay_frames;
    float gain;
} AmbienceTapDesign;

typedef struct {
    AmbienceTapDesign same[AMBIENCE_TAPS], other[AMBIENCE_TAPS];
    Biquad high_cut;
    float *left, *right; /* what was played, by frame modulo the length of the line */
    uint32_t mask, at;
} Ambience;

/** False where memory is short. Not for the audio thread. */
bool ambience_init(Ambience *ambience, const AmbienceSpec *spec, double rate_hz);

/** Takes a zeroed one too. Not for the audio thread. */
void ambience_free(Ambience *ambience);

/** What the microphones hear at 0 dB, into `heard`, while `played` is played. Audio thread. */
void ambience_process(Ambience *ambience, const Slice *played, Slice *heard);

/** Clear all history. Audio thread. */
void ambience_forget(Ambience *ambience);

#endif
