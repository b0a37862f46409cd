/* A plugin's state as most hosts keep it: by lilv, in the temporary folder (temporary_folder.h). It fails
 * the running test where that does not succeed. */
#ifndef EARFIELD_TEST_STATE_IN_FILES_H
#define EARFIELD_TEST_STATE_IN_FILES_H

#include "host.h"

/** Written to state.ttl. No ports, only what the plugin saves itself. */
void state_save_to_file(const Host *host);

void state_restore_from_file(const Host *host);

#endif
