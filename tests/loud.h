/* Programme beyond full scale, made to get past a limiter. */
#ifndef EARFIELD_TEST_LOUD_H
#define EARFIELD_TEST_LOUD_H

#include "signals.h"

enum { LOUD_FRAMES = 6000, LOUD_PROGRAMMES = 10, LOUD_IN_BAND = 5 };

typedef Stereo LoudProgramme(double rate_hz);

/** Of LOUD_FRAMES; the first LOUD_IN_BAND of them hold nothing above loud_highest_hz(). */
extern LoudProgramme *const loud_programmes[LOUD_PROGRAMMES];

/** The highest frequency whose true peaks are held: 20 kHz where the rate has it. */
double loud_highest_hz(double rate_hz);

/** A sine, the right 3 dB below the left and at another phase, its ends faded. */
Stereo loud_tone(double rate_hz, double frequency_hz, double phase, double peak);

/** Bursts of noise 60 dB over full scale. */
Stereo loud_hard_bursts(double rate_hz);

#endif
