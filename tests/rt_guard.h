/* Catches what the audio thread must not do. Linked into a test, rt_guard.c stands before the C
 * library: the calls of the plugin, which lilv opens later, end up here too. All counts are those
 * of the calling thread, and only between enter and leave. Not together with a sanitizer. */
#ifndef EARFIELD_TEST_RT_GUARD_H
#define EARFIELD_TEST_RT_GUARD_H

#include <stddef.h>

/** Made for Host.before_run and Host.after_run. */
void rt_guard_enter(void);
void rt_guard_leave(void);

/** All counts at 0, and no allocation fails. */
void rt_guard_reset(void);

/** Calls that may block or take unbounded time: memory, locks, files, text, sleep, threads. */
unsigned rt_guard_calls(void);

/** The name of the first of them, NULL where there was none. */
const char *rt_guard_first_call(void);

/** Allocations asked for, mutexes among them. */
unsigned rt_guard_allocations(void);

/** Allocations less what was freed. */
long rt_guard_live_blocks(void);

/** Let the `nth` allocation from the last reset on fail, once; 1 is the first. */
void rt_guard_fail_allocation(unsigned nth);

/** The names of all calls that are caught. */
extern const char *const rt_guard_names[];
extern const size_t rt_guard_name_count;

#endif
