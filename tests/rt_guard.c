#define _GNU_SOURCE /* RTLD_NEXT */
#include "rt_guard.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

/* A function of another name in C, so that it need not repeat what the headers say about the one
 * that it stands for. */
#define STANDS_FOR(name) __asm__(name) __attribute__((visibility("default")))

static _Thread_local struct {
    bool on;
    unsigned calls, allocations, fail_at;
    long live;
    const char *first;
} watch;

void rt_guard_enter(void)
{
    watch.on = true;
}

void rt_guard_leave(void)
{
    watch.on = false;
}

void rt_guard_reset(void)
{
    watch.calls = watch.allocations = watch.fail_at = 0;
    watch.live = 0;
    watch.first = NULL;
}

unsigned rt_guard_calls(void)
{
    return watch.calls;
}

const char *rt_guard_first_call(void)
{
    return watch.first;
}

unsigned rt_guard_allocations(void)
{
    return watch.allocations;
}

long rt_guard_live_blocks(void)
{
    return watch.live;
}

void rt_guard_fail_allocation(unsigned nth)
{
    watch.fail_at = nth;
}

static void note(const char *name)
{
    if (watch.on) {
        watch.calls++;
        watch.first = watch.first ? watch.first : name;
    }
}

/* The C library's own, which stands behind ours. */
static void *behind(const char *name)
{
    return dlsym(RTLD_NEXT, name);
}

/* ------------------------------------------------------------------------------------- memory --
 * glibc's second names: dlsym() may itself allocate. */

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void *block);

static bool fails(const char *name)
{
    note(name);
    return watch.on && ++watch.allocations == watch.fail_at;
}

static void *counted(void *block)
{
    watch.live += watch.on && block;
    return block;
}

void *caught_malloc(size_t size) STANDS_FOR("malloc");
void *caught_malloc(size_t size)
{
    return fails("malloc") ? NULL : counted(__libc_malloc(size));
}

void *caught_calloc(size_t count, size_t size) STANDS_FOR("calloc");
void *caught_calloc(size_t count, size_t size)
{
    return fails("calloc") ? NULL : counted(__libc_calloc(count, size));
}

void *caught_realloc(void *block, size_t size) STANDS_FOR("realloc");
void *caught_realloc(void *block, size_t size)
{
    if (fails("realloc")) {
        return NULL;
    }
    watch.live -= watch.on && block;
    void *moved = __libc_realloc(block, size);
    watch.live += watch.on && (moved || (block && size > 0)); /* a failed one keeps the old block */
    return moved;
}

void *caught_memalign(size_t alignment, size_t size) STANDS_FOR("memalign");
void *caught_memalign(size_t alignment, size_t size)
{
    return fails("memalign") ? NULL : counted(__libc_memalign(alignment, size));
}

void *caught_aligned_alloc(size_t alignment, size_t size) STANDS_FOR("aligned_alloc");
void *caught_aligned_alloc(size_t alignment, size_t size)
{
    return fails("aligned_alloc") ? NULL : counted(__libc_memalign(alignment, size));
}

int caught_posix_memalign(void **block, size_t alignment, size_t size) STANDS_FOR("posix_memalign");
int caught_posix_memalign(void **block, size_t alignment, size_t size)
{
    *block = fails("posix_memalign") ? NULL : counted(__libc_memalign(alignment, size));
    return *block ? 0 : ENOMEM;
}

void caught_free(void *block) STANDS_FOR("free");
void caught_free(void *block)
{
    if (block) {
        note("free");
        watch.live -= watch.on;
    }
    __libc_free(block);
}

/* Counts as an allocation, since it may need one (POSIX: ENOMEM); glibc's doesn't. */
int caught_pthread_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *kind)
    STANDS_FOR("pthread_mutex_init");
int caught_pthread_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *kind)
{
    if (fails("pthread_mutex_init")) {
        return ENOMEM;
    }
    return ((int (*)(pthread_mutex_t *, const pthread_mutexattr_t *))behind("pthread_mutex_init"))(
        mutex, kind);
}

/* --------------------------------------------------------------------- what only passes through --
 * Six words in, one word out: so x86-64 and aarch64 pass the arguments of every call in this list,
 * open() with its "..." and a va_list among them. */

