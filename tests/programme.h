/* The demonstration programme: 15 seconds of music of our own, for `make demo` and for tests that
 * want a mix and not a signal. Guitars hard left and right, a shaker hard right, bass and drums in
 * the middle, a piano that is near and dry at first and then far off in the hall, strings around.
 *
 * It is mixed to what Level Match takes a programme for: pink, rolled off below 40 Hz and above
 * 9 kHz, the side 4.8 dB under the mid. */
#ifndef EARFIELD_TEST_PROGRAMME_H
#define EARFIELD_TEST_PROGRAMME_H

#include "signals.h"

/** At any rate from 22.05 kHz on. The same every time. */
Stereo demonstration_programme(double rate_hz);

#endif
