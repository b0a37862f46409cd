#include "follow.h"

#include "plugin.h"
#include <string.h>

void follow_activate(Follow *f)
{
    f->begins = true;
    f->asked_since_activate = false;
    f->waits_for_first = false;
    f->pause_frames = 0;
}

void follow_end(Follow *f)
{
    convolver_parts_free(f->retired);
    f->retired = NULL;
}

bool follow_is_there(const Plugin *p)
{
    const Follow *f = &p->follow;
    return f->plays && !f->waits_for_first &&
           response_wish_same_place(&f->played, &p->settings.wish);
}

static bool is_wanted(const Plugin *p)
{
    const bool heard = p->settings.engine.voice.mode == MODE_SPEAKERS;
    return heard && !p->settings.engine.guarded;
}

/* Another response, or another file to make it of. */
static bool has_to_build(const Plugin *p)
{
    const Follow *f = &p->follow;
    const bool plays_it = f->plays && response_wish_same(&f->played, &p->settings.wish) &&
                          f->played_requests == atomic_load(&p->worker.requests);
    return is_wanted(p) && !plays_it && !(f->failed && f->pause_frames > 0);
}

/* A file to be loaded, or one that was restored to hear of. */
static bool has_files(const Plugin *p)
{
    const Follow *f = &p->follow;
    bool has =
        f->known_requests != atomic_load(&p->worker.requests) || atomic_load(&p->worker.restores);
    for (int which = 0; which < OWN_FILES; which++) {
        has |= f->loads[which];
    }
    return has;
}

bool follow_is_loading(const Plugin *p)
{
    return has_to_build(p) || has_files(p) || p->follow.waits_for_first || p->follow.job_loads;
}

bool follow_load(Follow *f, OwnFile which, const char *path, size_t size)
{
    const char *end = memchr(path, '\0', size);
    if (!end || end - path >= OWN_PATH_SIZE) {
        return false;
    }
    f->loads[which] = true;
    memcpy(f->path[which], path, (size_t)(end - path) + 1);
    return true;
}

/* ------------------------------------------------------------------------- asking, taking -- */

static void play(Plugin *p, const Job *job)
{
    Follow *f = &p->follow;
    engine_adopt(p->engine, &job->response);
    f->plays = true;
    f->played = job->wish;
    f->played_requests = job->requests;
    if (f->waits_for_first) {
        f->waits_for_first =
            !f->asked_since_activate && !response_wish_same(&job->wish, &p->settings.wish);
        if (f->waits_for_first) {
            engine_await(p->engine);
        }
    }
}

static void take_what_is_done(Plugin *p)
{
    Follow *f = &p->follow;
    const Job *job = worker_take_done(&p->worker);
    if (!job) {
        return;
    }
    f->job_loads = false;
    if (f->known_requests != job->requests) {
        f->known_requests = job->requests;
        f->files = job->files;
    }
    if (job->built) {
        play(p, job);
    }
    f->failed = job->builds && !job->built;
    if (f->failed) {
        f->pause_frames = (uint32_t)p->rate_hz;
        f->files.status = STATUS_NO_MEMORY;
    }
}

static bool works_here(const Plugin *p)
{
    return !p->worker.schedule || p->settings.exporting;
}

static void ask_for_files(const Follow *f, Job *job)
{
    for (int which = 0; which < OWN_FILES; which++) {
        job->loads[which] = f->loads[which];
        if (f->loads[which]) {
            memcpy(job->path[which], f->path[which], OWN_PATH_SIZE);
        }
    }
}

static void files_are_asked_for(Follow *f)
{
    for (int which = 0; which < OWN_FILES; which++) {
        f->job_loads |= f->loads[which];
        f->loads[which] = false;
    }
}

/* A job that is refused stays as it is, with what was to be freed, and is filled in anew. */
static void send(Plugin *p, Job *job)
{
    Follow *f = &p->follow;
    const bool here = works_here(p);
    ask_for_files(f, job);
    job->builds = has_to_build(p) || (is_wanted(p) && has_files(p));
    job->wish = p->settings.wish;
    job->retired = convolver_parts_joined(f->retired, job->retired);
    f->retired = NULL;
    if (here) {
        worker_run_here(&p->worker);
        f->pause_frames = job->builds || has_files(p) ? (uint32_t)p->rate_hz : f->pause_frames;
    } else if (!worker_post(&p->worker)) {
        return;
    }
    files_are_asked_for(f);
    f->asked_since_activate = true;
}

/* Has anything to be done, and may it be done now? */
static bool is_time(const Plugin *p, const Job *job)
{
    const bool errand =
        has_to_build(p) || has_files(p) || p->follow.retired != NULL || job->retired != NULL;
    return errand && (!works_here(p) || p->settings.exporting || p->follow.pause_frames == 0);
}

/* Nothing older than the host's activate() may be heard. */
static void begin(Plugin *p)
{
    Follow *f = &p->follow;
    f->begins = false;
    if (p->settings.engine.voice.mode == MODE_SPEAKERS && !follow_is_there(p)) {
        f->waits_for_first = true;
        engine_await(p->engine);
    }
}

void follow_serve(Plugin *p, uint32_t frames)
{
    Follow *f = &p->follow;
    f->retired = convolver_parts_joined(engine_take_retired(p->engine), f->retired);
    if (f->begins) {
        begin(p);
    }
    take_what_is_done(p);
    Job *job = worker_free_job(&p->worker);
    if (job && is_time(p, job)) {
        send(p, job);
        take_what_is_done(p);
    }
    f->pause_frames -= f->pause_frames < frames ? f->pause_frames : frames;
}
