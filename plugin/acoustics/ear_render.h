/* One sound after the other, as the ears hear them of their directions: a filter by octaves, the
 * head, and a delay that need not be whole. One thread at a time may use a renderer; not the audio
 * thread. */
#ifndef EARFIELD_EAR_RENDER_H
#define EARFIELD_EAR_RENDER_H

#include "../dsp/biquad.h"
#include "../dsp/interaural.h"
#include "hrtf.h"
#include "octaves.h"
#include <stdint.h>

typedef struct EarRender EarRender;

typedef struct {
    double gain[OCTAVES];
    double delay_s; /* to the middle of the head, from frame 0 */
    double distance_m;
    Direction direction;
} EarSound;

/** `hrtf` must outlive it; NULL: two microphones in the middle of no head. NULL when memory is out.
 */
EarRender *ear_render_new(const Hrtf *hrtf, double head_circumference_cm, double rate_hz);

/** Takes NULL too. */
void ear_render_free(EarRender *render);

/** Add an impulse of a sound to `ears` (left and right); what falls outside is left away.
 * Allocation-free. */
void ear_render_add(EarRender *render, const EarSound *sound, Pair *ears, uint32_t frames);

/** What a sound is between the ears: the right one against the left one. Allocation-free. */
Interaural ear_render_interaural(EarRender *render, const EarSound *sound);

/** The frame after the last that a sound of this delay reaches. */
double ear_render_end(const EarRender *render, double delay_s);

#endif
