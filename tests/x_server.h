/* An X server of the test's own: Xvfb, on a display number that it finds free. It dies with the test. */
#ifndef EARFIELD_TEST_X_SERVER_H
#define EARFIELD_TEST_X_SERVER_H

#include <stdbool.h>

/** Start one, and set DISPLAY to it. `refused`: an extension that it shall not have, or NULL. One at a
 * time. False where there is none to start. */
bool x_server_start(const char *refused);

/** End it, whether it runs or not. DISPLAY still names it. */
void x_server_stop(void);

/** For cmocka's tests. */
int x_server_setup(void **state);
int x_server_teardown(void **state);

#endif
