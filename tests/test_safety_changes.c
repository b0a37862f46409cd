/* What protects ears while everything moves, through the built bundle: controls of In-Ears,
 * correction and safety change at random under programme that is made to get past a limiter. */
#include "../plugin/dsp/decibel.h"
#include "../plugin/params.h"
#include "check.h"
#include "correct.h"
#include "host.h"
#include "loud.h"
#include "temporary_folder.h"
#include <string.h>

static const double rates_hz[] = {22050, 44100, 48000, 96000, 192000};

/* ------------------------------------------------------------------------------- a script -- */

/* Drawn by lot, the same for the same seed. */
typedef struct {
    uint32_t seed;
} Lot;

static uint32_t draw(Lot *lot, uint32_t below)
{
    lot->seed = lot->seed * 1664525u + 1013904223u;
    return (lot->seed >> 12) % below;
}

static const struct {
    const char *control;
    float values[4];
} moves[] = {
    {"mode", {0, 1, 3, 3}},
    {"seal_left", {0, 0.05f, 0.4f, 1}},
    {"seal_right", {0, 0.1f, 0.6f, 1}},
    {"drivers", {0, 1, 2, 3}},
    {"link", {0, 1, 2, 0}},
    {"ear_out", {0, 0, 1, 2}},
    {"isolation", {0, 10, 25, 40}},
    {"stage", {0, 1, 1, 0}},
    {"stage_level", {70, 90, 110, 120}},
    {"ambience", {-60, -60, -20, 0}},
    {"wearing", {0, 1, 2, 0}},
    {"correction", {0, 1, 1, 0}},
    {"level", {-20, 0, 6, 12}},
    {"level_match", {0, 1, 1, 1}},
    {"mute", {0, 0, 0, 1}},
    {"dim", {0, 0, 0, 1}},
    {"ceiling", {-24, -6, -1, 0}},
    {"enabled", {1, 1, 1, 0}},
    {"freewheel", {0, 0, 0, 1}},
    {"export_guard", {1, 1, 1, 0}},
    {"calibrated", {0, 1, 1, 1}},
    {"full_scale_spl", {80, 105, 120, 140}},
    {"dose_reset", {0, 0, 0, 1}},
};

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

static void move_some(Lot *lot, Host *host, uint32_t most)
{
    if (draw(lot, 3) == 0) { /* twice as much can go wrong with it */
        host_set(host, "look_ahead", (float)draw(lot, 2));
    }
    for (uint32_t count = 1 + draw(lot, most); count > 0; count--) {
        const uint32_t which = draw(lot, COUNT(moves));
        host_set(host, moves[which].control, moves[which].values[draw(lot, 4)]);
    }
}

static Stereo programme(Lot *lot, double rate_hz)
{
    enum { PARTS = 8 };
    Stereo s = stereo_new(PARTS * LOUD_FRAMES);
    for (size_t part = 0; part < PARTS; part++) {
        Stereo loud = loud_programmes[draw(lot, LOUD_PROGRAMMES)](rate_hz);
        memcpy(s.left + part * LOUD_FRAMES, loud.left, LOUD_FRAMES * sizeof(float));
        memcpy(s.right + part * LOUD_FRAMES, loud.right, LOUD_FRAMES * sizeof(float));
        s.left[part * LOUD_FRAMES + 700] = NAN;
        s.right[part * LOUD_FRAMES + 701] = -INFINITY;
        stereo_free(&loud);
    }
    return s;
}

/* --------------------------------------------------------------------------- what must hold -- */

typedef enum { WET, DRY, GUARDED } Path;

/* What is asked for and since when, and the highest ceiling that may still be in force. */
typedef struct {
    Path path;
    uint32_t late;
    float ceiling, highest_ceiling;
    size_t path_since, late_since, ceiling_since;
} Watch;

/* A change waits for the one before it and for the next slice, and takes 20 ms. */
static size_t settling_frames(double rate_hz)
{
    return 2 * ((size_t)(0.020 * rate_hz) + 2 * 64);
}

static Path path_of(const Host *host)
{
    if (host_get(host, "freewheel") > 0.0f && host_get(host, "export_guard") > 0.0f) {
        return GUARDED;
    }
    return host_get(host, "enabled") > 0.0f ? WET : DRY;
}

