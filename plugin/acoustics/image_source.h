/* Image sources of a rectangular room, and what a small microphone would hear of them.
 * Source: J. B. Allen and D. A. Berkley, "Image method for efficiently simulating small-room
 * acoustics", J. Acoust. Soc. Am. 65 (1979). Pure, allocation-free: any thread. */
#ifndef EARFIELD_IMAGE_SOURCE_H
#define EARFIELD_IMAGE_SOURCE_H

#include <stdint.h>

enum { AXES = 3, IMAGE_ORDER = 3, IMAGES = 63 };

extern const double sound_speed_m_per_s; /* 343 */

/** Metres from a corner of the room, along its length, width and height. */
typedef struct {
    double m[AXES];
} Position;

/** A box with one wall at 0 and one at `size` of each axis. The listener faces along the length;
 * the width runs to the listener's left. The source faces the listener. */
typedef struct {
    Position size, source, listener;
} ImageScene;

/** A source as mirrored by the walls. */
typedef struct {
    unsigned order;              /* reflections, 0 (the source itself) to IMAGE_ORDER */
    unsigned char hits[AXES][2]; /* of them at the wall at 0 and at the wall at the far end */
    double distance_m;
    double azimuth_degrees, elevation_degrees; /* whence it arrives: left and up are positive */
    double leaving_degrees;                    /* off the axis of the source, 0 to 180 */
} ImageSource;

/** All images up to IMAGE_ORDER, the source itself first, the others in no order. Source and
 * listener stand apart. */
void image_sources(const ImageScene *scene, ImageSource images[IMAGES]);

/** An image as an impulse. */
typedef struct {
    double distance_m, gain; /* of pressure: 1 / (4 pi distance), reflections and all */
} Arrival;

/** Add the pressure at the listener to `pressure`, sample 0 at the emission: band-limited impulses
 * at their exact times, by a sinc under a Hann window of ±4 ms (P. M. Peterson, "Simulating the
 * response of multiple microphones to a single acoustic source in a reverberant room", J. Acoust.
 * Soc. Am. 80, 1986). */
void arrivals_render(const Arrival *arrivals, unsigned count, double rate_hz, double *pressure,
                     uint32_t frames);

#endif
