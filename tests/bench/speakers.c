/* The whole plugin in Speakers, limiter on, in the Control Room made to last 0.5 s: denormal input,
 * changes of room, and what it takes beforehand. */
#include "../../plugin/acoustics/binaural_room.h"
#include "../../plugin/dsp/convolver_setup.h"
#include "../check.h"
#include "../host_worker.h"
#include "bars.h"
#include "timing.h"
#include <math.h>
#include <stdio.h>

enum { RATE_HZ = 48000, FRAMES = RATE_HZ, BLOCK = 64, PASSES = 21 };

static const char *const room = "mode=2 room=2 distance=2.2 decay=150 limiter=1";
static const char *const other_room = "mode=2 room=3 distance=2.2 decay=125 limiter=1";

typedef struct {
    HostWorker worker;
    uint32_t ports[4]; /* in left, right, out left, right */
    Stereo out;
} Player;

/* In place. The room is there when it returns. */
static void player_open(Player *p, HostWorkerKind kind)
{
    *p = (Player){.worker = {.kind = kind}, .out = stereo_new(FRAMES)};
    Host *host = &p->worker.host;
    host_worker_open(&p->worker, RATE_HZ);
    host_apply(host, room);
    host_worker_settle(&p->worker);
    const char *const symbols[] = {"in_left", "in_right", "out_left", "out_right"};
    for (size_t i = 0; i < COUNT(symbols); i++) {
        p->ports[i] = host_port(host, symbols[i]);
    }
}

static void player_close(Player *p)
{
    host_worker_close(&p->worker);
    stereo_free(&p->out);
}

/* run() over one block: seconds by the clock. */
static double block_s(Player *p, const Stereo *in, size_t at)
{
    LilvInstance *instance = p->worker.host.instance;
    lilv_instance_connect_port(instance, p->ports[0], in->left + at);
    lilv_instance_connect_port(instance, p->ports[1], in->right + at);
    lilv_instance_connect_port(instance, p->ports[2], p->out.left + at);
    lilv_instance_connect_port(instance, p->ports[3], p->out.right + at);
    const double start = timing_now_s();
    lilv_instance_run(instance, BLOCK);
    return timing_now_s() - start;
}

static double pass_s(Player *p, const Stereo *in)
{
    double sum_s = 0.0;
    for (size_t at = 0; at + BLOCK <= FRAMES; at += BLOCK) {
        sum_s += block_s(p, in, at);
    }
    return sum_s;
}

/* ----------------------------------------------------------------------------------- denormals -- */

static void denormals(const Stereo *noise)
{
    Stereo tiny = stereo_new(FRAMES);
    for (size_t i = 0; i < FRAMES; i++) {
        tiny.left[i] = tiny.right[i] = i % 2 ? 1e-39f : -1e-39f;
    }
    Player normal, denormal;
    player_open(&normal, WORKER_BY_HAND);
    player_open(&denormal, WORKER_BY_HAND);
    double ratios[PASSES];
    for (size_t pass = 0; pass < PASSES; pass++) {
        const double normal_s = pass_s(&normal, noise);
        ratios[pass] = pass_s(&denormal, &tiny) / normal_s;
    }
    const double ratio = timing_quantile(ratios, PASSES, 0.5);
    printf("Input at 1e-39 over normal input: %.2f, bar 1.1, %s\n", ratio, bar_verdict(ratio, 1.1));
    player_close(&normal);
    player_close(&denormal);
    stereo_free(&tiny);
}

/* ------------------------------------------------------------------------------------- changes -- */

enum { AROUND = 8, CHANGE_BLOCKS = AROUND + 4 * 4096 / BLOCK };

/* From a few blocks before the new room is taken over until all of it has arrived; each block at its
 * least over the passes. Blocks go on while the worker's thread builds the room: after a rest they
 * would find cold caches. */
static void time_change(Player *p, const Stereo *noise, bool change, double least_s[CHANGE_BLOCKS])
{
    const float *loading = &p->worker.host.ports[host_port(&p->worker.host, "loading")];
    for (size_t b = 0; b < CHANGE_BLOCKS; b++) {
        least_s[b] = INFINITY;
    }
    for (size_t pass = 0; pass < PASSES; pass++) {
        double before_s[AROUND];
        size_t count = 0;
        host_apply(&p->worker.host, change && pass % 2 == 0 ? other_room : room);
        do {
            before_s[count % AROUND] = block_s(p, noise, count * BLOCK % FRAMES);
            count++;
        } while (*loading > 0.0f || count < AROUND);
        for (size_t b = 0; b < CHANGE_BLOCKS; b++) {
            const double took_s =
                b < AROUND ? before_s[(count + b) % AROUND] : block_s(p, noise, b * BLOCK);
            least_s[b] = fmin(least_s[b], took_s);
        }
    }
}

static void changes(const Stereo *noise)
{
    Player p;
    player_open(&p, WORKER_THREADED);
    timing_pin(); /* the worker's thread stays free: it leaves this processor's caches alone */
    double steady_s[CHANGE_BLOCKS], changing_s[CHANGE_BLOCKS], sum_s = 0.0;
    time_change(&p, noise, false, steady_s);
    time_change(&p, noise, true, changing_s);
    const double p50 = timing_quantile(steady_s, CHANGE_BLOCKS, 0.5);
    for (size_t b = 0; b < CHANGE_BLOCKS; b++) {
        sum_s += changing_s[b];
    }
    const double mean = sum_s / CHANGE_BLOCKS / p50;
    const double worst = timing_quantile(changing_s, CHANGE_BLOCKS, 1.0) / p50;
    printf("While the room changes, blocks of %d over the steady p50, each at its least of %d "
           "passes:\n  mean %.2f, bar 1.9, %s\n  worst %.2f, bar 2.6, %s\n",
           BLOCK, PASSES, mean, bar_verdict(mean, 1.9), worst, bar_verdict(worst, 2.6));
    player_close(&p);
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
    const double ms = timing_quantile(took_s, PASSES, 0.5) * 1e3;
    printf("The room, its tail and spectra prepared: %.1f ms, bar 40 ms, %s\n", ms,
           bar_verdict(ms, 40.0));
    convolver_plan_free(&plan);
    hrtf_free(hrtf);
}

/* All that an instance holds with its room, less the HRTF, and less what the host holds of it. */
static void memory(void)
{
    const size_t empty = timing_heap_bytes();
    Hrtf *hrtf = hrtf_new_builtin(RATE_HZ);
    const size_t with_hrtf = timing_heap_bytes();
    hrtf_free(hrtf);
    Host host = host_load();
    const size_t with_host = timing_heap_bytes();
    Player p;
    player_open(&p, WORKER_BY_HAND);
    const size_t with_player = timing_heap_bytes();
    const size_t others = 2 * FRAMES * sizeof(float) + (with_host - empty) + (with_hrtf - empty);
    const double mb = (double)(with_player - with_host - others) / 1e6;
    printf("Heap of an instance, beyond %.2f MB of its HRTF: %.2f MB, bar 2.5 MB, %s\n",
           (double)(with_hrtf - empty) / 1e6, mb, bar_verdict(mb, 2.5));
    player_close(&p);
    host_close(&host);
}

int main(void)
{
    Stereo noise = white_noise(FRAMES, 0.1f, 4);
    printf("\nWhole plugin in Speakers, Control Room at 150 %% decay (0.5 s), blocks of %d\n",
           BLOCK);
    changes(&noise);
    denormals(&noise);
    preparing();
    memory();
    stereo_free(&noise);
    return bars_exit();
}
