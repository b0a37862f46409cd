#include "hosts.h"

#include "../rt_guard.h"
#include <math.h>
#include <pthread.h>

/* lilv loads and unloads in one thread at a time. */
static pthread_mutex_t loading = PTHREAD_MUTEX_INITIALIZER;

double hosts_any_rate_hz(Chance *c)
{
    const double rates_hz[] = {22050, 44100, 48000, 48000, 88200, 96000, 176400, 192000};
    return chance_once_in(c, 4) ? 22050.0 + chance_share(c) * (192000.0 - 22050.0)
                                : rates_hz[chance_below(c, 8)];
}

static bool opens_without_worker(Host *host, double rate_hz, bool any_features)
{
    const LV2_Feature map = {LV2_URID__map, &host_map}, log = {LV2_LOG__log, &host_log_feature};
    const LV2_Feature *const some[] = {&map, &log, NULL}, *const none[] = {NULL};
    *host = host_load();
    return host_instantiate(host, rate_hz, any_features ? some : none);
}

void hosts_try_rate_out_of_range(Chance *c, bool listens, const Place *at)
{
    const double rates_hz[] = {8000,   11025,  16000,       22049,    192001,
                               384000, 768000, (double)NAN, -48000.0, (double)INFINITY};
    const double rate_hz = rates_hz[chance_below(c, 10)];
    Host host;
    pthread_mutex_lock(&loading);
    const unsigned lines = listens ? host_log.lines : 0;
    if (opens_without_worker(&host, rate_hz, true)) {
        fault(at, "an instance at %g Hz", rate_hz);
    } else if (listens && host_log.lines == lines) {
        fault(at, "refused %g Hz without a word", rate_hz);
    }
    host_close(&host);
    pthread_mutex_unlock(&loading);
}

static HostWorkerKind worker_of(HostKind kind)
{
    switch (kind) {
    case HOST_AT_ONCE:
        return WORKER_IMMEDIATE;
    case HOST_THREADED:
    case HOST_SLOW:
    case HOST_REFUSING:
        return WORKER_THREADED;
    case HOST_WITHOUT_FEATURES:
    case HOST_WITHOUT_WORKER:
    case HOST_NOW_AND_THEN:
    case HOSTS:
        break;
    }
    return WORKER_BY_HAND;
}

void hosts_open(HostWorker *w, HostKind kind, double rate_hz)
{
    *w = (HostWorker){.kind = worker_of(kind),
                      .delay_ms = kind == HOST_SLOW ? 100 : 0,
                      .refuses_every = kind == HOST_REFUSING ? 3 : 0};
    pthread_mutex_lock(&loading);
    if (kind > HOST_WITHOUT_WORKER) {
        host_worker_open(w, rate_hz);
    } else if (!opens_without_worker(&w->host, rate_hz, kind == HOST_WITHOUT_WORKER)) {
        fault(&(Place){0}, "no instance at %g Hz", rate_hz);
    }
    pthread_mutex_unlock(&loading);
    w->host.before_run = rt_guard_enter;
    w->host.after_run = rt_guard_leave;
}

void hosts_close(HostWorker *w)
{
    pthread_mutex_lock(&loading);
    host_worker_close(w);
    pthread_mutex_unlock(&loading);
}
