#include "memory.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void memory_begin(void)
{
    mallopt(M_ARENA_MAX, 1);
}

size_t memory_live_bytes(void)
{
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

size_t memory_resident_bytes(void)
{
    malloc_trim(0);
    char line[128] = ""; /* pages: all, resident, ... */
    FILE *file = fopen("/proc/self/statm", "r");
    if (file) {
        if (!fgets(line, sizeof line, file)) {
            line[0] = '\0';
        }
        fclose(file);
    }
    return strtoul(line + strcspn(line, " "), NULL, 10) * (size_t)sysconf(_SC_PAGESIZE);
}
