/* What an open UI costs the audio thread: two instances side by side, of which one works out the
 * spectrum and tells it, then the other, as either may lie better in the caches; and how even it leaves the load: the dearest block against the median, each at
 * its least share of a pass. Passes are compared with those beside them: a shared machine's pace is
 * another from second to second. */
#include "../../plugin/uris.h"
#include "../host.h"
#include "../noise.h"
#include "bars.h"
#include "modes.h"
#include "player.h"
#include "timing.h"
#include <lv2/atom/atom.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    RATE_HZ = 48000,
    FRAMES = RATE_HZ,
    PASSES = 121,
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
    Player player;
} Listener;

static LV2_URID urid(const char *uri)
{
    return host_map.map(host_map.handle, uri);
}

static void listener_open(Listener *l, const char *settings)
{
    l->host = host_open(RATE_HZ);
    host_apply(&l->host, settings);
    l->player = player_of(&l->host, FRAMES);
    LilvInstance *instance = l->host.instance;
    lilv_instance_connect_port(instance, host_port(&l->host, "events_in"), &l->in);
    lilv_instance_connect_port(instance, host_port(&l->host, "events_out"), &l->out);
}

static void listener_close(Listener *l)
{
    player_free(&l->player);
    host_close(&l->host);
}

/* Nothing comes in, or a UI's word that it is open, or that it closes. */
static void fill_events(Listener *l, bool ui_speaks, bool open)
{
    struct {
        LV2_Atom_Event event;
        LV2_Atom_Object_Body body;
    } word = {.body = {.otype = urid(open ? EARFIELD__UiOpen : EARFIELD__UiClosed)}};
    word.event.body = (LV2_Atom){sizeof word.body, urid(LV2_ATOM__Object)};
    l->in.sequence =
        (LV2_Atom_Sequence){{sizeof(LV2_Atom_Sequence_Body), urid(LV2_ATOM__Sequence)}, {0, 0}};
    if (ui_speaks) {
        memcpy(l->in.bytes + sizeof(LV2_Atom_Sequence), &word, sizeof word);
        l->in.sequence.atom.size += (uint32_t)sizeof word;
    }
    l->out.sequence.atom = (LV2_Atom){EVENTS_BYTES - sizeof(LV2_Atom), urid(LV2_ATOM__Chunk)};
}

/* A second, the same absolute frames each time; each block's time to `each_s`. */
static void play(Listener *l, const Stereo *in, uint32_t block, bool open, double *each_s)
{
    host_restart(&l->host);
    for (size_t at = 0; at + block <= FRAMES; at += block) {
        fill_events(l, at == 0, open);
        each_s[at / block] = player_run_s(&l->player, in, at, block);
    }
}

/* Each block over the median of its pass, at the least it was over the passes. */
static void keep_least(double *least, const double *each_s, size_t blocks)
{
    static double sorted_s[MOST_BLOCKS];
    memcpy(sorted_s, each_s, blocks * sizeof *each_s);
    const double p50_s = timing_quantile(sorted_s, blocks, 0.5);
    for (size_t b = 0; b < blocks; b++) {
        least[b] = fmin(least[b], each_s[b] / p50_s);
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
static double unevenness(double *least, size_t blocks)
{
    const double worst = timing_quantile(least + 1, blocks - 1, 1.0);
    return worst / timing_quantile(least + 1, blocks - 1, 0.5);
}

typedef struct {
    double closed[MOST_BLOCKS], open[MOST_BLOCKS]; /* each block's least share of a pass */
} Costs;

/* How much more the open one takes, as a share. A UI that has closed may come again for a second and a
 * quarter, which is let go by. */
static double compare(Costs *costs, Listener *closed, Listener *open, const Stereo *in,
                      uint32_t block)
{
    static double closed_s[MOST_BLOCKS], open_s[MOST_BLOCKS];
    double more[PASSES];
    const size_t blocks = FRAMES / block;
    play(closed, in, block, false, closed_s);
    play(closed, in, block, false, closed_s);
    for (size_t pass = 0; pass < PASSES; pass++) {
        play(closed, in, block, false, closed_s);
        play(open, in, block, true, open_s);
        keep_least(costs->closed, closed_s, blocks);
        keep_least(costs->open, open_s, blocks);
        more[pass] = sum(open_s, blocks) / sum(closed_s, blocks) - 1.0;
    }
    return timing_quantile(more, PASSES, 0.25); /* the machine only adds */
}

/* The bar: 8 ns a frame, at the pace at which Direct takes 40 and Speakers 67. */
static void cost(const char *name, const char *settings, uint32_t block, double bar)
{
    static Listener one, other;
    static Costs costs;
    const size_t blocks = FRAMES / block;
    Stereo in = programme_noise(FRAMES, RATE_HZ, 3);
    listener_open(&one, settings);
    listener_open(&other, settings);
    for (size_t b = 0; b < blocks; b++) {
        costs.closed[b] = costs.open[b] = INFINITY;
    }
    const double more = 0.5 * (compare(&costs, &one, &other, &in, block) +
                               compare(&costs, &other, &one, &in, block));
    const double closed_worst = unevenness(costs.closed, blocks);
    const double open_worst = unevenness(costs.open, blocks);
    printf("4 %-10s blocks of %-4u %18.2f %-6s %15.2f %17.2f %s\n", name, block, more,
           bar_verdict(more, bar), closed_worst, open_worst, bar_verdict(open_worst, 1.8));
    listener_close(&one);
    listener_close(&other);
    stereo_free(&in);
}

int main(void)
{
    const uint32_t blocks[] = {32, 256};
    timing_pin();
    printf("\nWhat an open UI costs the audio thread, twice %d passes\n"
           "%45s %20s %17s\n",
           PASSES, "more, as a share", "worst/p50 closed", "open <= 1.8");
    for (size_t b = 0; b < sizeof blocks / sizeof *blocks; b++) {
        cost("Direct", MODE_DIRECT, blocks[b], 0.20);
        cost("Speakers", MODE_SPEAKERS_HALF_SECOND, blocks[b], 0.12);
    }
    return bars_exit();
}
