/* Other programs that a test starts: they die with it. */
#ifndef EARFIELD_TEST_CHILD_H
#define EARFIELD_TEST_CHILD_H

#include <stdbool.h>
#include <sys/types.h>

/** Start a program of the PATH; `arguments` begin with its name and end with NULL. What it prints is
 * dropped; it has the test's open files. -1 where that fails. */
pid_t child_start(const char *const *arguments);

/** Its exit status once it has ended, waiting for `seconds` at most; -1 where it still runs, -2 where
 * a signal ended it. */
int child_wait(pid_t child, double seconds);

/** Ask it to end, then make it. Takes one that has ended, and -1. */
void child_end(pid_t child);

/** Start and wait: true where it succeeds within `seconds`. */
bool child_run(const char *const *arguments, double seconds);

#endif
