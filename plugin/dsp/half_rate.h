/* A signal at half its rate: a half-band filter of 19 taps, and every other frame of what it
 * passes. It keeps up to 0.145 of the rate within 0.01 dB, and what would fold onto that (from
 * 0.355 on) falls by 63 dB; between the two it folds. Delays by 4.5 of the new frames. Source: J.
 * F. Kaiser's window with β = 6 (half-band: every other tap is 0, but the middle one). */
#ifndef EARFIELD_HALF_RATE_H
#define EARFIELD_HALF_RATE_H

enum { HALF_RATE_BLOCK = 32, HALF_RATE_HALF = HALF_RATE_BLOCK / 2, HALF_RATE_PAST = 9 };

/** Zeroed: silence. */
typedef struct {
    float even[HALF_RATE_PAST + HALF_RATE_HALF], odd[HALF_RATE_PAST + HALF_RATE_HALF];
} HalfRate;

/** HALF_RATE_BLOCK frames become HALF_RATE_HALF. Audio thread. */
void half_rate_process(HalfRate *h, const float *whole, float *half);

#endif
