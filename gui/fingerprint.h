/* Numbers that change when what is drawn from a scene does, so that what stands still is not drawn
 * again (FNV-1a, 64 bits: G. Fowler, L. C. Noll, K.-P. Vo). Pure. */
#ifndef EARFIELD_FINGERPRINT_H
#define EARFIELD_FINGERPRINT_H

#include "scene.h"
#include <stdint.h>

/** Of a place, but for what moves with the programme. `pictures`: how many messages came that change
 * the views. */
uint64_t fingerprint_place(const Scene *scene, unsigned place, unsigned pictures);

/** Of what lies over the window. */
uint64_t fingerprint_overlay(const Overlay *overlay);

#endif
