/* What hrtf_at() gives, as a test looks at it. */
#ifndef EARFIELD_TEST_HEARD_H
#define EARFIELD_TEST_HEARD_H

#include "../plugin/acoustics/hrtf.h"
#include <complex.h>

enum { HEARD_MOST_BINS = 2048 };

typedef struct {
    double rate_hz;
    unsigned length;
    double complex left[HEARD_MOST_BINS], right[HEARD_MOST_BINS];
    double left_delay_s, right_delay_s;
} Heard;

/** `hrtf` is of `rate_hz`; a head of 57 cm. */
void hear(Heard *heard, const Hrtf *hrtf, double rate_hz, Direction direction, double distance_m);

void hear_with(Heard *heard, const Hrtf *hrtf, double rate_hz, Direction direction,
               double distance_m, double head_circumference_cm);

double heard_bin_hz(const Heard *heard, unsigned bin);

/** How much later the right ear hears, by phase at one frequency below 1 kHz; and where the
 * cross-correlation below 1.5 kHz (Butterworth, fourth order, on both ears) is highest. */
double heard_phase_itd_us(const Heard *heard, double hz);
double heard_correlation_itd_us(const Heard *heard);

/** The level of one ear between two frequencies; bins count by their share in between. */
double heard_band_db(const Heard *heard, const double complex *ear, double from_hz, double to_hz);

/** Directions evenly over the sphere: n of count. */
Direction around_sphere(unsigned n, unsigned count);

#endif
