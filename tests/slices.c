#include "slices.h"

#include <string.h>

static void process_one(SliceStep *step, void *piece, Stereo *x, size_t at, size_t frames)
{
    Slice slice = {.frames = (uint32_t)frames};
    memcpy(slice.left, x->left + at, frames * sizeof(float));
    memcpy(slice.right, x->right + at, frames * sizeof(float));
    step(piece, &slice);
    memcpy(x->left + at, slice.left, frames * sizeof(float));
    memcpy(x->right + at, slice.right, frames * sizeof(float));
}

static size_t to_next_slice(size_t at)
{
    return SLICE_FRAMES - at % SLICE_FRAMES;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

void process_slices(SliceStep *step, void *piece, Stereo *x, size_t from, size_t to)
{
    while (from < to) {
        const size_t frames = least(to - from, to_next_slice(from));
        process_one(step, piece, x, from, frames);
        from += frames;
    }
}

void process_cut_slices(SliceStep *step, void *piece, Stereo *x)
{
    size_t block = 1, left = block;
    for (size_t at = 0; at < x->frames;) {
        const size_t frames = least(least(left, to_next_slice(at)), x->frames - at);
        process_one(step, piece, x, at, frames);
        at += frames;
        left -= frames;
        if (left == 0) {
            left = block = 1 + (block * 37 + 11) % 150;
        }
    }
}

Stereo stereo_copy(const Stereo *x)
{
    Stereo copy = stereo_new(x->frames);
    memcpy(copy.left, x->left, x->frames * sizeof(float));
    memcpy(copy.right, x->right, x->frames * sizeof(float));
    return copy;
}

double mean_square(const float *x, size_t from, size_t to)
{
    double sum = 0.0;
    for (size_t i = from; i < to; i++) {
        sum += (double)x[i] * (double)x[i];
    }
    return sum / (double)(to - from);
}
