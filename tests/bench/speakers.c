/* The whole plugin in Speakers, limiter on, in the Control Room made to last 0.5 s: denormal
 * input, changes of room, and what it takes beforehand. */
#include "../../plugin/acoustics/binaural_room.h"
#include "../../plugin/dsp/convolver_setup.h"
#include "../check.h"
#include "../host_worker.h"
#include "bars.h"
#include "modes.h"
#include "player.h"
#include "timing.h"
#include <math.h>
#include <stdio.h>

enum { RATE_HZ = 48000, FRAMES = RATE_HZ, BLOCK = 64, PASSES = 21 };

static const char *const room = MODE_SPEAKERS_HALF_SECOND;
static const char *const other_room = METERS_ON "mode=2 room=3 distance=2.2 decay=125";
static const char *const room_of_a_second = METERS_ON "mode=2 room=6 distance=8";

typedef struct {
    HostWorker worker;
    Player player;
} Played;

/* In place. The room is there when it returns. */
static void room_open(Played *r, HostWorkerKind kind, const char *settings)
{
    *r = (Played){.worker = {.kind = kind}};
    host_worker_open(&r->worker, RATE_HZ);
    host_apply(&r->worker.host, settings);
    host_worker_settle(&r->worker);
    r->player = player_of(&r->worker.host, FRAMES);
}

static void room_close(Played *r)
{
    player_free(&r->player);
    host_worker_close(&r->worker);
}

/* ----------------------------------------------------------------------------------- denormals -- */

static void denormals(const Stereo *noise)
{
    Stereo tiny = stereo_new(FRAMES);
    for (size_t i = 0; i < FRAMES; i++) {
        tiny.left[i] = tiny.right[i] = i % 2 ? 1e-39f : -1e-39f;
    }
    Played normal, denormal;
    room_open(&normal, WORKER_BY_HAND, room);
    room_open(&denormal, WORKER_BY_HAND, room);
    double ratios[PASSES];
    for (size_t pass = 0; pass < PASSES; pass++) {
        const double normal_s = player_pass_s(&normal.player, noise, BLOCK);
        ratios[pass] = player_pass_s(&denormal.player, &tiny, BLOCK) / normal_s;
    }
    bar_row("6 Whole plugin, input at 1e-39 over normal input",
            timing_quantile(ratios, PASSES, 0.5), 1.1);
    room_close(&normal);
    room_close(&denormal);
    stereo_free(&tiny);
}

/* ------------------------------------------------------------------------------------- changes -- */

enum { AROUND = 8, CHANGE_BLOCKS = AROUND + 4 * 4096 / BLOCK };

/* From a few blocks before the new room is taken over until all of it has arrived; each block at
 * its least over the passes. Blocks go on while the worker's thread builds the room: after a rest
 * they would find cold caches. By the thread's own clock: where the worker gets this thread's
 * processor it is done as it gives it back, in the middle of the block that adopts the room or the
 * one before, and that in every pass. */
static void time_change(Played *r, const Stereo *noise, bool change, double least_s[CHANGE_BLOCKS])
{
    Host *host = &r->worker.host;
    const float *loading = &host->ports[host_port(host, "loading")];
    for (size_t b = 0; b < CHANGE_BLOCKS; b++) {
        least_s[b] = INFINITY;
    }
    for (size_t pass = 0; pass < PASSES; pass++) {
        double before_s[AROUND];
        size_t count = 0;
        host_apply(host, change && pass % 2 == 0 ? other_room : room);
        do {
            before_s[count % AROUND] =
                player_run_thread_s(&r->player, noise, count * BLOCK % FRAMES, BLOCK);
            count++;
        } while (*loading > 0.0f || count < AROUND);
        for (size_t b = 0; b < CHANGE_BLOCKS; b++) {
            const double took_s = b < AROUND
                                      ? before_s[(count + b) % AROUND]
                                      : player_run_thread_s(&r->player, noise, b * BLOCK, BLOCK);
            least_s[b] = fmin(least_s[b], took_s);
        }
    }
}

