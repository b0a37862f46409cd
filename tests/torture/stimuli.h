/* What is played to the plugin: music as it were, silence, and what no cable should carry. */
#ifndef EARFIELD_TORTURE_STIMULI_H
#define EARFIELD_TORTURE_STIMULI_H

#include "../signals.h"
#include <stdint.h>

typedef enum {
    STIMULUS_PROGRAMME,
    STIMULUS_LOUD,   /* white, full scale */
    STIMULUS_OVER,   /* square waves, 24 dB over full scale */
    STIMULUS_PULSES, /* a full sample now and then */
    STIMULUS_SILENCE,
    STIMULUS_DENORMAL,
    STIMULUS_HUGE,    /* ±1e30 among the programme */
    STIMULUS_NUMBERS, /* of any bits: NaN, infinite, denormal */
    STIMULUS_FAULTS,  /* NaN and infinities among the programme */
    STIMULI
} Stimulus;

enum { STIMULUS_FRAMES = 65536 };

/** All of them, the same each time. */
typedef struct {
    Stereo of[STIMULI];
} Stimuli;

Stimuli stimuli_new(void);

void stimuli_free(Stimuli *stimuli);

/** True where each sample is a number. */
bool stimulus_is_finite(Stimulus stimulus);

#endif
