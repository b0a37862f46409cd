/* What hrtf_at() gives, or a response at two ears, as a test looks at it. */
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

/** The same with another head. */
void hear_with(Heard *heard, const Hrtf *hrtf, double rate_hz, Direction direction,
               double distance_m, double head_circumference_cm);

/** The same of two ears' responses: of their first HEARD_MOST_BINS frames, no delays apart. */
void heard_listen(Heard *heard, const float *left, const float *right, double rate_hz);

double heard_bin_hz(const Heard *heard, unsigned bin);

/** How much later the right ear hears, by phase at one frequency below 1 kHz; and where the
 * cross-correlation below 1.5 kHz (Butterworth, fourth order, on both ears) is highest. */
double heard_phase_itd_us(const Heard *heard, double hz);
double heard_correlation_itd_us(const Heard *heard);

/** The level of one ear between two frequencies; bins count by their share in between. */
double heard_band_db(const Heard *heard, const double complex *ear, double from_hz, double to_hz);

/** The octave about `hz` at the left ear against the right one. */
double heard_octave_ild_db(const Heard *heard, double hz);

/** Farthest that the level of either ear is from the rigid sphere's below 200 Hz; a head of 57 cm. */
double heard_off_the_sphere_db(const Heard *heard, Direction direction, double distance_m);

/** Farthest from 0 dB that the mean power of 1200 directions is, up to 12 kHz. */
double diffuse_field_error_db(const Hrtf *hrtf, double rate_hz, double distance_m);

/** Directions evenly over the sphere: n of count. */
Direction around_sphere(unsigned n, unsigned count);

#endif
