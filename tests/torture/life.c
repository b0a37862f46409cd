#include "life.h"

#include "../../plugin/params.h"
#include "../rt_guard.h"
#include "block.h"
#include "controls.h"
#include "hosts.h"
#include "memory.h"
#include "messages.h"
#include "states.h"
#include <float.h>
#include <math.h>
#include <string.h>
#include <time.h>

typedef struct {
    const LifePlan *plan;
    const Stimuli *stimuli;
    HostKind kind;
    HostWorker worker;
    Host *host;
    Chance chance;
    Controls controls;
    Messages messages;
    bool spoke;
    Stimulus stimulus;
    size_t stimulus_at;
    double since_faults_s; /* no number went in */
    uint64_t frames;
    Place place;
} Life;

/* ---------------------------------------------------------------------------- begin and end -- */

static void begin(Life *l)
{
    l->place = (Place){l->plan->seed, l->plan->life, 0};
    l->chance = chance_new(l->plan->seed, l->plan->life);
    const bool first = l->plan->life == 0;
    if (chance_once_in(&l->chance, 4)) {
        hosts_try_rate_out_of_range(&l->chance, l->plan->watches_memory, &l->place);
    }
    l->kind = first ? HOST_THREADED : (HostKind)chance_below(&l->chance, HOSTS);
    hosts_open(&l->worker, l->kind, first ? 48000.0 : hosts_any_rate_hz(&l->chance));
    l->host = &l->worker.host;
    controls_begin(&l->controls, l->host);
    messages_begin(&l->messages, l->kind != HOST_WITHOUT_FEATURES);
    messages_connect(&l->messages, l->host, &l->chance, false);
    rt_guard_reset();
}

static void end(Life *l)
{
    hosts_close(&l->worker);
    messages_end(&l->messages);
}

/* ----------------------------------------------------------------------------------- one run -- */

/* On the average 200 frames: as many blocks in one octave as in another, a few long ones. */
static uint32_t any_length(Chance *c)
{
    if (chance_once_in(c, 128)) {
        return chance_octaves(c, 1200, 8192);
    }
    return chance_once_in(c, 200) ? 0 : chance_octaves(c, 1, 1200);
}

static void choose_stimulus(Life *l, uint32_t frames)
{
    if (chance_once_in(&l->chance, 300)) {
        const bool music = chance_once_in(&l->chance, 3);
        l->stimulus = music ? STIMULUS_PROGRAMME : (Stimulus)chance_below(&l->chance, STIMULI);
    }
    if (l->stimulus_at + frames > STIMULUS_FRAMES) {
        l->stimulus_at = 0;
    }
}

/* Where jobs are done in run(), it does what jobs do. */
static bool works_in_run(const Life *l)
{
    return l->kind <= HOST_WITHOUT_WORKER ||
           param_clamp(PORT_FREEWHEEL, l->host->ports[PORT_FREEWHEEL]) > 0.0f;
}

static bool same_bits(const void *a, const void *b)
{
    return memcmp(a, b, sizeof(float)) == 0;
}

static void run_watched(Life *l, uint32_t frames)
{
    float before[PORT_COUNT];
    memcpy(before, l->host->ports, sizeof before);
    rt_guard_reset();
    rt_guard_enter();
    lilv_instance_run(l->host->instance, frames);
    rt_guard_leave();
    if (rt_guard_calls() > 0 && !works_in_run(l)) {
        fault(&l->place, "run() called %s", rt_guard_first_call());
    }
    for (int port = 0; port < PORT_COUNT; port++) {
        if (params[port].kind == KIND_CONTROL_IN &&
            !same_bits(&l->host->ports[port], &before[port])) {
            fault(&l->place, "wrote into %s", params[port].symbol);
        }
    }
}

static void check_meters(const Life *l)
{
    for (int port = 0; port < PORT_COUNT; port++) {
        const Param *p = &params[port];
        const float value = l->host->ports[port];
        if (p->kind == KIND_CONTROL_OUT && !(value >= p->minimum && value <= p->maximum)) {
            fault(&l->place, "%s is %g", p->symbol, (double)value);
        }
    }
}

static BlockPromise promise(const Life *l)
{
    const double settled_s = 0.06, ceiling = controls_ceiling(&l->controls);
    const bool finite = controls_keep_finite(&l->controls) ||
                        (stimulus_is_finite(l->stimulus) && l->since_faults_s > settled_s);
    return (BlockPromise){.limit = isfinite(ceiling) ? (float)ceiling
                                   : finite          ? FLT_MAX
                                                     : INFINITY,
                          .same_bits = controls_keep_bits(&l->controls)};
}

