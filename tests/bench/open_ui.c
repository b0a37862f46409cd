/* What an open UI costs the audio thread: two instances side by side, of which one works out the
 * spectrum and tells it; and how even it leaves the load (the dearest block, each at the least it
 * took over the passes, against the median). */
#include "../../plugin/uris.h"
#include "../host.h"
#include "../noise.h"
#include "bars.h"
#include "timing.h"
#include <lv2/atom/atom.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    RATE_HZ = 48000,
    FRAMES = RATE_HZ,
    PASSES = 41,
    EVENTS_BYTES = 16384,
    MOST_BLOCKS = FRAMES / 32
};

typedef union {
    LV2_Atom_Sequence sequence;
    char bytes[EVENTS_BYTES];
} Events;

typedef struct {
    Host host;
    Events in, out;
    uint32_t ports[4]; /* in left, right, out left, right */
    Stereo heard;
} Player;

static LV2_URID urid(const char *uri)
{
    return host_map.map(host_map.handle, uri);
}

static void player_open(Player *p, const char *settings)
{
    const char *const symbols[] = {"in_left", "in_right", "out_left", "out_right"};
    p->host = host_open(RATE_HZ);
    p->heard = stereo_new(FRAMES);
    host_apply(&p->host, settings);
    for (int i = 0; i < 4; i++) {
        p->ports[i] = host_port(&p->host, symbols[i]);
    }
    LilvInstance *instance = p->host.instance;
    lilv_instance_connect_port(instance, host_port(&p->host, "events_in"), &p->in);
    lilv_instance_connect_port(instance, host_port(&p->host, "events_out"), &p->out);
}

static void player_close(Player *p)
{
    host_close(&p->host);
    stereo_free(&p->heard);
}

/* Nothing comes in, or a UI's word. */
static void fill_events(Player *p, bool ui_speaks)
{
    struct {
        LV2_Atom_Event event;
        LV2_Atom_Object_Body body;
    } word = {.body = {.otype = urid(EARFIELD__UiOpen)}};
    word.event.body = (LV2_Atom){sizeof word.body, urid(LV2_ATOM__Object)};
    p->in.sequence =
        (LV2_Atom_Sequence){{sizeof(LV2_Atom_Sequence_Body), urid(LV2_ATOM__Sequence)}, {0, 0}};
    if (ui_speaks) {
        memcpy(p->in.bytes + sizeof(LV2_Atom_Sequence), &word, sizeof word);
        p->in.sequence.atom.size += (uint32_t)sizeof word;
    }
    p->out.sequence.atom = (LV2_Atom){EVENTS_BYTES - sizeof(LV2_Atom), urid(LV2_ATOM__Chunk)};
}

static double block_s(Player *p, const Stereo *in, size_t at, uint32_t block)
{
    LilvInstance *instance = p->host.instance;
    lilv_instance_connect_port(instance, p->ports[0], in->left + at);
    lilv_instance_connect_port(instance, p->ports[1], in->right + at);
    lilv_instance_connect_port(instance, p->ports[2], p->heard.left + at);
    lilv_instance_connect_port(instance, p->ports[3], p->heard.right + at);
    const double start = timing_now_s();
    lilv_instance_run(instance, block);
    return timing_now_s() - start;
}

/* A second, the same absolute frames each time; each block's time to `each_s`. */
static void play(Player *p, const Stereo *in, uint32_t block, bool open, double *each_s)
{
    host_restart(&p->host);
    for (size_t at = 0; at + block <= FRAMES; at += block) {
        fill_events(p, open && at == 0);
        each_s[at / block] = block_s(p, in, at, block);
    }
}

/* Each block at the least it took over the passes. */
static void keep_least(double *least, const double *each, size_t blocks)
{
    for (size_t b = 0; b < blocks; b++) {
        least[b] = fmin(least[b], each[b]);
    }
}

static double sum(const double *x, size_t count)
{
    double all = 0.0;
    for (size_t i = 0; i < count; i++) {
        all += x[i];
    }
    return all;
}

/* The dearest block against the median; in the first the settings are adopted. */
static double unevenness(double *each_s, size_t blocks)
{
    const double worst_s = timing_quantile(each_s + 1, blocks - 1, 1.0);
    return worst_s / timing_quantile(each_s + 1, blocks - 1, 0.5);
}

static void cost(const char *name, const char *settings, uint32_t block)
{
    static Player closed, open;
    static double each_s[MOST_BLOCKS], without_s[MOST_BLOCKS], with_s[MOST_BLOCKS];
    const size_t blocks = FRAMES / block;
    Stereo in = programme_noise(FRAMES, RATE_HZ, 3);
    player_open(&closed, settings);
    player_open(&open, settings);
    for (size_t b = 0; b < blocks; b++) {
        without_s[b] = with_s[b] = INFINITY;
    }
    for (size_t pass = 0; pass < PASSES; pass++) {
        play(&closed, &in, block, false, each_s);
        keep_least(without_s, each_s, blocks);
        play(&open, &in, block, true, each_s);
        keep_least(with_s, each_s, blocks);
    }
    const double more_s = sum(with_s, blocks) - sum(without_s, blocks);
    const double more_ns = more_s * 1e9 / (double)(blocks * block);
    printf("%-22s %6u %9.1f %6s %10.2f %10.2f\n", name, block, more_ns, bar_verdict(more_ns, 10.0),
           unevenness(without_s, blocks), unevenness(with_s, blocks));
    player_close(&closed);
    player_close(&open);
    stereo_free(&in);
}

int main(void)
{
    const uint32_t blocks[] = {32, 64, 256, 1024};
    timing_pin();
    printf("\nWhat an open UI costs, 48 kHz; the dearest block over the median, closed and open\n");
    printf("%-22s %6s %9s %6s %10s %10s\n", "", "block", "ns/frame", "bar 10", "closed", "open");
    for (size_t b = 0; b < sizeof blocks / sizeof *blocks; b++) {
        cost("Direct", "mode=0 limiter=1", blocks[b]);
        cost("Speakers, 0.26 s", "mode=2 room=2 limiter=1", blocks[b]);
    }
    return bars_exit();
}
