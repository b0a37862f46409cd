#include "glide.h"

static float at(const Glide *glide, const Slice *slice, uint32_t i)
{
    return glide->old + slice->rise[i] * (glide->now - glide->old);
}

void glide_gain(const Glide *gain, Slice *slice)
{
    if (!glide_is_steady(gain, slice)) {
        for (uint32_t i = 0; i < slice->frames; i++) {
            const float g = at(gain, slice, i);
            slice->left[i] *= g;
            slice->right[i] *= g;
        }
    } else if (gain->now != 1.0f) {
        for (uint32_t i = 0; i < slice->frames; i++) {
            slice->left[i] *= gain->now;
            slice->right[i] *= gain->now;
        }
    }
}

/* Where both are the same there is nothing to add: a sum would flush a denormal one. */
static float between(float a, float b, float share)
{
    return a == b ? a : a + share * (b - a);
}

void glide_mix(const Glide *share, const Slice *other, Slice *slice)
{
    if (!glide_is_steady(share, slice)) {
        for (uint32_t i = 0; i < slice->frames; i++) {
            const float s = at(share, slice, i);
            slice->left[i] = between(slice->left[i], other->left[i], s);
            slice->right[i] = between(slice->right[i], other->right[i], s);
        }
    } else if (share->now == 1.0f) {
        const float *const rise = slice->rise;
        *slice = *other;
        slice->rise = rise;
    }
}
