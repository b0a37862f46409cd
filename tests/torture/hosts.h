/* Hosts of every kind around an instance of the built bundle. */
#ifndef EARFIELD_TORTURE_HOSTS_H
#define EARFIELD_TORTURE_HOSTS_H

#include "../host_worker.h"
#include "chance.h"
#include "faults.h"

typedef enum {
    HOST_WITHOUT_FEATURES, /* as lv2apply */
    HOST_WITHOUT_WORKER,
    HOST_AT_ONCE, /* works while it is asked to */
    HOST_THREADED,
    HOST_SLOW,
    HOST_REFUSING,
    HOST_NOW_AND_THEN, /* works when host_worker_work() is called */
    HOSTS
} HostKind;

/** One that the plugin works at, usual or not. */
double hosts_any_rate_hz(Chance *chance);

/** Out of its range an instance is refused, in words (`listens`: nothing else is logged now). */
void hosts_try_rate_out_of_range(Chance *chance, bool listens, const Place *at);

/** As host_worker_open(), where there is a worker; the guard of the audio thread stands around what
 * is done in run(). `worker` stays where it is. */
void hosts_open(HostWorker *worker, HostKind kind, double rate_hz);

void hosts_close(HostWorker *worker);

#endif