static void play_block(Life *l, uint32_t frames)
{
    choose_stimulus(l, frames);
    Block block =
        block_new(l->host, &l->chance, &l->stimuli->of[l->stimulus], l->stimulus_at, frames);
    run_watched(l, frames);
    const BlockPromise holds = promise(l);
    block_check(&block, &holds, &l->place);
    check_meters(l);
    messages_check(&l->messages, &l->place);
    block_free(&block);
    const double seconds = (double)frames / l->host->rate_hz;
    controls_pass(&l->controls, seconds);
    l->since_faults_s = stimulus_is_finite(l->stimulus) ? l->since_faults_s + seconds : 0.0;
    l->stimulus_at += frames;
    l->frames += frames;
}

/* ------------------------------------------------------------------------------ disturbances -- */

static void restore(Life *l)
{
    const LV2_Feature worker = {LV2_WORKER__schedule, &l->worker.schedule};
    const LV2_Feature *const with_worker[] = {&worker, NULL}, *const none[] = {NULL};
    const bool offers = l->kind > HOST_WITHOUT_WORKER && chance_once_in(&l->chance, 2);
    states_disturb(l->host, offers ? with_worker : none, &l->chance, &l->place);
    rt_guard_leave(); /* a worker that works at once has entered it again */
}

static void disturb(Life *l)
{
    Chance *c = &l->chance;
    controls_turn(&l->controls, l->host, c);
    const bool speaks = chance_once_in(c, 60);
    if (speaks || l->spoke) {
        messages_connect(&l->messages, l->host, c, speaks);
        l->spoke = speaks;
    }
    if (l->kind != HOST_WITHOUT_FEATURES && chance_once_in(c, 4000)) {
        restore(l);
    }
    if (chance_once_in(c, 3000)) {
        host_restart(l->host);
        controls_restart(&l->controls);
    }
    if (l->kind == HOST_NOW_AND_THEN && chance_once_in(c, 300)) {
        host_worker_work(&l->worker);
    }
}

/* ------------------------------------------------------------------------------------ memory -- */

/* A well-known state of things: no files, one room, all that was left of others freed. Bytes. */
static size_t bytes_at_rest(Life *l)
{
    enum { FRAMES = 1024, BLOCKS = 400 };
    const struct timespec rest = {.tv_nsec = 1000000};
    controls_begin(&l->controls, l->host);
    l->host->ports[PORT_MODE] = 2.0f;
    l->stimulus = STIMULUS_PROGRAMME;
    for (int which = 0; which < OWN_FILES; which++) {
        messages_connect_to_set(&l->messages, l->host, (OwnFile)which, "");
        play_block(l, FRAMES);
    }
    for (int n = 0; n < BLOCKS; n++) {
        messages_connect(&l->messages, l->host, &l->chance, false);
        play_block(l, FRAMES);
        host_worker_work(&l->worker);
        nanosleep(&rest, NULL);
    }
    if (l->host->ports[PORT_LOADING] > 0.0f) {
        fault(&l->place, "loads for ever");
    }
    return memory_live_bytes();
}

/* What a convolver once had room for it keeps: 4 s of both sides as spectra, twice as large. */
static void check_growth(const Life *l, size_t before, size_t after)
{
    const size_t history = (size_t)(4.0 * l->host->rate_hz) * 2 * 2 * sizeof(float);
    if (after > before + history + (1 << 20)) {
        fault(&l->place, "%zu bytes at 10 %%, %zu at the end", before, after);
    }
}

uint64_t life_live(const LifePlan *plan, const Stimuli *stimuli)
{
    Life l = {.plan = plan, .stimuli = stimuli};
    begin(&l);
    const bool watches = plan->watches_memory && plan->life == 0;
    size_t before = 0;
    for (uint64_t n = 0; n < plan->blocks; n++) {
        l.place.block = n;
        disturb(&l);
        play_block(&l, any_length(&l.chance));
        if (watches && n == plan->blocks / 10) {
            before = bytes_at_rest(&l);
        }
    }
    if (watches) {
        check_growth(&l, before, bytes_at_rest(&l));
    }
    end(&l);
    return l.frames;
}
