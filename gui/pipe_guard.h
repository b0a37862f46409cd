/* A server that is gone breaks the pipe to it, and writing into that ends a process that minds
 * SIGPIPE. The host is not ours: what we write is held under a guard. libxcb looks before it writes;
 * the guard is for a server that goes in between. */
#ifndef EARFIELD_PIPE_GUARD_H
#define EARFIELD_PIPE_GUARD_H

#include <signal.h>
#include <stdbool.h>

typedef struct {
    sigset_t before;  /* blocked in this thread */
    bool was_pending; /* one of somebody else's */
} PipeGuard;

/** Until the release no SIGPIPE reaches this thread. May be nested. */
PipeGuard pipe_guard_hold(void);

/** Drop the SIGPIPE that came meanwhile; the mask is again as it was. */
void pipe_guard_release(const PipeGuard *guard);

#endif
