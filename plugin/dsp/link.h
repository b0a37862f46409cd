/* The link to the bodypack.
 *
 * Digital: 20 Hz to 20 kHz. FM Stereo: 30 Hz to 15 kHz, the sides 40 dB apart, noise of -75 dBFS
 * (A-weighted, root of the mean square, either side), and a transmitter that lets nothing above
 * -6 dBFS in: an engineering choice, as are its recovery in 500 ms and the noise's colour, pink
 * behind a de-emphasis of 50 µs. Edges are points of -3 dB, Butterworth of the second order below
 * and of the fourth above, minimum phase; what a rate can't carry is not cut off. */
#ifndef EARFIELD_LINK_H
#define EARFIELD_LINK_H

#include "pink.h"
#include "transfer.h"

typedef enum { LINK_WIRED, LINK_FM_STEREO, LINK_DIGITAL } LinkKind;

enum { LINK_BAND_FILTERS = 3 };

/** A link as it runs. Zeroed, it is wired. */
typedef struct {
    LinkKind kind;
    Biquad band[LINK_BAND_FILTERS];
    double limiter_gain, limiter_keeps; /* what a frame leaves of the gain reduction */
    Pink noise;
    Biquad de_emphasis;
    double noise_gain;
} Link;

/** Go over to `kind`, at rest; the same kind carries on. Audio thread: bounded, no allocation. */
void link_set(Link *link, LinkKind kind, double rate_hz);

/** Without the limiter and the noise. Pure. */
Transfer link_transfer(const Link *link, double complex z_inverse);

/** Wired, the samples pass untouched. Audio thread. */
void link_process(Link *link, Slice *slice);

/** Clear all history. Audio thread. */
void link_forget(Link *link);

#endif
