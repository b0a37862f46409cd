/* Allocations of a library in the thread that calls it: those aren't ours to fail. Linked with
 * rt_guard.c, whose counts are lost. */
#ifndef EARFIELD_TEST_LIBRARY_ALLOCATIONS_H
#define EARFIELD_TEST_LIBRARY_ALLOCATIONS_H

/** To open and close a file of sound by libsndfile, of which 1.2.0 crashes where one fails. */
unsigned allocations_to_open_sound(const char *path);

#endif
