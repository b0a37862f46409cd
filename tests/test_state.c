/* Save and restore: through lilv as a host does it, and by hand with what no host should hand over.
 */
#include "../plugin/params.h"
#include "../plugin/uris.h"
#include "check.h"
#include "comma_locale.h"
#include "host.h"
#include <lv2/atom/atom.h>
#include <lv2/state/state.h>
#include <stdlib.h>
#include <string.h>

static LV2_URID urid(const char *uri)
{
    return host_map.map(host_map.handle, uri);
}

static Host open_with_log(void)
{
    const LV2_Feature map = {LV2_URID__map, &host_map}, log = {LV2_LOG__log, &host_log_feature};
    const LV2_Feature *const features[] = {&map, &log, NULL};
    Host host = host_load();
    assert_true(host_instantiate(&host, 48000, features));
    host_log.lines = 0;
    return host;
}

static const LV2_State_Interface *interface_of(const Host *host)
{
    return lilv_instance_get_extension_data(host->instance, LV2_STATE__interface);
}

/* ----------------------------------------------------------------------------- through lilv -- */

static const void *get_port(const char *symbol, void *data, uint32_t *size, uint32_t *type)
{
    const Host *host = data;
    *size = sizeof(float);
    *type = urid(LV2_ATOM__Float);
    return &host->ports[host_port(host, symbol)];
}

static void set_port(const char *symbol, void *data, const void *value, uint32_t size,
                     uint32_t type)
{
    Host *host = data;
    assert_int_equal(type, urid(LV2_ATOM__Float));
    assert_int_equal(size, sizeof(float));
    memcpy(&host->ports[host_port(host, symbol)], value, sizeof(float));
}

/* Somewhere within the range, with a fraction where it may have one. */
static float odd_value(PortIndex port)
{
    const Param *p = &params[port];
    return param_clamp(port, p->minimum + 0.3701f * (p->maximum - p->minimum));
}

static char *saved_text(Host *host)
{
    LilvState *state =
        lilv_state_new_from_instance(host->plugin, host->instance, &host_map, NULL, NULL, NULL,
                                     NULL, get_port, host, LV2_STATE_IS_PORTABLE, NULL);
    assert_non_null(state);
    char *text = lilv_state_to_string(host->world, &host_map, &host_unmap, state,
                                      "urn:earfield:test:state", NULL);
    assert_non_null(text);
    lilv_state_free(state);
    return text;
}

static void restore_text(Host *host, const char *text)
{
    LilvState *state = lilv_state_new_from_string(host->world, &host_map, text);
    assert_non_null(state);
    lilv_state_restore(state, host->instance, set_port, host, 0, NULL);
    lilv_state_free(state);
}

static void controls_come_back(void **state)
{
    (void)state;
    Host host = open_with_log();
    for (int port = 0; port < PORT_COUNT; port++) {
        if (params[port].kind == KIND_CONTROL_IN) {
            host.ports[port] = odd_value((PortIndex)port);
        }
    }
    char *text = saved_text(&host);
    assert_non_null(strstr(text, EARFIELD__stateVersion));
    host_close(&host);

    host = open_with_log();
    restore_text(&host, text);
    for (int port = 0; port < PORT_COUNT; port++) {
        if (params[port].kind == KIND_CONTROL_IN) {
            const float expected = odd_value((PortIndex)port);
            assert_close(host.ports[port], expected, 1e-6f * fabsf(expected), "%s",
                         params[port].symbol);
        }
    }
    assert_int_equal(host_log.lines, 0);
    free(text);
    host_close(&host);
}

static void controls_come_back_under_a_comma(void **state)
{
    if (!comma_locale_set()) {
        skip();
    }
    controls_come_back(state);
    comma_locale_leave();
}

/* ---------------------------------------------------------------------------------- by hand -- */

typedef struct {
    uint32_t key, type, flags;
    size_t size;
    const void *value;
    int32_t copy;
    unsigned stored;
} Property;

/* Keeps the version alone. */
static LV2_State_Status store(LV2_State_Handle handle, uint32_t key, const void *value, size_t size,
                              uint32_t type, uint32_t flags)
{
    Property *p = handle;
    if (key != urid(EARFIELD__stateVersion)) {
        return LV2_STATE_SUCCESS;
    }
    p->stored++;
    p->key = key;
    p->type = type;
    p->size = size;
    p->flags = flags;
    memcpy(&p->copy, value, size < sizeof p->copy ? size : sizeof p->copy);
    return LV2_STATE_SUCCESS;
}

static const void *retrieve(LV2_State_Handle handle, uint32_t key, size_t *size, uint32_t *type,
                            uint32_t *flags)
{
    const Property *p = handle;
    if (key != p->key) {
        return NULL;
    }
    *size = p->size;
    *type = p->type;
    *flags = LV2_STATE_IS_POD | LV2_STATE_IS_PORTABLE;
    return p->value;
}

