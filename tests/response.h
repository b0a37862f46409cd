/* What the built plugin does at a setting, measured by impulses through the bundle. */
#ifndef EARFIELD_TEST_RESPONSE_H
#define EARFIELD_TEST_RESPONSE_H

#include "signals.h"
#include <complex.h>

typedef struct {
    double rate_hz;
    Stereo from_left, from_right;         /* what the ears hear of an impulse on each side */
    double itd_us, ild_db, match_gain_db; /* the plugin's own readouts */
} Response;

/** `settings` as host_apply() takes them, on top of the defaults. */
Response response_measure(double rate_hz, const char *settings);

/** The same, for as long as asked; the other is 0.34 s. */
Response response_measure_for(double seconds, double rate_hz, const char *settings);

void response_free(Response *response);

/** A sound on the left: at the near ear, at the far ear, and of both sides at once at the left ear.
 */
double complex response_direct(const Response *response, double hz);
double complex response_crossed(const Response *response, double hz);
double complex response_mono(const Response *response, double hz);

#endif
