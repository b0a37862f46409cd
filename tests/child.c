#define _DEFAULT_SOURCE /* for prctl's types */

#include "child.h"

#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void become(const char *const *arguments)
{
    const int nowhere = open("/dev/null", O_RDWR);
    dup2(nowhere, STDIN_FILENO);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    execvp(arguments[0], (char *const *)arguments);
    _exit(127);
}

pid_t child_start(const char *const *arguments)
{
    const pid_t child = fork();
    if (child == 0) {
        become(arguments);
    }
    return child;
}

int child_wait(pid_t child, double seconds)
{
    const struct timespec pause = {.tv_nsec = 10000000};
    const long most_pauses = (long)(seconds * 100.0);
    int status = 0;
    for (long pauses = 0; pauses <= most_pauses; pauses++) {
        if (waitpid(child, &status, WNOHANG) == child) {
            return WIFEXITED(status) ? WEXITSTATUS(status) : -2;
        }
        nanosleep(&pause, NULL);
    }
    return -1;
}

void child_end(pid_t child)
{
    const double patience_s = 3.0;
    if (child <= 0) {
        return;
    }
    kill(child, SIGTERM);
    if (child_wait(child, patience_s) == -1) {
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
    }
}

bool child_run(const char *const *arguments, double seconds)
{
    const pid_t child = child_start(arguments);
    const int status = child > 0 ? child_wait(child, seconds) : -1;
    if (status == -1) {
        child_end(child);
    }
    return status == 0;
}