static void the_version_is_an_int(void **state)
{
    (void)state;
    Host host = open_with_log();
    Property p = {0};
    assert_int_equal(interface_of(&host)->save(lilv_instance_get_handle(host.instance), store, &p,
                                               LV2_STATE_IS_PORTABLE, NULL),
                     LV2_STATE_SUCCESS);
    assert_int_equal(p.stored, 1);
    assert_int_equal(p.key, urid(EARFIELD__stateVersion));
    assert_int_equal(p.type, urid(LV2_ATOM__Int));
    assert_int_equal(p.size, sizeof(int32_t));
    assert_int_equal(p.copy, 1);
    assert_int_equal(p.flags, LV2_STATE_IS_POD | LV2_STATE_IS_PORTABLE);
    host_close(&host);
}

/* Restores one property, as it plays; returns the lines of the log. */
static unsigned lines_of_restore(const char *key, const char *type, const void *value, size_t size)
{
    Host host = open_with_log();
    Stereo in = white_noise(2000, 0.5f, 1);
    host_apply(&host, "mode=0 level=-6 swap=1");
    Stereo before = host_render(&host, &in, 500);
    Property p = {.key = urid(key), .type = urid(type), .value = value, .size = size};
    assert_int_equal(interface_of(&host)->restore(lilv_instance_get_handle(host.instance), retrieve,
                                                  &p, 0, NULL),
                     LV2_STATE_SUCCESS);
    const unsigned lines = host_log.lines;
    host_restart(&host);
    Stereo after = host_render(&host, &in, 500);
    assert_true(stereo_same_bits(&before, &after));
    stereo_free(&in);
    stereo_free(&before);
    stereo_free(&after);
    host_close(&host);
    return lines;
}

static void a_good_or_a_foreign_state_is_taken_in_silence(void **state)
{
    (void)state;
    const int32_t one = 1, two = 2;
    assert_int_equal(lines_of_restore(EARFIELD__stateVersion, LV2_ATOM__Int, &one, 4), 0);
    assert_int_equal(lines_of_restore(EARFIELD__stateVersion, LV2_ATOM__Int, NULL, 0), 0);
    assert_int_equal(lines_of_restore("urn:nobody:version", LV2_ATOM__Int, &two, 4), 0);
}

static void a_damaged_state_is_passed_over_with_a_line(void **state)
{
    (void)state;
    const char *key = EARFIELD__stateVersion;
    const int32_t numbers[] = {2, 1000, INT32_MAX, 0, -1, INT32_MIN};
    for (size_t i = 0; i < COUNT(numbers); i++) {
        assert_int_equal(lines_of_restore(key, LV2_ATOM__Int, &numbers[i], 4), 1);
    }
    const float as_float = 1.0f;
    const int64_t as_long = 1;
    assert_int_equal(lines_of_restore(key, LV2_ATOM__Float, &as_float, 4), 1);
    assert_int_equal(lines_of_restore(key, LV2_ATOM__Long, &as_long, 8), 1);
    assert_int_equal(lines_of_restore(key, LV2_ATOM__String, "1", 2), 1);
    assert_int_equal(lines_of_restore(key, LV2_ATOM__Int, &as_long, 8), 1);
    char *short_one = calloc(1, 1); /* no byte beyond it may be read */
    assert_int_equal(lines_of_restore(key, LV2_ATOM__Int, short_one, 1), 1);
    assert_int_equal(lines_of_restore(key, LV2_ATOM__Int, short_one, 0), 1);
    free(short_one);
}

static void without_numbers_for_names_there_is_no_state(void **state)
{
    (void)state;
    const LV2_Feature *const none[] = {NULL};
    Host host = host_load();
    assert_true(host_instantiate(&host, 48000, none));
    LV2_Handle handle = lilv_instance_get_handle(host.instance);
    Property p = {0};
    assert_int_equal(interface_of(&host)->save(handle, store, &p, 0, none),
                     LV2_STATE_ERR_NO_FEATURE);
    assert_int_equal(p.stored, 0);
    assert_int_equal(interface_of(&host)->restore(handle, retrieve, &p, 0, none),
                     LV2_STATE_ERR_NO_FEATURE);
    host_close(&host);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(controls_come_back),
        cmocka_unit_test(controls_come_back_under_a_comma),
        cmocka_unit_test(the_version_is_an_int),
        cmocka_unit_test(a_good_or_a_foreign_state_is_taken_in_silence),
        cmocka_unit_test(a_damaged_state_is_passed_over_with_a_line),
        cmocka_unit_test(without_numbers_for_names_there_is_no_state),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
