/* Short memory: an instance is made whole or not at all, and nothing is lost. */
#include "../plugin/params.h"
#include "check.h"
#include "rt_guard.h"
#include <dlfcn.h>
#include <lv2/core/lv2.h>

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(nothing_is_lost),
        cmocka_unit_test(a_refusal_loses_nothing),
    };
    return cmocka_run_group_tests(tests, open_plugin, close_plugin);
}
