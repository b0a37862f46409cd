/* Memory that is short for the UI's own code: linked with --wrap for malloc, calloc, shmget and the
 * making of cairo's surfaces, which leaves the libraries beneath alone. One thread. */
#ifndef EARFIELD_TEST_SHORT_MEMORY_H
#define EARFIELD_TEST_SHORT_MEMORY_H

#include <stdbool.h>

/** The `nth` request from now on fails, 1 is the next, and with `on` all that follow. 0: none does. */
void short_memory_from(unsigned nth, bool on);

/** Requests since then. */
unsigned short_memory_requests(void);

#endif
