/* The engine's unit of work. A slice never crosses a multiple of SLICE_FRAMES in absolute frames,
 * however the host cuts its blocks: what is decided once a slice is decided at the same frame, and
 * the output is the same bits. */
#ifndef EARFIELD_SLICE_H
#define EARFIELD_SLICE_H

#include <stdint.h>
#include <string.h>

enum { SLICE_FRAMES = 64 };

typedef struct {
    float left[SLICE_FRAMES], right[SLICE_FRAMES];
    uint32_t frames;   /* 1 to SLICE_FRAMES */
    const float *rise; /* weight of the new setting by frame while a transition lasts, else NULL */
} Slice;

/** A copy of the frames that are there: at one frame a slice, all of them would cost more than most
 * of the work. Audio thread. */
static inline void slice_copy(Slice *to, const Slice *from)
{
    to->frames = from->frames;
    to->rise = from->rise;
    memcpy(to->left, from->left, from->frames * sizeof(float));
    memcpy(to->right, from->right, from->frames * sizeof(float));
}

/** `b` fades in over `a` into `b`, by the slice's rise. Audio thread. */
static inline void slice_crossfade(Slice *b, const Slice *a)
{
    for (uint32_t i = 0; i < b->frames; i++) {
        b->left[i] = a->left[i] + b->rise[i] * (b->left[i] - a->left[i]);
        b->right[i] = a->right[i] + b->rise[i] * (b->right[i] - a->right[i]);
    }
}

/** `b`, which comes in by itself, over what is left of `a`, by the slice's rise. Audio thread. */
static inline void slice_add_leaving(Slice *b, const Slice *a)
{
    for (uint32_t i = 0; i < b->frames; i++) {
        b->left[i] += (1.0f - b->rise[i]) * a->left[i];
        b->right[i] += (1.0f - b->rise[i]) * a->right[i];
    }
}

#endif
