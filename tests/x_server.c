#include "x_server.h"

#include "child.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static pid_t server;

/* The server writes its number and a newline once it is ready. */
static bool read_display(int from, char *display, size_t size)
{
    size_t length = 0;
    ssize_t got = 1;
    display[length++] = ':';
    while (got == 1 && length + 1 < size && display[length - 1] != '\n') {
        got = read(from, &display[length], 1);
        length += got == 1;
    }
    display[length - 1] = '\0';
    return got == 1;
}

bool x_server_start(const char *refused)
{
    int ends[2];
    char display[16] = "", descriptor[16];
    if (server || pipe(ends) != 0) {
        return false;
    }
    snprintf(descriptor, sizeof descriptor, "%d", ends[1]);
    const char *const arguments[] = {
        "Xvfb",         "-displayfd", descriptor, "-screen",  "0",
        "1700x1100x24", "-nolisten",  "tcp",      "-noreset", refused ? "-extension" : NULL,
        refused,        NULL};
    server = child_start(arguments);
    close(ends[1]);
    const bool ready = server > 0 && read_display(ends[0], display, sizeof display);
    close(ends[0]);
    if (ready) {
        setenv("DISPLAY", display, 1);
    } else {
        x_server_stop();
    }
    return ready;
}

void x_server_stop(void)
{
    child_end(server);
    server = 0;
}

int x_server_setup(void **state)
{
    (void)state;
    return x_server_start(NULL) ? 0 : -1;
}

int x_server_teardown(void **state)
{
    (void)state;
    x_server_stop();
    return 0;
}
