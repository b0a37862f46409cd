#include "change.h"

#include "host_worker.h"
#include "worst.h"

Stereo quadrature(size_t frames, double rate_hz)
{
    Stereo s = sine(frames, rate_hz, 100.0, 1.0f);
    const size_t quarter = (size_t)lround(rate_hz / 400.0);
    for (size_t i = 0; i + quarter < frames; i++) {
        s.right[i] = s.left[i + quarter];
    }
    const size_t rising = (size_t)(0.05 * rate_hz);
    for (size_t i = 0; i < rising; i++) {
        const float rise = 0.5f - 0.5f * cosf(3.14159265f * (float)i / (float)rising);
        s.left[i] *= rise;
        s.right[i] *= rise;
    }
    return s;
}

double change_click_db(const Change *change, double rate_hz)
{
    const size_t before = (size_t)(0.3 * rate_hz), after = (size_t)rate_hz;
    Stereo in = quadrature(before + 5000 + after, rate_hz);
    double loudest = -300.0;
    for (size_t phase = 0; phase < 3; phase++) {
        HostWorker worker = {.kind = WORKER_IMMEDIATE};
        host_worker_open(&worker, rate_hz);
        Host *host = &worker.host;
        host_apply(host, change->base);
        host_set(host, change->control, change->from);
        Stereo out = stereo_new(in.frames);
        const size_t at = before + phase * 61, start = at - 2000;
        host_run(host, &in, &out, 0, at);
        host_set(host, change->control, change->to);
        for (size_t from = at; from < at + after; from += 37) {
            host_run(host, &in, &out, from, 37);
        }
        const Stereo heard = {out.left + start, out.right + start, 2000 + after};
        loudest = larger_of(loudest, loudest_click_db(&heard, rate_hz));
        stereo_free(&out);
        host_worker_close(&worker);
    }
    stereo_free(&in);
    return loudest;
}
