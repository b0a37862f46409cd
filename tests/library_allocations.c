#include "library_allocations.h"

#include "rt_guard.h"
#include <sndfile.h>

unsigned allocations_to_open_sound(const char *path)
{
    SF_INFO info = {.frames = 0};
    rt_guard_reset();
    rt_guard_enter();
    sf_close(sf_open(path, SFM_READ, &info));
    rt_guard_leave();
    return rt_guard_allocations();
}
