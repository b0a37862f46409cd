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
    bool loads[OWN_FILES];
    char path[OWN_FILES][OWN_PATH_SIZE]; /* to be loaded; empty: none */
    unsigned ticket[OWN_FILES];
    bool builds;
    ResponseWish wish;
    ConvolverPart *retired; /* lists, to be freed */
    EqualiserDesign *retired_corrections;
    /* answered */
    bool built; /* false where nothing was to be built, or memory is short */
    SpeakersResponse response;
    EnergyPicture energy_picture; /* of it */
    bool corrects; /* there is another correction, which the audio thread is to own */
    EqualiserDesign *correction;
    CorrectionPicture correction_picture; /* of it */
    unsigned requests;                    /* for files that were dealt with when it was built */
    OwnFiles files;
} Job;

/** What a state asks for, from whatever thread restores it. */
typedef struct {
    bool asked[OWN_FILES];
    char path[OWN_FILES][OWN_PATH_SIZE];
    unsigned ticket; /* given by worker_restore() */
} RestoredFiles;

typedef enum { SLOT_FREE, SLOT_POSTED, SLOT_AT_WORK, SLOT_DONE } Slot;

typedef struct {
    const LV2_Worker_Schedule *schedule; /* NULL where the host has no worker */
    LV2_Log_Logger *log;
    Workshop *workshop;
    _Atomic(Slot) slot;
    Job job;
    atomic_uint requests;       /* for files that were dealt with */
    atomic_uint tickets;        /* that were given to requests: the latest wins */
    unsigned served[OWN_FILES]; /* the latest ticket that was dealt with */
    atomic_bool restores;       /* `restored` asks for any */
    pthread_mutex_t working;    /* held while a job runs */
    pthread_mutex_t
        files_access; /* to the three below, held for moments and never in run() but by a
                                     job that runs there */
    OwnFiles files;
    char saved[OWN_FILES][OWN_PATH_SIZE]; /* for the state: a file that a session names and that is
                                             not there today is still named when it is saved */
    RestoredFiles restored;
    bool can_lock; /* the mutexes are there */
} Worker;

extern const LV2_Worker_Interface worker_interface;

/** `worker` is zeroed; `plan` must outlive it. False where memory is short. Not for the audio
 * thread, and nothing runs. */
bool worker_init(Worker *worker, const ConvolverPlan *plan, double rate_hz,
                 const LV2_Worker_Schedule *schedule, LV2_Log_Logger *log);

/** Takes one that is half made. Not for the audio thread, and nothing runs. */
void worker_free(Worker *worker);

/** The job to fill in, or NULL while one is on its way. Audio thread. */
Job *worker_free_job(Worker *worker);

/** Have the job done by the host; false where it refuses. Audio thread. */
bool worker_post(Worker *worker);

/** Post the job once more, where no worker has come to it: the host may have lost it. Audio thread. */
void worker_remind(Worker *worker);

/** Have the job that is on its way done when this returns. In run() only while the host exports. */
void worker_finish(Worker *worker);

/** Do the job now. In run() only while the host exports, or where it has no worker. */
void worker_run_here(Worker *worker);

/** The job that is done, or NULL. Its retired list is empty then, and its parts are the caller's.
 * Audio thread. */
Job *worker_take_done(Worker *worker);

/** The place of a request for a file among the others. Any thread. */
unsigned worker_ticket(Worker *worker);

/** Have the files of a state loaded: by `schedule`, or here and now where that is NULL or refuses.
 * From the thread that restores. */
void worker_restore(Worker *worker, const RestoredFiles *restored,
                    const LV2_Worker_Schedule *schedule);

/** The path to save for a file, empty for none. From the thread that saves. */
void worker_saved_path(Worker *worker, OwnFile which, char path[OWN_PATH_SIZE]);

#endif
