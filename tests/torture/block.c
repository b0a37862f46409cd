#include "block.h"

#include "../../plugin/ports.h"
#include "guard_bands.h"
#include <math.h>
#include <string.h>

typedef enum { APART, IN_PLACE, CROSSED, EACH_SHARED, ALL_ONE, PAIRINGS } Pairing;

static void pair(Block *b, Pairing pairing, size_t bytes)
{
    b->in[0] = guard_bands_new(bytes);
    const bool one_input = pairing == EACH_SHARED || pairing == ALL_ONE;
    b->in[1] = one_input ? b->in[0] : guard_bands_new(bytes);
    switch (pairing) {
    case APART:
        b->out[0] = guard_bands_new(bytes);
        b->out[1] = guard_bands_new(bytes);
        break;
    case IN_PLACE:
        b->out[0] = b->in[0];
        b->out[1] = b->in[1];
        break;
    case CROSSED:
        b->out[0] = b->in[1];
        b->out[1] = b->in[0];
        break;
    case EACH_SHARED:
        b->out[0] = b->out[1] = guard_bands_new(bytes);
        break;
    case ALL_ONE:
    case PAIRINGS:
        b->out[0] = b->out[1] = b->in[0];
        break;
    }
}

Block block_new(Host *host, Chance *c, const Stereo *stimulus, size_t from, uint32_t frames)
{
    static const PortIndex ins[] = {PORT_IN_LEFT, PORT_IN_RIGHT},
                           outs[] = {PORT_OUT_LEFT, PORT_OUT_RIGHT};
    Block b = {.frames = frames, .expected_dry = {stimulus->left + from, stimulus->right + from}};
    pair(&b, (Pairing)chance_below(c, PAIRINGS), frames * sizeof(float));
    if (b.in[1] == b.in[0]) {
        b.expected_dry[1] = b.expected_dry[0];
    }
    for (int side = 0; side < 2; side++) {
        memcpy(b.in[side], b.expected_dry[side], frames * sizeof(float));
        lilv_instance_connect_port(host->instance, ins[side], b.in[side]);
        lilv_instance_connect_port(host->instance, outs[side], b.out[side]);
    }
    return b;
}

void block_free(Block *b)
{
    float *buffers[] = {b->in[0], b->in[1], b->out[0], b->out[1]};
    for (int n = 0; n < 4; n++) {
        for (int later = n + 1; later < 4; later++) {
            buffers[later] = buffers[later] == buffers[n] ? NULL : buffers[later];
        }
        guard_bands_free(buffers[n]);
    }
}

static bool is_written_to(const Block *b, const float *in)
{
    return in == b->out[0] || in == b->out[1];
}

static bool goes_beyond(const float *samples, uint32_t frames, float limit)
{
    int beyond = 0;
    for (uint32_t n = 0; n < frames; n++) {
        beyond |= !(fabsf(samples[n]) <= limit);
    }
    return beyond != 0;
}

static void check_samples(const Block *b, int side, const BlockPromise *promise, const Place *at)
{
    const float *out = b->out[side];
    for (uint32_t n = 0; n < b->frames; n++) {
        if (!(fabsf(out[n]) <= promise->limit)) {
            fault(at, "sample %u of %u, side %d, is %g and not within %.9g", n, b->frames, side,
                  (double)out[n], (double)promise->limit);
            return;
        }
    }
}

void block_check(const Block *b, const BlockPromise *promise, const Place *at)
{
    const size_t bytes = b->frames * sizeof(float);
    for (int side = 0; side < 2; side++) {
        const float *in = b->in[side], *out = b->out[side];
        if (!guard_bands_hold(in) || !guard_bands_hold(out)) {
            fault(at, "wrote beyond a block of %u frames", b->frames);
        }
        if (!is_written_to(b, in) && memcmp(in, b->expected_dry[side], bytes) != 0) {
            fault(at, "wrote into its input");
        }
        if (promise->limit < INFINITY && goes_beyond(out, b->frames, promise->limit)) {
            check_samples(b, side, promise, at);
        }
        if (promise->same_bits && memcmp(out, b->expected_dry[side], bytes) != 0) {
            fault(at, "does not pass its input on bit for bit");
        }
    }
}
