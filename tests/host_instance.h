/* One instance for each test of a group, with a worker that works at once: what such a test begins
 * and ends with, and all of it that tests ask. */
#ifndef EARFIELD_TEST_HOST_INSTANCE_H
#define EARFIELD_TEST_HOST_INSTANCE_H

#include "host_events.h"
#include "host_worker.h"

enum { INSTANCE_RATE_HZ = 48000, INSTANCE_BLOCK = 64 };

extern HostWorker worker;
extern HostEvents events;

/** Made for cmocka. Every control is at its default, nothing was logged. */
int instance_open(void **state);
int instance_close(void **state);

#define WITH_INSTANCE(test) cmocka_unit_test_setup_teardown(test, instance_open, instance_close)

/** A block of silence, with the events that are waiting. */
void instance_run(void);

#endif
