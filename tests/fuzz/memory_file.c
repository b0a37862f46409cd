#define _GNU_SOURCE /* memfd_create */
#include "memory_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

const char *memory_file(const uint8_t *bytes, size_t count)
{
    static int file = -1;
    static char path[64];
    if (file >= 0) {
        close(file);
    }
    file = memfd_create("fuzz", MFD_CLOEXEC);
    if (file < 0 || pwrite(file, bytes, count, 0) != (ssize_t)count) {
        abort();
    }
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    return path;
}
