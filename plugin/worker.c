#include "worker.h"

#include "plugin.h"
#include <stdio.h>
#include <string.h>

bool worker_init(Worker *w, const ConvolverPlan *plan, double rate_hz,
                 const LV2_Worker_Schedule *schedule, LV2_Log_Logger *log)
{
    w->schedule = schedule;
    w->log = log;
    w->workshop = workshop_new(plan, rate_hz);
    atomic_init(&w->slot, SLOT_FREE);
    if (!w->workshop || pthread_mutex_init(&w->working, NULL) != 0) {
        return false;
    }
    if (pthread_mutex_init(&w->files_access, NULL) != 0) {
        pthread_mutex_destroy(&w->working);
        return false;
    }
    w->can_lock = true;
    return true;
}

static void free_retired(Job *job)
{
    convolver_parts_free(job->retired);
    equaliser_design_free(job->retired_corrections);
    job->retired = NULL;
    job->retired_corrections = NULL;
}

void worker_free(Worker *w)
{
    free_retired(&w->job);
    if (atomic_load(&w->slot) == SLOT_DONE) { /* nobody took it */
        equaliser_design_free(w->job.correction);
        if (w->job.built) {
            speakers_response_free(&w->job.response);
        }
    }
    workshop_free(w->workshop);
    if (w->can_lock) {
        pthread_mutex_destroy(&w->working);
        pthread_mutex_destroy(&w->files_access);
    }
}

/* ----------------------------------------------------------------------------- audio thread -- */

Job *worker_free_job(Worker *w)
{
    return atomic_load_explicit(&w->slot, memory_order_acquire) == SLOT_FREE ? &w->job : NULL;
}

static bool post_to(const LV2_Worker_Schedule *schedule)
{
    const uint32_t nothing_to_say = 0;
    return schedule && schedule->schedule_work(schedule->handle, sizeof nothing_to_say,
                                               &nothing_to_say) == LV2_WORKER_SUCCESS;
}

bool worker_post(Worker *w)
{
    atomic_store_explicit(&w->slot, SLOT_POSTED, memory_order_release);
    if (post_to(w->schedule)) {
        return true;
    }
    Slot posted = SLOT_POSTED; /* unless somebody took it meanwhile, on another errand */
    return !atomic_compare_exchange_strong(&w->slot, &posted, SLOT_FREE);
}

void worker_remind(Worker *w)
{
    if (atomic_load_explicit(&w->slot, memory_order_relaxed) == SLOT_POSTED) {
        post_to(w->schedule); /* a surplus call finds nothing to do */
    }
}

unsigned worker_ticket(Worker *w)
{
    return atomic_fetch_add(&w->tickets, 1) + 1;
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

typedef struct {
    OwnFile which;
    const char *path;
    unsigned ticket;
    bool from_state;
} FileRequest;

static OwnFileOutcome serve(Worker *w, const FileRequest *request)
{
    if (!*request->path && !*w->files.path[request->which]) {
        return (OwnFileOutcome){.fault = FILE_FINE}; /* still none */
    }
    const OwnFileOutcome outcome = workshop_load(w->workshop, request->which, request->path);
    if (outcome.fault != FILE_FINE) {
        lv2_log_error(w->log, "Earfield: %s %s\n", request->path, outcome.words);
    }
    return outcome;
}

/* Unless a later one was served already. */
static void load(Worker *w, const FileRequest *request)
{
    const OwnFile which = request->which;
    const bool is_latest = request->ticket - w->served[which] < 1u << 31;
    const OwnFileOutcome outcome = is_latest ? serve(w, request) : (OwnFileOutcome){0};
    pthread_mutex_lock(&w->files_access);
    if (is_latest) {
        w->served[which] = request->ticket;
        own_files_note(&w->files, which, request->path, &outcome, request->from_state);
        if (outcome.fault == FILE_FINE || request->from_state) {
            snprintf(w->saved[which], OWN_PATH_SIZE, "%s", request->path);
        }
    }
    if (request->from_state && w->restored.ticket == request->ticket) {
        w->restored.asked[which] = false; /* until now it was what a state would save */
    }
    pthread_mutex_unlock(&w->files_access);
    atomic_fetch_add(&w->requests, 1);
}

static void load_restored(Worker *w)
{
    if (!atomic_exchange(&w->restores, false)) {
        return;
    }
    for (int which = 0; which < OWN_FILES; which++) {
        char path[OWN_PATH_SIZE];
        pthread_mutex_lock(&w->files_access);
        const FileRequest request = {(OwnFile)which, path, w->restored.ticket, true};
        const bool asked = w->restored.asked[which];
        memcpy(path, w->restored.path[which], sizeof path);
        pthread_mutex_unlock(&w->files_access);
        if (asked) {
            load(w, &request);
        }
    }
}

static void do_job(Worker *w, Job *job)
{
    free_retired(job);
    for (int which = 0; which < OWN_FILES; which++) {
        if (job->loads[which]) {
            load(w, &(FileRequest){(OwnFile)which, job->path[which], job->ticket[which], false});
        }
    }
    job->requests = atomic_load(&w->requests);
    job->corrects =
        workshop_take_correction(w->workshop, &job->correction, &job->correction_picture);
    job->built = job->builds && workshop_build(w->workshop, &job->wish, &job->response);
    if (job->built) {
        workshop_draw_energy(w->workshop, &job->energy_picture);
    }
    pthread_mutex_lock(&w->files_access);
    job->files = w->files;
    pthread_mutex_unlock(&w->files_access);
}

static void job_run(Worker *w)
{
    pthread_mutex_lock(&w->working);
    load_restored(w);
    Slot posted = SLOT_POSTED;
    if (atomic_compare_exchange_strong(&w->slot, &posted, SLOT_AT_WORK)) {
        do_job(w, &w->job);
        atomic_store_explicit(&w->slot, SLOT_DONE, memory_order_release);
    }
    pthread_mutex_unlock(&w->working);
}

void worker_finish(Worker *w)
{
    const Slot slot = atomic_load_explicit(&w->slot, memory_order_acquire);
    if (slot == SLOT_POSTED || slot == SLOT_AT_WORK) {
        job_run(w); /* takes it, or waits for whoever did */
    }
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

/* -------------------------------------------------------------------------------- the state -- */

void worker_restore(Worker *w, const RestoredFiles *restored, const LV2_Worker_Schedule *schedule)
{
    pthread_mutex_lock(&w->files_access);
    w->restored.ticket = worker_ticket(w);
    for (int which = 0; which < OWN_FILES; which++) {
        if (restored->asked[which]) {
            w->restored.asked[which] = true;
            memcpy(w->restored.path[which], restored->path[which], OWN_PATH_SIZE);
        }
    }
    pthread_mutex_unlock(&w->files_access);
    atomic_store(&w->restores, true);
    if (!post_to(schedule)) {
        job_run(w);
    }
}

void worker_saved_path(Worker *w, OwnFile which, char path[OWN_PATH_SIZE])
{
    pthread_mutex_lock(&w->files_access);
    const bool waits = w->restored.asked[which];
    memcpy(path, waits ? w->restored.path[which] : w->saved[which], OWN_PATH_SIZE);
    pthread_mutex_unlock(&w->files_access);
}
