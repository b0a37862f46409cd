/* Timing on a noisy machine: processor time, interleaved passes, medians. */
#ifndef EARFIELD_TIMING_H
#define EARFIELD_TIMING_H

#include <stddef.h>

/** Keep to one processor, so that passes compare. */
void timing_pin(void);

/** Seconds, monotonic. */
double timing_now_s(void);

/** Seconds of processor time of the whole process, all its threads. */
double timing_process_s(void);

/** Seconds of processor time of the calling thread. */
double timing_thread_s(void);

/** Seconds that so many rounds of the same arithmetic take: what differs from time to time is the
 * machine's doing. */
double timing_constant_work_s(unsigned rounds);

/** What is allocated. */
size_t timing_heap_bytes(void);

/** Let others have the processor. */
void timing_rest_ms(unsigned ms);

/** Sorts `values` and returns the one at `share` (0.5: the median, 0.99: p99). */
double timing_quantile(double *values, size_t count, double share);

/** The processor's name, as it says itself. */
const char *timing_machine(void);

#endif
