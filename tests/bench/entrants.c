#include "entrants.h"

#include "../check.h"
#include "timing.h"
#include <math.h>
#include <stdio.h>

/* --------------------------------------------------------------------------------------- checks -- */

/* Whether `out` is the response's convolution, but for a gain. */
static bool plays(const Entrant *e, const Stage *stage)
{
    enum { PLACES = 16 };
    const size_t latency = peer_latency(e->peer);
    double heard[2 * PLACES], meant[2 * PLACES], gain = 0.0, energy = 0.0, error = 0.0;
    for (size_t i = 0; i < PLACES; i++) {
        const size_t at = RESPONSE_FRAMES + i * 997; /* before that, the last pass is heard too */
        convolve_directly(&stage->in, &stage->response, at, &meant[2 * i], &meant[2 * i + 1]);
        heard[2 * i] = (double)stage->out.left[at + latency];
        heard[2 * i + 1] = (double)stage->out.right[at + latency];
    }
    for (size_t i = 0; i < COUNT(meant); i++) {
        gain += heard[i] * meant[i];
        energy += meant[i] * meant[i];
    }
    gain /= energy;
    for (size_t i = 0; i < COUNT(meant); i++) {
        error += (heard[i] - gain * meant[i]) * (heard[i] - gain * meant[i]);
    }
    return gain > 0.01 && error < 1e-6 * gain * gain * energy;
}

/* Files are loaded in a worker, some in a thread of the plugin's own. */
static bool plays_soon(const Entrant *e, Stage *stage, size_t block)
{
    enum { ROUNDS = 25 };
    for (int round = 0; round < ROUNDS; round++) {
        peer_run(e->peer, &stage->in, &stage->out, 0, FRAMES, block);
        if (plays(e, stage)) {
            return true;
        }
        timing_rest_ms(20);
    }
    return false;
}

/* -------------------------------------------------------------------------------------- entrants -- */

static double pass_s(Entrant *e, Stage *stage, size_t block)
{
    const double start = timing_process_s();
    peer_run(e->peer, &stage->in, &stage->out, 0, FRAMES, block);
    return timing_process_s() - start;
}

Entrant entrant_enter(const char *name, LilvWorld *world, const char *uri, const char *settings,
                      size_t block)
{
    Entrant e = {.name = name, .peer = peer_open(world, uri, RATE_HZ, (uint32_t)block)};
    if (!e.peer) {
        e.fault = "not installed";
    } else if (!peer_apply(e.peer, settings)) {
        e.fault = "other controls than expected";
    }
    return e;
}

void entrant_load(Entrant *e, Stage *stage, size_t block, SetFile *set, const char *property)
{
    if (e->fault) {
        return;
    }
    set(e->peer, property, stage->file);
    e->checked = true;
    if (!plays_soon(e, stage, block)) {
        e->fault = "does not play the response";
    }
}

/* Leaves the FFT size at which it takes least. */
void entrant_choose_fft(Entrant *e, Stage *stage, size_t block, char *name, size_t name_size)
{
    double best_s = INFINITY;
    int best = 0;
    for (int fft = 0; fft <= 7 && !e->fault; fft++) {
        char setting[16];
        snprintf(setting, sizeof setting, "fft=%d", fft);
        peer_apply(e->peer, setting);
        if (!plays_soon(e, stage, block)) {
            continue;
        }
        double took_s = INFINITY;
        for (int pass = 0; pass < 3; pass++) {
            took_s = fmin(took_s, pass_s(e, stage, block));
        }
        if (took_s < best_s) {
            best_s = took_s;
            best = fft;
        }
    }
    char setting[16];
    snprintf(setting, sizeof setting, "fft=%d", best);
    snprintf(name, name_size, "LSP impulse reverb, FFT %d", 512 << best);
    e->name = name;
    if (!e->fault) {
        peer_apply(e->peer, setting);
        e->fault = plays_soon(e, stage, block) ? NULL : "does not play the response";
    }
}

void entrants_time(Entrant *entrants, size_t count, Stage *stage, size_t block)
{
    for (int pass = -1; pass < PASSES; pass++) { /* one to warm up */
        for (size_t i = 0; i < count; i++) {
            if (!entrants[i].fault) {
                const double took_s = pass_s(&entrants[i], stage, block);
                if (pass >= 0) {
                    entrants[i].passes_s[pass] = took_s;
                }
                if (entrants[i].checked && !plays(&entrants[i], stage)) {
                    entrants[i].fault = "fell out of step";
                }
            }
        }
    }
    for (size_t i = 0; i < count; i++) {
        entrants[i].ns = timing_quantile(entrants[i].passes_s, PASSES, 0.5) * 1e9 / FRAMES;
    }
}
