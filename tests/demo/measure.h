/* What is measured of a whole sound, independently of the plugin's own meters. NAN where a sound
 * has nothing to measure. */
#ifndef EARFIELD_DEMO_MEASURE_H
#define EARFIELD_DEMO_MEASURE_H

#include "../audio.h"

typedef struct {
    double loudness_lufs; /* integrated, EBU R 128 by libebur128 */
    double mono_loss_db;  /* loudness of the mono sum on both sides against stereo */
    double width_db;      /* side over mid energy */
    double correlation;   /* of left and right */
    double coherence;     /* the most that any delay within 1 ms makes of it (IACC, ISO 3382-1) */
} Measures;

Measures measure(const Audio *audio);

#endif
