/* What a host reads about the UI before it opens it. */
#include "../plugin/params.h"
#include "check.h"
#include "host.h"
#include "port_facts.h"

#include <lv2/atom/atom.h>
#include <lv2/options/options.h>
#include <lv2/ui/ui.h>
#include <string.h>

static LilvNode *uri(const char *text)
{
    return lilv_new_uri(bundle.world, text);
}

static bool ui_says(const char *predicate, const char *object)
{
    LilvNode *s = uri("urn:earfield:monitor#ui"), *p = uri(predicate), *o = uri(object);
    const bool says = lilv_world_ask(bundle.world, s, p, o);
    lilv_node_free(s);
    lilv_node_free(p);
    lilv_node_free(o);
    return says;
}

static void it_is_one_x11_ui(void **state)
{
    (void)state;
    LilvUIs *uis = lilv_plugin_get_uis(bundle.plugin);
    assert_int_equal(lilv_uis_size(uis), 1);
    const LilvUI *ui = lilv_uis_get(uis, lilv_uis_begin(uis));
    LilvNode *x11 = uri(LV2_UI__X11UI);
    assert_string_equal(lilv_node_as_uri(lilv_ui_get_uri(ui)), "urn:earfield:monitor#ui");
    assert_true(lilv_ui_is_a(ui, x11));
    assert_non_null(strstr(lilv_node_as_uri(lilv_ui_get_binary_uri(ui)), "/earfield_ui.so"));
    lilv_node_free(x11);
    lilv_uis_free(uis);
}

static void it_requires_to_be_idled_and_nothing_else(void **state)
{
    (void)state;
    const char *const optional[] = {LV2_UI__parent,       LV2_UI__resize, LV2_UI__touch,
                                    LV2_UI__requestValue, LV2_URID__map,  LV2_OPTIONS__options};
    assert_true(ui_says(LV2_CORE__requiredFeature, LV2_UI__idleInterface));
    for (size_t i = 0; i < COUNT(optional); i++) {
        assert_true(ui_says(LV2_CORE__optionalFeature, optional[i]));
        assert_false(ui_says(LV2_CORE__requiredFeature, optional[i]));
    }
    assert_true(ui_says(LV2_CORE__extensionData, LV2_UI__idleInterface));
    assert_true(ui_says(LV2_CORE__extensionData, LV2_UI__resize));
}

/* The protocol by which it wants to be told of a port, or NULL. */
static const char *protocol_of(const LilvNodes *notifications, const char *symbol)
{
    static char protocol[256];
    LilvNode *has_symbol = uri(LV2_CORE__symbol), *has_protocol = uri(LV2_UI__protocol);
    protocol[0] = '\0';
    LILV_FOREACH(nodes, i, notifications)
    {
        const LilvNode *notification = lilv_nodes_get(notifications, i);
        LilvNode *port = lilv_world_get(bundle.world, notification, has_symbol, NULL);
        LilvNode *by = lilv_world_get(bundle.world, notification, has_protocol, NULL);
        if (port && by && strcmp(lilv_node_as_string(port), symbol) == 0) {
            snprintf(protocol, sizeof protocol, "%s", lilv_node_as_uri(by));
        }
        lilv_node_free(port);
        lilv_node_free(by);
    }
    lilv_node_free(has_symbol);
    lilv_node_free(has_protocol);
    return protocol[0] ? protocol : NULL;
}

/* Without having to be asked to read the UI's own file: some hosts read the plugin's alone. */
static void it_is_told_of_meters_and_messages(void **state)
{
    (void)state;
    LilvNode *self = uri("urn:earfield:monitor#ui"), *notify = uri(LV2_UI__portNotification);
    lilv_node_free(lilv_plugin_get_name(bundle.plugin)); /* has the plugin's files read */
    LilvNodes *notifications = lilv_world_find_nodes(bundle.world, self, notify, NULL);
    for (int port = 0; port < PORT_COUNT; port++) {
        const char *protocol = protocol_of(notifications, params[port].symbol);
        if (params[port].kind == KIND_CONTROL_OUT) {
            assert_string_equal(protocol, LV2_UI__floatProtocol);
        } else if (port == PORT_EVENTS_OUT) {
            assert_string_equal(protocol, LV2_ATOM__eventTransfer);
        } else {
            assert_null(protocol);
        }
    }
    lilv_nodes_free(notifications);
    lilv_node_free(self);
    lilv_node_free(notify);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_one_x11_ui),
        cmocka_unit_test(it_requires_to_be_idled_and_nothing_else),
        cmocka_unit_test(it_is_told_of_meters_and_messages),
    };
    return cmocka_run_group_tests(tests, bundle_load, bundle_unload);
}
