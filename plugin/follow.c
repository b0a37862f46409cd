#include "follow.h"

#include "plugin.h"
#include <stdio.h>
#include <string.h>

void follow_activate(Follow *f)
{
    f->begins = true;
    f->built_since = f->there = false;
    f->pause_frames = 0;
}

void follow_end(Follow *f)
{
    convolver_parts_free(f->retired);
    equaliser_design_free(f->retired_corrections);
    f->retired = NULL;
    f->retired_corrections = NULL;
}

/* ------------------------------------------------------------------------------ what is wanted -- */

static bool is_the_mode(const Plugin *p)
{
    return p->settings.engine.voice.mode == MODE_SPEAKERS;
}

/* Nobody hears it during a guarded export. */
static bool is_wanted(const Plugin *p)
{
    return is_the_mode(p) && !p->settings.engine.guarded;
}

/* As a response is built of it with these files. */
static ResponseWish granted(const ResponseWish *wish, const OwnFiles *files)
{
    return response_wish_granted(wish, *files->path[OWN_RESPONSE] != '\0');
}

static ResponseWish wish_of(const Plugin *p)
{
    return granted(&p->settings.wish, &p->follow.files);
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

/* The response is built, of the files as they are, with the head wherever it may be turned to. */
static bool plays_the_place(const Plugin *p)
{
    const Follow *f = &p->follow;
    const ResponseWish wish = wish_of(p);
    return !engine_waits(p->engine) && response_wish_same_place(&f->played, &wish) &&
           f->played_requests == atomic_load(&p->worker.requests);
}

static bool has_to_build(const Plugin *p)
{
    const Follow *f = &p->follow;
    const bool plays_it = plays_the_place(p) && f->played.yaw_degrees == wish_of(p).yaw_degrees;
    return is_wanted(p) && !plays_it && !(f->failed && f->pause_frames > 0);
}

bool follow_is_there(const Plugin *p)
{
    return p->follow.there;
}

bool follow_is_loading(const Plugin *p)
{
    return has_to_build(p) || has_files(p) || p->follow.job_loads;
}

Status follow_status(const Plugin *p)
{
    return p->follow.failed ? STATUS_NO_MEMORY : p->follow.files.status;
}

void follow_load(Plugin *p, OwnFile which, const char *path, size_t size)
{
    Follow *f = &p->follow;
    const char *end = memchr(path, '\0', size);
    if (!end || end - path >= OWN_PATH_SIZE) {
        own_files_refuse(&f->files, "The name of a file is too long, or has no end");
        p->tells[which] = p->tells_words = true;
        return;
    }
    f->loads[which] = true;
    f->ticket[which] = worker_ticket(&p->worker);
    memcpy(f->path[which], path, (size_t)(end - path) + 1);
}

/* ---------------------------------------------------------------------------- what is done -- */

/* Where nothing older than activate may be heard, an older answer keeps the engine waiting. */
static void play(Plugin *p, const Job *job)
{
    Follow *f = &p->follow;
    const bool waited = engine_waits(p->engine);
    engine_adopt(p->engine, &job->response);
    f->played = granted(&job->wish, &job->files);
    f->played_requests = job->requests;
    f->there = is_the_mode(p) && (f->there || f->built_since || plays_the_place(p));
    if (waited && is_the_mode(p) && !f->there) {
        engine_await(p->engine);
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
    if (job->corrects) {
        engine_correct(p->engine, job->correction);
        showing_take_correction(&p->showing, &job->correction_picture);
    }
    if (job->built) {
        f->failed = false;
        play(p, job);
        showing_take_energy(&p->showing, &job->energy_picture);
    } else if (job->builds) {
        f->failed = true;
        f->pause_frames = (uint32_t)p->rate_hz;
    }
}

/* ------------------------------------------------------------------------------- asking for it -- */

static bool works_here(const Plugin *p)
{
    return !p->worker.schedule || p->settings.exporting;
}

/* Has anything to be done, and may it be done now? */
static bool is_time(const Plugin *p, const Job *job)
{
    const Follow *f = &p->follow;
    const bool frees =
        f->retired || job->retired || f->retired_corrections || job->retired_corrections;
    const bool errand = has_to_build(p) || has_files(p) || frees;
    return errand && (!works_here(p) || p->settings.exporting || f->pause_frames == 0);
}

/* A job that was refused is filled in anew, but for what it has to free. */
static void fill_in(Plugin *p, Job *job)
{
    Follow *f = &p->follow;
    for (int which = 0; which < OWN_FILES; which++) {
        job->loads[which] = f->loads[which];
        job->ticket[which] = f->ticket[which];
        if (f->loads[which]) {
            memcpy(job->path[which], f->path[which], OWN_PATH_SIZE);
        }
    }
    job->builds = has_to_build(p) || (is_wanted(p) && has_files(p));
    job->wish = p->settings.wish;
    job->retired = convolver_parts_joined(f->retired, job->retired);
    f->retired = NULL;
    job->retired_corrections =
        equaliser_designs_joined(f->retired_corrections, job->retired_corrections);
    f->retired_corrections = NULL;
}

static void note_asked(Follow *f, const Job *job)
{
    f->built_since |= job->builds;
    f->posted_frames = 0;
    for (int which = 0; which < OWN_FILES; which++) {
        f->job_loads |= f->loads[which];
        f->loads[which] = false;
    }
}

static void ask(Plugin *p, Job *job)
{
    Follow *f = &p->follow;
    fill_in(p, job);
    if (works_here(p)) {
        note_asked(f, job);
        worker_run_here(&p->worker);
        f->pause_frames = job->builds || f->job_loads ? (uint32_t)p->rate_hz : f->pause_frames;
    } else if (worker_post(&p->worker)) {
        note_asked(f, job);
    }
}

/* A host may lose what it took: with a stop, or where a queue of its own is full. */
static void remind_host(Plugin *p, uint32_t frames)
{
    Follow *f = &p->follow;
    f->posted_frames += frames;
    if (f->begins || f->posted_frames >= p->rate_hz) {
        f->posted_frames = 0;
        worker_remind(&p->worker);
    }
}

/* -------------------------------------------------------------------------------------- a run -- */

static void look_whether_it_is_there(Plugin *p)
{
    Follow *f = &p->follow;
    if (!is_the_mode(p)) {
        f->there = f->built_since = false;
    } else if (!f->there) {
        f->there = plays_the_place(p) && !has_files(p);
        if (f->begins && !f->there) {
            engine_await(p->engine);
        }
    }
    f->begins = false;
}

void follow_serve(Plugin *p, uint32_t frames)
{
    Follow *f = &p->follow;
    f->retired = convolver_parts_joined(engine_take_retired(p->engine), f->retired);
    f->retired_corrections = equaliser_designs_joined(engine_take_retired_corrections(p->engine),
                                                      f->retired_corrections);
    if (!works_here(p)) {
        remind_host(p, frames);
    } else if (is_wanted(p)) {
        worker_finish(&p->worker);
    }
    look_whether_it_is_there(p);
    take_what_is_done(p);
    Job *job = worker_free_job(&p->worker);
    if (job && is_time(p, job)) {
        ask(p, job);
        take_what_is_done(p);
    }
    f->pause_frames -= f->pause_frames < frames ? f->pause_frames : frames;
}
