/* Short memory while a file is read: a fault, and nothing is lost. What libraries ask for isn't
 * failed. */
#include "../plugin/files/response_file.h"
#include "../plugin/files/sofa_file.h"
#include "check.h"
#include "library_allocations.h"
#include "rt_guard.h"
#include "sofa_writer.h"
#include "sound_writer.h"
#include "temporary_folder.h"
#include <stdlib.h>

typedef FileFault Read(const char *path);

static FileFault read_with_failing_allocation(Read *read, const char *path, unsigned nth)
{
    rt_guard_reset();
    rt_guard_fail_allocation(nth);
    rt_guard_enter();
    const FileFault fault = read(path);
    rt_guard_leave();
    return fault;
}

/* Each allocation after the first `theirs`, of which there are more than `least`. */
static void assert_each_may_fail(Read *read, const char *path, unsigned theirs, unsigned least)
{
    const unsigned far_too_many = 1000;
    unsigned nth = theirs;
    FileFault fault = FILE_NO_MEMORY;
    while (fault == FILE_NO_MEMORY) {
        nth++;
        fault = read_with_failing_allocation(read, path, nth);
        assert_int_equal(rt_guard_live_blocks(), 0);
        assert_true(nth < theirs + far_too_many);
    }
    assert_int_equal(fault, FILE_FINE);
    assert_true(rt_guard_allocations() < nth); /* so many there aren't */
    assert_true(nth > theirs + least);
}

static FileFault read_response(const char *path)
{
    LoadedResponse loaded;
    const FileFault fault = response_file_read(path, 44100.0, &loaded);
    assert_true((loaded.samples == NULL) == (fault != FILE_FINE));
    loaded_response_free(&loaded);
    return fault;
}

static void a_response_may_fail(void **state)
{
    (void)state;
    const Sound sound = {0, 2, 48000, 1000};
    const char *path = sound_write("sound", &sound, NULL);
    /* what is read, padded, resampled and arranged at the least */
    assert_each_may_fail(read_response, path, allocations_to_open_sound(path), 4);
}

static FileFault read_head(const char *path)
{
    FileFault fault = FILE_FINE;
    HrtfTable *table = sofa_read_table(path, &fault);
    assert_true((table == NULL) == (fault != FILE_FINE));
    free(table);
    return fault;
}

/* All but the last, for directions and delays, are of the file and of what libmysofa reads in it. */
static unsigned allocations_to_load_sofa(const char *path)
{
    SofaSet set;
    rt_guard_reset();
    rt_guard_enter();
    sofa_read(path, &set);
    sofa_free(&set);
    rt_guard_leave();
    return rt_guard_allocations() - 1;
}

static void a_head_may_fail(void **state)
{
    (void)state;
    const SofaContents head = sofa_small_head();
    const char *path = temporary_path("head.sofa");
    sofa_write(path, &head);
    /* the directions, the table and what it is measured with at the least */
    assert_each_may_fail(read_head, path, allocations_to_load_sofa(path), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_response_may_fail),
        cmocka_unit_test(a_head_may_fail),
    };
    return cmocka_run_group_tests(tests, temporary_folder_make, temporary_folder_remove);
}
