/* The worker that the test host offers: at once, in a thread, slow, or now and then refusing. */
#ifndef EARFIELD_TEST_HOST_WORKER_H
#define EARFIELD_TEST_HOST_WORKER_H

#include "host.h"
#include <lv2/worker/worker.h>
#include <pthread.h>
#include <stdatomic.h>

typedef enum {
    WORKER_IMMEDIATE, /* the work is done while it is being scheduled */
    WORKER_THREADED,
    WORKER_BY_HAND /* only when host_worker_work() is called */
} HostWorkerKind;

typedef struct {
    HostWorkerKind kind;
    unsigned delay_ms;      /* that each piece of work takes longer, in a thread */
    unsigned refuses_every; /* the so many-th request is refused; 0: none is */

    Host host;
    const LV2_Worker_Interface *interface;
    LV2_Worker_Schedule schedule;
    pthread_t thread;
    atomic_bool over;
    unsigned requests;          /* audio thread */
    atomic_uint accepted, done; /* requests */
} HostWorker;

/** An instance in `worker->host` with urid:map, log:log and this worker, every control at its
 * default, activated. `worker` is filled in but for its kind and habits, and stays where it is. */
void host_worker_open(HostWorker *worker, double rate_hz);

void host_worker_close(HostWorker *worker);

/** Do what is waiting (WORKER_BY_HAND), or wait until it is done (WORKER_THREADED). */
void host_worker_work(HostWorker *worker);

/** Run in silence until nothing is loading any more; fails the test where that takes for ever. */
void host_worker_settle(HostWorker *worker);

#endif
