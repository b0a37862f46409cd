#include "host_instance.h"

HostWorker worker;
HostEvents events;

int instance_open(void **state)
{
    (void)state;
    worker = (HostWorker){.kind = WORKER_IMMEDIATE};
    host_worker_open(&worker, INSTANCE_RATE_HZ);
    host_events_begin(&events);
    host_log.lines = 0;
    return 0;
}

int instance_close(void **state)
{
    (void)state;
    host_worker_close(&worker);
    return 0;
}

void instance_run(void)
{
    host_events_run_silence(&events, &worker.host, INSTANCE_BLOCK);
}
