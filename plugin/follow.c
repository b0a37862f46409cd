#include "follow.h"

#include "plugin.h"

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

static bool has_to_build(const Plugin *p)
{
    const Follow *f = &p->follow;
    return is_wanted(p) && !(f->plays && response_wish_same(&f->played, &p->settings.wish)) &&
           !(f->failed && f->pause_frames > 0);
}

bool follow_is_loading(const Plugin *p)
{
    return has_to_build(p) || p->follow.waits_for_first;
}

/* ------------------------------------------------------------------------- asking, taking -- */

static void take_what_is_done(Plugin *p)
{
    Follow *f = &p->follow;
    const Job *job = worker_take_done(&p->worker);
    if (!job || !job->builds) {
        return;
    }
    f->failed = !job->built;
    if (f->failed) {
        f->pause_frames = (uint32_t)p->rate_hz;
        return;
    }
    engine_adopt(p->engine, &job->response);
    f->plays = true;
    f->played = job->wish;
    if (f->waits_for_first) {
        f->waits_for_first =
            !f->asked_since_activate && !response_wish_same(&job->wish, &p->settings.wish);
        if (f->waits_for_first) {
            engine_await(p->engine);
        }
    }
}

static bool works_here(const Plugin *p)
{
    return !p->worker.schedule || p->settings.exporting;
}

static void send(Plugin *p, Job *job)
{
    Follow *f = &p->follow;
    const bool here = works_here(p);
    job->builds = has_to_build(p);
    job->wish = p->settings.wish;
    job->retired = convolver_parts_joined(f->retired, job->retired);
    f->retired = NULL;
    if (here) {
        worker_run_here(&p->worker);
    } else if (!worker_post(&p->worker)) {
        return;
    }
    f->asked_since_activate = true;
    if (here && job->builds) {
        f->pause_frames = (uint32_t)p->rate_hz;
    }
}

/* Has anything to be done, and may it be done now? */
static bool is_time(const Plugin *p, const Job *job)
{
    const bool errand = has_to_build(p) || p->follow.retired || job->retired;
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
