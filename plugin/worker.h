/* Background work, and how it comes and goes between the threads.
 *
 * The audio thread owns the one job while the slot is free: it fills it in and posts it. Whoever
 * runs the job owns it then: the host's worker, or run() itself where the host has none or exports.
 * Once it is done, the audio thread takes what was made out of it and the slot is free again. A
 * host that refuses a job has taken nothing: it is posted again. */
#ifndef EARFIELD_WORKER_H
#define EARFIELD_WORKER_H

#include "workshop.h"
#include <lv2/log/logger.h>
#include <lv2/worker/worker.h>
#include <pthread.h>
#include <stdatomic.h>

typedef struct {
    /* asked */
    bool builds;
    ResponseWish wish;
    ConvolverPart *retired; /* a list, to be freed */
    /* answered */
    bool built; /* false where nothing was to be built, or memory is short */
    SpeakersResponse response;
} Job;

typedef enum { SLOT_FREE, SLOT_POSTED, SLOT_AT_WORK, SLOT_DONE } Slot;

typedef struct {
    const LV2_Worker_Schedule *schedule; /* NULL where the host has no worker */
    Workshop *workshop;
    pthread_mutex_t working; /* held while a job runs */
    bool can_lock;           /* `working` is there */
    _Atomic(Slot) slot;
    Job job;
} Worker;

extern const LV2_Worker_Interface worker_interface;

/** `worker` is zeroed; `plan` must outlive it. False where memory is short. Not for the audio
 * thread, and nothing runs. */
bool worker_init(Worker *worker, const ConvolverPlan *plan, double rate_hz,
                 const LV2_Worker_Schedule *schedule);

/** Takes one that is half made. Not for the audio thread, and nothing runs. */
void worker_free(Worker *worker);

/** The job to fill in, or NULL while one is on its way. Audio thread. */
Job *worker_free_job(Worker *worker);

/** Have the job done by the host; false where it refuses. Audio thread. */
bool worker_post(Worker *worker);

/** Do the job now. In run() only while the host exports, or where it has no worker. */
void worker_run_here(Worker *worker);

/** The job that is done, or NULL. Its retired list is empty then, and its parts are the caller's.
 * Audio thread. */
Job *worker_take_done(Worker *worker);

#endif
