#include "render.h"

#include "../host.h"

const double rate_hz = 48000.0;

Stereo render(const char *settings, const Stereo *in)
{
    Host host = host_open(rate_hz);
    host_apply(&host, settings);
    Stereo out = host_render(&host, in, 0);
    host_close(&host);
    return out;
}

double differing_samples(const Stereo *a, const Stereo *b)
{
    const size_t both = a->frames < b->frames ? a->frames : b->frames;
    double differing = 2.0 * (double)(a->frames + b->frames - 2 * both);
    for (size_t i = 0; i < both; i++) {
        differing += a->left[i] != b->left[i];
        differing += a->right[i] != b->right[i];
    }
    return differing;
}