#define PASSING(CATCH)                                                                             \
    CATCH(pthread_mutex_lock)                                                                      \
    CATCH(pthread_mutex_timedlock)                                                                 \
    CATCH(pthread_rwlock_rdlock)                                                                   \
    CATCH(pthread_rwlock_wrlock)                                                                   \
    CATCH(pthread_spin_lock)                                                                       \
    CATCH(pthread_cond_wait)                                                                       \
    CATCH(pthread_cond_timedwait)                                                                  \
    CATCH(pthread_create)                                                                          \
    CATCH(pthread_join)                                                                            \
    CATCH(sem_wait)                                                                                \
    CATCH(sem_timedwait)                                                                           \
    CATCH(sleep)                                                                                   \
    CATCH(usleep)                                                                                  \
    CATCH(nanosleep)                                                                               \
    CATCH(clock_nanosleep)                                                                         \
    CATCH(sched_yield)                                                                             \
    CATCH(poll)                                                                                    \
    CATCH(open)                                                                                    \
    CATCH(open64)                                                                                  \
    CATCH(openat)                                                                                  \
    CATCH(read)                                                                                    \
    CATCH(write)                                                                                   \
    CATCH(pread)                                                                                   \
    CATCH(pwrite)                                                                                  \
    CATCH(lseek)                                                                                   \
    CATCH(close)                                                                                   \
    CATCH(fopen)                                                                                   \
    CATCH(fopen64)                                                                                 \
    CATCH(fclose)                                                                                  \
    CATCH(fflush)                                                                                  \
    CATCH(fread)                                                                                   \
    CATCH(fwrite)                                                                                  \
    CATCH(fgets)                                                                                   \
    CATCH(fputs)                                                                                   \
    CATCH(fputc)                                                                                   \
    CATCH(puts)                                                                                    \
    CATCH(putchar)                                                                                 \
    CATCH(vprintf)                                                                                 \
    CATCH(vfprintf)                                                                                \
    CATCH(__vfprintf_chk)                                                                          \
    CATCH(mmap)                                                                                    \
    CATCH(munmap)                                                                                  \
    CATCH(brk)                                                                                     \
    CATCH(sbrk)                                                                                    \
    CATCH(dlopen)

#define PASS_ON(name)                                                                              \
    long caught_##name(long a, long b, long c, long d, long e, long f) STANDS_FOR(#name);          \
    long caught_##name(long a, long b, long c, long d, long e, long f)                             \
    {                                                                                              \
        note(#name);                                                                               \
        return ((long (*)(long, long, long, long, long, long))behind(#name))(a, b, c, d, e, f);    \
    }

PASSING(PASS_ON)

/* A number and six words. */
long caught_syscall(long number, long a, long b, long c, long d, long e, long f)
    STANDS_FOR("syscall");
long caught_syscall(long number, long a, long b, long c, long d, long e, long f)
{
    note("syscall");
    return ((long (*)(long, ...))behind("syscall"))(number, a, b, c, d, e, f);
}

/* These take floats too. They end in vfprintf, which is noted as well. */

int caught_printf(const char *format, ...) STANDS_FOR("printf");
int caught_printf(const char *format, ...)
{
    note("printf");
    va_list rest;
    va_start(rest, format);
    const int length = vfprintf(stdout, format, rest);
    va_end(rest);
    return length;
}

int caught_fprintf(FILE *file, const char *format, ...) STANDS_FOR("fprintf");
int caught_fprintf(FILE *file, const char *format, ...)
{
    note("fprintf");
    va_list rest;
    va_start(rest, format);
    const int length = vfprintf(file, format, rest);
    va_end(rest);
    return length;
}

#define NAME_OF(name) #name,

const char *const rt_guard_names[] = {
    PASSING(NAME_OF) "syscall",
    "printf",
    "fprintf",
    "malloc",
    "calloc",
    "realloc",
    "aligned_alloc",
    "memalign",
    "posix_memalign",
    "free",
    "pthread_mutex_init",
};
const size_t rt_guard_name_count = sizeof rt_guard_names / sizeof *rt_guard_names;
