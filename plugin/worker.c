#include "worker.h"

#include "plugin.h"

bool worker_init(Worker *w, const ConvolverPlan *plan, double rate_hz,
                 const LV2_Worker_Schedule *schedule)
{
    w->schedule = schedule;
    w->workshop = workshop_new(plan, rate_hz);
    w->can_lock = pthread_mutex_init(&w->working, NULL) == 0;
    atomic_init(&w->slot, SLOT_FREE);
    return w->workshop && w->can_lock;
}

void worker_free(Worker *w)
{
    convolver_parts_free(w->job.retired);
    if (atomic_load(&w->slot) == SLOT_DONE && w->job.built) {
        speakers_response_free(&w->job.response); /* nobody took it */
    }
    workshop_free(w->workshop);
    if (w->can_lock) {
        pthread_mutex_destroy(&w->working);
    }
}

/* ----------------------------------------------------------------------------- audio thread -- */

Job *worker_free_job(Worker *w)
{
    return atomic_load_explicit(&w->slot, memory_order_acquire) == SLOT_FREE ? &w->job : NULL;
}

bool worker_post(Worker *w)
{
    const uint32_t nothing_to_say = 0;
    atomic_store_explicit(&w->slot, SLOT_POSTED, memory_order_release);
    if (w->schedule->schedule_work(w->schedule->handle, sizeof nothing_to_say, &nothing_to_say) ==
        LV2_WORKER_SUCCESS) {
        return true;
    }
    Slot posted = SLOT_POSTED; /* unless somebody took it meanwhile, on another errand */
    return !atomic_compare_exchange_strong(&w->slot, &posted, SLOT_FREE);
}

Job *worker_take_done(Worker *w)
{
    if (atomic_load_explicit(&w->slot, memory_order_acquire) != SLOT_DONE) {
        return NULL;
    }
    atomic_store_explicit(&w->slot, SLOT_FREE, memory_order_relaxed);
    return &w->job;
}

/* ------------------------------------------------------------------------------- the work -- */

static void do_job(Worker *w, Job *job)
{
    convolver_parts_free(job->retired);
    job->retired = NULL;
    job->built = job->builds && workshop_build(w->workshop, &job->wish, &job->response);
}

static void job_run(Worker *w)
{
    pthread_mutex_lock(&w->working);
    Slot posted = SLOT_POSTED;
    if (atomic_compare_exchange_strong(&w->slot, &posted, SLOT_AT_WORK)) {
        do_job(w, &w->job);
        atomic_store_explicit(&w->slot, SLOT_DONE, memory_order_release);
    }
    pthread_mutex_unlock(&w->working);
}

void worker_run_here(Worker *w)
{
    atomic_store_explicit(&w->slot, SLOT_POSTED, memory_order_release);
    job_run(w);
}

static LV2_Worker_Status work(LV2_Handle handle, LV2_Worker_Respond_Function respond,
                              LV2_Worker_Respond_Handle to, uint32_t size, const void *data)
{
    (void)respond; /* what is done waits in the slot: an answer could be refused */
    (void)to;
    (void)size;
    (void)data;
    Plugin *plugin = handle;
    job_run(&plugin->worker);
    return LV2_WORKER_SUCCESS;
}

static LV2_Worker_Status work_response(LV2_Handle handle, uint32_t size, const void *body)
{
    (void)handle;
    (void)size;
    (void)body;
    return LV2_WORKER_SUCCESS;
}

const LV2_Worker_Interface worker_interface = {work, work_response, NULL};