static void changes(const Stereo *noise)
{
    Played r;
    room_open(&r, WORKER_THREADED, room);
    timing_pin(); /* the worker's thread stays free: it leaves this processor's caches alone */
    double steady_s[CHANGE_BLOCKS], changing_s[CHANGE_BLOCKS], sum_s = 0.0;
    time_change(&r, noise, false, steady_s);
    time_change(&r, noise, true, changing_s);
    const double p50 = timing_quantile(steady_s, CHANGE_BLOCKS, 0.5);
    for (size_t b = 0; b < CHANGE_BLOCKS; b++) {
        sum_s += changing_s[b];
    }
    bar_row("7 Whole plugin, the room changes: mean over the steady p50",
            sum_s / CHANGE_BLOCKS / p50, 1.9);
    bar_row("7 Whole plugin, the room changes: dearest block",
            timing_quantile(changing_s, CHANGE_BLOCKS, 1.0) / p50, 2.6);
    room_close(&r);
}

/* ---------------------------------------------------------------------------------- beforehand -- */

static void prepare(const BinauralRoomSpec *spec, const ConvolverPlan *plan)
{
    BinauralRoom *built = binaural_room_new(spec);
    const BinauralResponse paths = {.left_left = binaural_room_path(built, LEFT_TO_LEFT),
                                    .left_right = binaural_room_path(built, LEFT_TO_RIGHT),
                                    .right_left = binaural_room_path(built, RIGHT_TO_LEFT),
                                    .right_right = binaural_room_path(built, RIGHT_TO_RIGHT),
                                    .frames = binaural_room_frames(built)};
    for (unsigned level = 0; level < CONVOLVER_LEVELS; level++) {
        convolver_part_free(
            convolver_part_new(plan, level, &paths, convolver_spans[level].least_slots));
    }
    binaural_room_free(built);
}

static void preparing(void)
{
    Hrtf *hrtf = hrtf_new_builtin(RATE_HZ);
    const BinauralRoomSpec spec = {.room = ROOM_CONTROL,
                                   .loudspeaker = LOUDSPEAKER_NEARFIELD,
                                   .room_level = 1.0,
                                   .decay = 1.5,
                                   .distance_m = 2.2,
                                   .angle_degrees = 30.0,
                                   .head_circumference_cm = 57.0,
                                   .rate_hz = RATE_HZ,
                                   .hrtf = hrtf};
    ConvolverPlan plan;
    double took_s[PASSES];
    if (!hrtf || !convolver_plan_init(&plan, kernels_best())) {
        return;
    }
    for (size_t pass = 0; pass < PASSES; pass++) {
        const double start = timing_now_s();
        prepare(&spec, &plan);
        took_s[pass] = timing_now_s() - start;
    }
    bar_row("7 A room of 0.5 s, its tail and spectra prepared, ms",
            timing_quantile(took_s, PASSES, 0.5) * 1e3, 40.0);
    convolver_plan_free(&plan);
    hrtf_free(hrtf);
}

/* All that an instance holds with its room, less the HRTF, and less what the host holds of it. */
static void memory(const char *what, const char *settings, double bar_mb)
{
    const size_t empty = timing_heap_bytes();
    Hrtf *hrtf = hrtf_new_builtin(RATE_HZ);
    const size_t hrtf_bytes = timing_heap_bytes() - empty;
    hrtf_free(hrtf);
    Host host = host_load();
    const size_t host_bytes = timing_heap_bytes() - empty;
    Played r;
    room_open(&r, WORKER_BY_HAND, settings);
    const size_t ours = 2 * FRAMES * sizeof(float);
    const size_t bytes = timing_heap_bytes() - empty - 2 * host_bytes - hrtf_bytes - ours;
    bar_row(what, (double)bytes / 1e6, bar_mb);
    room_close(&r);
    host_close(&host);
}

int main(void)
{
    Stereo noise = white_noise(FRAMES, 0.1f, 4);
    printf("\nWhole plugin in Speakers, a room of 0.5 s, blocks of %d; changes: each block at its "
           "least of %d passes\n",
           BLOCK, PASSES);
    denormals(&noise);
    changes(&noise);
    preparing();
    memory("9 Heap of an instance with a room of 0.5 s, MB", room, 2.5);
    memory("9 Heap of an instance with a room of 1 s, MB", room_of_a_second, 4.0);
    stereo_free(&noise);
    return bars_exit();
}
