/* Short memory while a file is read: a fault, and nothing is lost. */
#include "../plugin/files/response_file.h"
#include "check.h"
#include "rt_guard.h"
#include "sound_writer.h"
#include "temporary_folder.h"
#include <sndfile.h>

static FileFault read_with_failing_allocation(const char *path, unsigned nth)
{
    LoadedResponse loaded;
    rt_guard_reset();
    rt_guard_fail_allocation(nth);
    rt_guard_enter();
    const FileFault fault = response_file_read(path, 44100.0, &loaded);
    rt_guard_leave();
    assert_true((loaded.samples == NULL) == (fault != FILE_FINE));
    rt_guard_enter();
    loaded_response_free(&loaded);
    rt_guard_leave();
    return fault;
}

/* libsndfile 1.2.0 crashes where its own fail: not ours to test. */
static unsigned allocations_to_open(const char *path)
{
    SF_INFO info = {.frames = 0};
    rt_guard_reset();
    rt_guard_enter();
    sf_close(sf_open(path, SFM_READ, &info));
    rt_guard_leave();
    return rt_guard_allocations();
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    const Sound sound = {0, 2, 48000, 1000};
    const char *path = sound_write("sound", &sound, NULL);
    const unsigned far_too_many = 1000;
    const unsigned opened = allocations_to_open(path);
    unsigned nth = opened;
    FileFault fault = FILE_NO_MEMORY;
    while (fault == FILE_NO_MEMORY) {
        nth++;
        fault = read_with_failing_allocation(path, nth);
        assert_int_equal(rt_guard_live_blocks(), 0);
        assert_true(nth < far_too_many);
    }
    assert_int_equal(fault, FILE_FINE);
    assert_true(rt_guard_allocations() < nth); /* so many there aren't */
    assert_true(nth > opened + 4); /* what is read, padded, resampled and arranged at the least */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, temporary_folder_make, temporary_folder_remove);
}
