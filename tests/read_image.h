/* What the plugin's meters read of an image that is made of noise, in Direct at 48 kHz. */
#ifndef EARFIELD_TEST_READ_IMAGE_H
#define EARFIELD_TEST_READ_IMAGE_H

#include <stddef.h>

typedef struct {
    double correlation, width_db, mono_loss_db, coherence;
} Image;

/** left = a + b, right = c a + d b `delay` frames late (1000 at the most), of independent noises a
 * and b. */
Image read_image(float b, float c, float d, size_t delay);

#endif