static void look_at_controls(Watch *w, const Host *host, size_t at)
{
    const Path path = path_of(host);
    const uint32_t late =
        host_get(host, "look_ahead") > 0.0f ? (uint32_t)lround(0.002 * host->rate_hz) : 0;
    const float ceiling = (float)gain_from_db((double)host_get(host, "ceiling"));
    w->path_since = path != w->path ? at : w->path_since;
    w->late_since = late != w->late ? at : w->late_since;
    if (ceiling != w->ceiling) {
        const bool settled = at - w->ceiling_since >= settling_frames(host->rate_hz);
        w->highest_ceiling = fmaxf(settled ? w->ceiling : w->highest_ceiling, ceiling);
        w->ceiling_since = at;
    }
    w->path = path;
    w->late = late;
    w->ceiling = ceiling;
}

static void assert_holds(const Watch *w, const Stereo *in, const Stereo *out, size_t i,
                         double rate_hz)
{
    const size_t settling = settling_frames(rate_hz);
    const bool one_path = i - w->path_since >= settling;
    const bool one_latency = i - w->late_since >= settling;
    if (w->path == GUARDED || (w->path == DRY && one_path && one_latency)) {
        if (!stereo_same_frame(out, i, in, w->late)) {
            fail_msg("frame %zu is not the input %u frames ago", i, w->late);
        }
    } else if (w->path == WET && one_path) {
        const bool settled = i - w->ceiling_since >= settling;
        const float ceiling = settled ? w->ceiling : w->highest_ceiling;
        const float one_bit_more = ceiling * (1.0f + 0x1p-22f); /* in a sum of two latencies */
        assert_true(fabsf(out->left[i]) <= one_bit_more && fabsf(out->right[i]) <= one_bit_more);
    }
}

/* Every readout is a number within its range, whatever came in. */
static void assert_meters_are_sound(const Host *host)
{
    for (int port = 0; port < PORT_COUNT; port++) {
        if (params[port].kind == KIND_CONTROL_OUT) {
            const float value = host->ports[port];
            if (!(value >= params[port].minimum && value <= params[port].maximum)) {
                fail_msg("%s reads %g", params[port].symbol, (double)value);
            }
        }
    }
}

typedef struct {
    Stereo out;
    float ports[PORT_COUNT]; /* in the end */
} Played;

/* The same for the same seed, however `cuts` cuts it. */
static Played play(uint32_t seed, Lot cuts, double rate_hz)
{
    Lot lot = {seed};
    Stereo in = programme(&lot, rate_hz);
    Played played = {.out = stereo_new(in.frames)};
    Host host = host_open(rate_hz);
    host_apply(&host, "limiter=1");
    correct(&host, correct_autoeq);
    Watch watch = {0};
    for (size_t at = 0, end = 0; at < in.frames;) {
        if (at == end) {
            move_some(&lot, &host, at == 0 ? 24 : 3);
            look_at_controls(&watch, &host, at);
            end =
                smaller(in.frames, at + 1 + draw(&lot, 3 * (uint32_t)settling_frames(rate_hz) / 2));
        }
        const size_t from = at;
        at = smaller(end, at + 1 + draw(&cuts, 700));
        host_run(&host, &in, &played.out, from, at - from);
        assert_close(host_get(&host, "latency"), watch.late, 0.0, "latency");
        assert_meters_are_sound(&host);
        for (size_t i = from; i < at; i++) {
            assert_holds(&watch, &in, &played.out, i, rate_hz);
        }
    }
    memcpy(played.ports, host.ports, sizeof played.ports);
    host_close(&host);
    stereo_free(&in);
    return played;
}

/* Gain Reduction is that of the last block, whatever its length. */
static void assert_same(const Played *a, const Played *b, uint32_t seed)
{
    if (!stereo_same_bits(&a->out, &b->out)) {
        fail_msg("seed %u: other bits in other blocks", seed);
    }
    for (int port = 0; port < PORT_COUNT; port++) {
        if (params[port].kind == KIND_CONTROL_OUT && port != PORT_GAIN_REDUCTION) {
            assert_close(a->ports[port], b->ports[port], 0.0, "seed %u: %s", seed,
                         params[port].symbol);
        }
    }
}

static void whatever_moves_it_is_safe(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 8 * COUNT(rates_hz); seed++) {
        const double rate_hz = rates_hz[seed % COUNT(rates_hz)];
        Played a = play(seed, (Lot){1000 + seed}, rate_hz);
        Played b = play(seed, (Lot){2000 + seed}, rate_hz);
        assert_same(&a, &b, seed);
        stereo_free(&a.out);
        stereo_free(&b.out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_moves_it_is_safe),
    };
    return cmocka_run_group_tests(tests, temporary_folder_make, temporary_folder_remove);
}
