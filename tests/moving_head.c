#include "moving_head.h"

#include "host_worker.h"
#include "reference.h"
#include <math.h>

enum { BLOCK = 64, CHANGES_A_SECOND = 100 };

/* How many changes there have been at a frame. */
static size_t changes_until(size_t frame, double rate_hz)
{
    return CHANGES_A_SECOND * frame / (size_t)rate_hz;
}

double moving_head_click_db(double rate_hz)
{
    const size_t second = (size_t)rate_hz;
    HostWorker worker = {.kind = WORKER_IMMEDIATE};
    host_worker_open(&worker, rate_hz);
    host_apply(&worker.host, "mode=2 room=2 distance=2.2");
    Stereo in = sine(2 * second, rate_hz, 100.0, 1.0f), out = stereo_new(in.frames);
    for (size_t from = 0; from + BLOCK <= in.frames; from += BLOCK) {
        const double time_s = (double)changes_until(from, rate_hz) / CHANGES_A_SECOND;
        host_set(&worker.host, "yaw", (float)(90.0 * sin(6.0 * time_s)));
        host_run(&worker.host, &in, &out, from, BLOCK);
    }
    const Stereo heard = {out.left + second / 2, out.right + second / 2, second * 5 / 4};
    const double click_db = loudest_click_db(&heard, rate_hz);
    host_worker_close(&worker);
    stereo_free(&in);
    stereo_free(&out);
    return click_db;
}

static Stereo end_of(const Stereo *whole, size_t from)
{
    return (Stereo){whole->left + from, whole->right + from, whole->frames - from};
}

static void open_in_room(HostWorker *worker, int room, double rate_hz)
{
    *worker = (HostWorker){.kind = WORKER_IMMEDIATE};
    host_worker_open(worker, rate_hz);
    host_apply(&worker->host, "mode=2 level_match=0");
    host_set(&worker->host, "room", (float)room);
}

double held_head_difference(float held_degrees, int room, double rate_hz)
{
    const size_t until = (size_t)(0.417 * rate_hz) / BLOCK * BLOCK, hold = (size_t)(0.04 * rate_hz);
    HostWorker worker, still;
    open_in_room(&worker, room, rate_hz);
    open_in_room(&still, room, rate_hz);
    host_set(&still.host, "yaw", held_degrees);
    Stereo in = white_noise(until + (size_t)(0.208 * rate_hz) / BLOCK * BLOCK, 0.5f, 8);
    Stereo moved = stereo_new(in.frames), expected = stereo_new(in.frames);
    for (size_t from = 0; from < in.frames; from += BLOCK) {
        const float yaw_degrees = (float)(changes_until(from, rate_hz) * 37 % 180) - 90.0f;
        host_set(&worker.host, "yaw", from < until ? yaw_degrees : held_degrees);
        host_run(&worker.host, &in, &moved, from, BLOCK);
        host_run(&still.host, &in, &expected, from, BLOCK);
    }
    const Stereo held = end_of(&moved, until + hold), wanted = end_of(&expected, until + hold);
    const double difference = largest_difference(&held, &wanted);
    host_worker_close(&worker);
    host_worker_close(&still);
    stereo_free(&in);
    stereo_free(&moved);
    stereo_free(&expected);
    return difference;
}
