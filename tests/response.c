#include "response.h"

#include "host.h"
#include <math.h>

static Stereo measure(Host *host, double seconds, bool left, bool right)
{
    host_restart(host);
    Stereo in = impulse((size_t)lround(seconds * host->rate_hz), left, right);
    Stereo out = host_render(host, &in, 512);
    stereo_free(&in);
    return out;
}

Response response_measure(double rate_hz, const char *settings)
{
    return response_measure_for(16384 / 48000.0, rate_hz, settings);
}

Response response_measure_for(double seconds, double rate_hz, const char *settings)
{
    Host host = host_open(rate_hz);
    host_apply(&host, settings);
    Response response = {.rate_hz = rate_hz,
                         .from_left = measure(&host, seconds, true, false),
                         .from_right = measure(&host, seconds, false, true)};
    response.itd_us = (double)host_get(&host, "itd");
    response.ild_db = (double)host_get(&host, "ild");
    response.match_gain_db = (double)host_get(&host, "match_gain");
    host_close(&host);
    return response;
}

void response_free(Response *response)
{
    stereo_free(&response->from_left);
    stereo_free(&response->from_right);
}

static double complex at(const float *samples, const Response *r, double hz)
{
    return spectrum_at(samples, r->from_left.frames, hz, r->rate_hz);
}

double complex response_direct(const Response *r, double hz)
{
    return at(r->from_left.left, r, hz);
}

double complex response_crossed(const Response *r, double hz)
{
    return at(r->from_left.right, r, hz);
}

double complex response_mono(const Response *r, double hz)
{
    return at(r->from_left.left, r, hz) + at(r->from_right.left, r, hz);
}
