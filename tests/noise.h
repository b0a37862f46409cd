/* Simulated programme noise, as Level Match assumes it: |W|² = 1/f / (1 + (40/f)⁶) /
 * (1 + (f/9000)⁴), the channels correlated by 0.5, rms -20 dBFS or so. */
#ifndef EARFIELD_TEST_NOISE_H
#define EARFIELD_TEST_NOISE_H

#include "signals.h"

Stereo programme_noise(size_t frames, double rate_hz, unsigned seed);

#endif
