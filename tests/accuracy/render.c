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
