/* Short memory: an instance is made whole or not at all, and nothing is lost. */
#include "../plugin/acoustics/eq_design.h"
#include "../plugin/files/eq_file.h"
#include "../plugin/params.h"
#include "check.h"
#include "rt_guard.h"
#include <dlfcn.h>
#include <lv2/core/lv2.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const LV2_Descriptor *plugin;

static int open_plugin(void **state)
{
    *state = dlopen(BUNDLE "earfield.so", RTLD_NOW);
    if (!*state) {
        return -1;
    }
    plugin = ((LV2_Descriptor_Function)dlsym(*state, "lv2_descriptor"))(0);
    return plugin ? 0 : -1;
}

static int close_plugin(void **state)
{
    return dlclose(*state);
}

static LV2_Handle make(double rate_hz)
{
    const LV2_Feature *const none[] = {NULL};
    rt_guard_enter();
    LV2_Handle handle = plugin->instantiate(plugin, rate_hz, BUNDLE, none);
    rt_guard_leave();
    return handle;
}

/* As short a life as a host gives. */
static void live_and_die(LV2_Handle handle)
{
    float samples[256] = {0};
    rt_guard_enter();
    for (uint32_t port = 0; port < PORT_COUNT; port++) {
        const PortKind kind = params[port].kind;
        if (kind == KIND_AUDIO_IN || kind == KIND_AUDIO_OUT) {
            plugin->connect_port(handle, port, samples);
        }
    }
    plugin->activate(handle);
    plugin->run(handle, COUNT(samples));
    plugin->cleanup(handle);
    rt_guard_leave();
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    const unsigned far_too_many = 100000;
    unsigned nth = 1;
    for (LV2_Handle handle = NULL; !handle; nth++) {
        rt_guard_reset();
        rt_guard_fail_allocation(nth);
        handle = make(48000);
        if (rt_guard_allocations() < nth) { /* so many there aren't */
            assert_non_null(handle);
            assert_true(rt_guard_live_blocks() > 0);
            live_and_die(handle);
        } else {
            assert_null(handle);
        }
        assert_int_equal(rt_guard_live_blocks(), 0);
        assert_true(nth < far_too_many);
    }
    assert_true(nth > 2);
}

static void nothing_is_lost(void **state)
{
    (void)state;
    rt_guard_reset();
    for (int round = 0; round < 100; round++) {
        LV2_Handle handle = make(round % 2 ? 44100 : 192000);
        assert_non_null(handle);
        live_and_die(handle);
    }
    assert_int_equal(rt_guard_live_blocks(), 0);
}

static void a_refusal_loses_nothing(void **state)
{
    (void)state;
    rt_guard_reset();
    assert_null(make(8000));
    assert_int_equal(rt_guard_live_blocks(), 0);
}

/* Two different drawn ears: everything that a correction can be made of. */
static const EqSpec correction = {
    .ears = {{.preamp_db = -6.0, .graphic = {.points = {{100.0, 3.0}, {1000.0, -3.0}}, .count = 2}},
             {.count = 1,
              .filters = {{.biquad = {BIQUAD_PEAK, 1000.0, 6.0, 1.0}}},
              .graphic = {.points = {{200.0, 1.0}}, .count = 1}}}};

static EqualiserDesign *make_correction(void)
{
    rt_guard_enter();
    EqualiserDesign *design = eq_design_new(&correction, 48000);
    rt_guard_leave();
    return design;
}

static void a_correction_is_made_whole_or_not_at_all(void **state)
{
    (void)state;
    unsigned nth = 1;
    for (EqualiserDesign *design = NULL; !design; nth++) {
        rt_guard_reset();
        rt_guard_fail_allocation(nth);
        design = make_correction();
        assert_true((design == NULL) == (rt_guard_allocations() >= nth));
        rt_guard_enter();
        equaliser_design_free(design);
        rt_guard_leave();
        assert_int_equal(rt_guard_live_blocks(), 0);
    }
    assert_true(nth > 10);
}

static void a_correction_that_finds_no_room_says_so(void **state)
{
    (void)state;
    static EqSpec spec;
    char path[] = "/tmp/earfield-memory-XXXXXX";
    const char text[] = "Preamp: -6 dB\n";
    const int file = mkstemp(path);
    assert_true(file >= 0 && write(file, text, strlen(text)) == (ssize_t)strlen(text));
    close(file);
    for (unsigned nth = 1; nth <= 2; nth++) {
        EqFault fault;
        rt_guard_reset();
        rt_guard_fail_allocation(nth);
        rt_guard_enter();
        const FileFault read = eq_file_read(path, &spec, &fault);
        rt_guard_leave();
        assert_int_equal(rt_guard_live_blocks(), 0);
        assert_int_equal(read, nth == 1 ? FILE_NO_MEMORY : FILE_FINE);
    }
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(nothing_is_lost),
        cmocka_unit_test(a_refusal_loses_nothing),
        cmocka_unit_test(a_correction_is_made_whole_or_not_at_all),
        cmocka_unit_test(a_correction_that_finds_no_room_says_so),
    };
    return cmocka_run_group_tests(tests, open_plugin, close_plugin);
}
