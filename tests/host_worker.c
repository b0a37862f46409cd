#include "host_worker.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void pause_ms(unsigned ms)
{
    const struct timespec rest = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L};
    nanosleep(&rest, NULL);
}

/* The plugin has no use for answers; a host sends none back then. */
static LV2_Worker_Status respond(LV2_Worker_Respond_Handle handle, uint32_t size, const void *data)
{
    (void)handle;
    (void)size;
    (void)data;
    return LV2_WORKER_SUCCESS;
}

static void work_once(HostWorker *w)
{
    const uint32_t message = 0;
    w->interface->work(lilv_instance_get_handle(w->host.instance), respond, NULL, sizeof message,
                       &message);
    atomic_fetch_add(&w->done, 1);
}

static bool is_waiting(HostWorker *w)
{
    return atomic_load(&w->done) != atomic_load(&w->accepted);
}

/* Looks again and again: whoever asks is the audio thread, which may not wake anybody. */
static void *work_for_ever(void *data)
{
    HostWorker *w = data;
    while (!atomic_load(&w->over)) {
        if (is_waiting(w)) {
            pause_ms(w->delay_ms);
            work_once(w);
        } else {
            pause_ms(1);
        }
    }
    return NULL;
}

/* In run(), watched: what an immediate worker does there is its own. */
static void work_unwatched(HostWorker *w)
{
    if (w->host.after_run) {
        w->host.after_run();
    }
    work_once(w);
    if (w->host.before_run) {
        w->host.before_run();
    }
}

static LV2_Worker_Status schedule(LV2_Worker_Schedule_Handle handle, uint32_t size,
                                  const void *data)
{
    (void)size;
    (void)data;
    HostWorker *w = handle;
    w->requests++;
    if (w->refuses_every && w->requests % w->refuses_every == 0) {
        return LV2_WORKER_ERR_NO_SPACE;
    }
    atomic_fetch_add(&w->accepted, 1);
    if (w->kind == WORKER_IMMEDIATE) {
        work_unwatched(w);
    }
    return LV2_WORKER_SUCCESS;
}

void host_worker_open(HostWorker *w, double rate_hz)
{
    w->schedule = (LV2_Worker_Schedule){w, schedule};
    const LV2_Feature map = {LV2_URID__map, &host_map}, log = {LV2_LOG__log, &host_log_feature};
    const LV2_Feature worker = {LV2_WORKER__schedule, &w->schedule};
    const LV2_Feature *const features[] = {&map, &log, &worker, NULL};
    w->host = host_load();
    if (!host_instantiate(&w->host, rate_hz, features)) {
        fprintf(stderr, "test host: no instance with a worker\n");
        abort();
    }
    w->interface = lilv_instance_get_extension_data(w->host.instance, LV2_WORKER__interface);
    if (w->kind == WORKER_THREADED && pthread_create(&w->thread, NULL, work_for_ever, w) != 0) {
        abort();
    }
}

void host_worker_close(HostWorker *w)
{
    if (w->kind == WORKER_THREADED) {
        atomic_store(&w->over, true);
        pthread_join(w->thread, NULL);
    }
    host_close(&w->host);
}

void host_worker_work(HostWorker *w)
{
    while (is_waiting(w)) {
        if (w->kind == WORKER_THREADED) {
            pause_ms(1);
        } else {
            work_once(w);
        }
    }
}

void host_worker_settle(HostWorker *w)
{
    enum { FRAMES = 64, ROUNDS = 20000 };
    Stereo silence = stereo_new(FRAMES), out = stereo_new(FRAMES);
    int rounds = 0;
    do {
        host_run(&w->host, &silence, &out, 0, FRAMES);
        host_worker_work(w);
        rounds++;
    } while (rounds < ROUNDS && host_get(&w->host, "loading") > 0.0f);
    if (rounds == ROUNDS) {
        fprintf(stderr, "test host: loading for ever\n");
        abort();
    }
    stereo_free(&silence);
    stereo_free(&out);
}
