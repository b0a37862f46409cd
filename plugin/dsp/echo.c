#include "echo.h"

#include <string.h>

void echo_set(Echo *e, double gain, double delay_s, double rate_hz)
{
    const double frames = delay_s * rate_hz;
    if (e->gain == 0.0f) {
        echo_forget(e); /* nothing was kept while there was no echo */
    }
    e->gain = (float)gain;
    e->whole_frames = (uint32_t)frames;
    e->fraction = (float)(frames - floor(frames));
}

double complex echo_response(const Echo *e, const Phasor *at)
{
    const double fraction = (double)e->fraction;
    const double complex between = 1.0 - fraction + fraction * at->z_inverse;
    return 1.0 + (double)e->gain * between * phasor_delay(at, e->whole_frames);
}

static float reflect(const Echo *e, float *line, uint32_t at, float x)
{
    const uint32_t mask = ECHO_LINE - 1;
    line[at & mask] = x;
    const float near = line[(at - e->whole_frames) & mask];
    const float far = line[(at - e->whole_frames - 1) & mask];
    return x + e->gain * (near + e->fraction * (far - near));
}

void echo_process(Echo *e, Slice *slice)
{
    if (e->gain == 0.0f) {
        return;
    }
    for (uint32_t i = 0; i < slice->frames; i++) {
        slice->left[i] = reflect(e, e->left, e->at + i, slice->left[i]);
        slice->right[i] = reflect(e, e->right, e->at + i, slice->right[i]);
    }
    e->at += slice->frames;
}

void echo_forget(Echo *e)
{
    memset(e->left, 0, sizeof e->left);
    memset(e->right, 0, sizeof e->right);
}
