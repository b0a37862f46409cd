#include "pipe_guard.h"

#include <pthread.h>
#include <time.h>

static bool is_pending(void)
{
    sigset_t pending;
    sigpending(&pending);
    return sigismember(&pending, SIGPIPE) == 1;
}

static sigset_t broken_pipe(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    return set;
}

PipeGuard pipe_guard_hold(void)
{
    PipeGuard guard = {.was_pending = is_pending()};
    const sigset_t set = broken_pipe();
    pthread_sigmask(SIG_BLOCK, &set, &guard.before);
    return guard;
}

void pipe_guard_release(const PipeGuard *guard)
{
    const sigset_t set = broken_pipe();
    const struct timespec at_once = {0};
    if (!guard->was_pending && is_pending()) {
        sigtimedwait(&set, NULL, &at_once);
    }
    pthread_sigmask(SIG_SETMASK, &guard->before, NULL);
}
