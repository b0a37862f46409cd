#include "short_memory.h"

#include <cairo.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/shm.h>

static unsigned requests, first;
static bool all;

/* What the linker makes of the names (--wrap). */
void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size);
int __real_shmget(key_t key, size_t size, int flags);
int __wrap_shmget(key_t key, size_t size, int flags);
cairo_surface_t *__real_cairo_image_surface_create(cairo_format_t format, int width, int height);
cairo_surface_t *__wrap_cairo_image_surface_create(cairo_format_t format, int width, int height);
cairo_surface_t *__real_cairo_image_surface_create_for_data(unsigned char *data,
                                                            cairo_format_t format, int width,
                                                            int height, int stride);
cairo_surface_t *__wrap_cairo_image_surface_create_for_data(unsigned char *data,
                                                            cairo_format_t format, int width,
                                                            int height, int stride);

void short_memory_from(unsigned nth, bool on)
{
    requests = 0;
    first = nth;
    all = on;
}

unsigned short_memory_requests(void)
{
    return requests;
}

static bool fails(void)
{
    requests++;
    return first && (all ? requests >= first : requests == first);
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

int __wrap_shmget(key_t key, size_t size, int flags)
{
    if (fails()) {
        errno = ENOMEM;
        return -1;
    }
    return __real_shmget(key, size, flags);
}

/* As cairo does it: a surface in error, of a size that there is none of. */
cairo_surface_t *__wrap_cairo_image_surface_create(cairo_format_t format, int width, int height)
{
    return __real_cairo_image_surface_create(format, fails() ? -1 : width, height);
}

cairo_surface_t *__wrap_cairo_image_surface_create_for_data(unsigned char *data,
                                                            cairo_format_t format, int width,
                                                            int height, int stride)
{
    return __real_cairo_image_surface_create_for_data(data, format, fails() ? -1 : width, height,
                                                      stride);
}
