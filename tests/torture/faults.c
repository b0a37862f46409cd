#include "faults.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>

enum { MOST_LINES = 20 };

static atomic_ulong faults;

unsigned long faults_so_far(void)
{
    return atomic_load(&faults);
}

void fault(const Place *at, const char *format, ...)
{
    if (atomic_fetch_add(&faults, 1) >= MOST_LINES) {
        return;
    }
    char words[256];
    va_list values;
    va_start(values, format);
    vsnprintf(words, sizeof words, format, values);
    va_end(values);
    fprintf(stderr, "fault: seed %llu, life %llu, block %llu: %s\n", at->seed, at->life, at->block,
            words);
}
