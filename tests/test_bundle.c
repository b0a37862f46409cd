/* What a host reads about the plugin as a whole: what it is, asks for and offers. */
#include "../plugin/params.h"
#include "check.h"
#include "host.h"
#include "port_facts.h"
#include <lv2/port-groups/port-groups.h>
#include <lv2/state/state.h>
#include <string.h>

static bool node_says(const LilvNode *subject, const char *predicate, const char *object)
{
    LilvNode *p = lilv_new_uri(bundle.world, predicate), *o = lilv_new_uri(bundle.world, object);
    const bool says = lilv_world_ask(bundle.world, subject, p, o);
    lilv_node_free(p);
    lilv_node_free(o);
    return says;
}

static bool plugin_says(const char *predicate, const char *object)
{
    return node_says(lilv_plugin_get_uri(bundle.plugin), predicate, object);
}

static bool group_says(const char *group, const char *predicate, const char *object)
{
    LilvNode *subject = lilv_new_uri(bundle.world, group);
    const bool says = node_says(subject, predicate, object);
    lilv_node_free(subject);
    return says;
}

static void it_is_a_spatial_plugin(void **state)
{
    (void)state;
    assert_true(plugin_says(RDF "type", LV2_CORE__Plugin));
    assert_true(plugin_says(RDF "type", LV2_CORE__SpatialPlugin));
    LilvNode *name = lilv_plugin_get_name(bundle.plugin);
    assert_string_equal(lilv_node_as_string(name), "Earfield");
    lilv_node_free(name);
    assert_true(lilv_plugin_verify(bundle.plugin));
    assert_true(plugin_says(LILV_NS_DOAP "license", "https://spdx.org/licenses/ISC"));
}

static void it_has_a_version(void **state)
{
    (void)state;
    const char *predicates[] = {LV2_CORE__minorVersion, LV2_CORE__microVersion};
    for (size_t i = 0; i < COUNT(predicates); i++) {
        LilvNode *predicate = lilv_new_uri(bundle.world, predicates[i]);
        LilvNodes *versions = lilv_plugin_get_value(bundle.plugin, predicate);
        assert_int_equal(lilv_nodes_size(versions), 1);
        assert_true(lilv_node_is_int(lilv_nodes_get_first(versions)));
        lilv_nodes_free(versions);
        lilv_node_free(predicate);
    }
}

static void it_requires_nothing(void **state)
{
    (void)state;
    LilvNodes *required = lilv_plugin_get_required_features(bundle.plugin);
    assert_int_equal(lilv_nodes_size(required), 0);
    lilv_nodes_free(required);
    assert_true(plugin_says(LV2_CORE__optionalFeature, LV2_CORE__hardRTCapable));
    assert_true(plugin_says(LV2_CORE__optionalFeature, LV2_URID__map));
    assert_true(plugin_says(LV2_CORE__optionalFeature, LV2_LOG__log));
    assert_true(plugin_says(LV2_CORE__optionalFeature, LV2_STATE__threadSafeRestore));
}

static void it_offers_its_state(void **state)
{
    (void)state;
    assert_true(plugin_says(LV2_CORE__extensionData, LV2_STATE__interface));
    const LV2_Feature *const none[] = {NULL};
    assert_true(host_instantiate(&bundle, 48000, none));
    assert_non_null(lilv_instance_get_extension_data(bundle.instance, LV2_STATE__interface));
    assert_null(lilv_instance_get_extension_data(bundle.instance, "urn:nobody:knows"));
}

static void it_is_stereo_in_and_out(void **state)
{
    (void)state;
    const char *input = "urn:earfield:monitor#input", *output = "urn:earfield:monitor#output";
    assert_true(plugin_says(LV2_PORT_GROUPS__mainInput, input));
    assert_true(plugin_says(LV2_PORT_GROUPS__mainOutput, output));
    assert_true(group_says(input, RDF "type", LV2_PORT_GROUPS__StereoGroup));
    assert_true(group_says(input, RDF "type", LV2_PORT_GROUPS__InputGroup));
    assert_true(group_says(output, RDF "type", LV2_PORT_GROUPS__StereoGroup));
    assert_true(group_says(output, RDF "type", LV2_PORT_GROUPS__OutputGroup));
}

static void assert_text(const char *subject, const char *predicate, const char *expected)
{
    LilvNode *s = lilv_new_uri(bundle.world, subject), *p = lilv_new_uri(bundle.world, predicate);
    LilvNode *text = lilv_world_get(bundle.world, s, p, NULL);
    assert_non_null(text);
    assert_string_equal(lilv_node_as_string(text), expected);
    lilv_node_free(s);
    lilv_node_free(p);
    lilv_node_free(text);
}

static void its_groups_have_names(void **state)
{
    (void)state;
    for (int group = 0; group < GROUP_COUNT; group++) {
        char uri[128];
        snprintf(uri, sizeof uri, "urn:earfield:monitor#%s", param_groups[group].symbol);
        if (group == GROUP_IO) { /* hosts have no use for it */
            assert_false(group_says(uri, RDF "type", LV2_PORT_GROUPS__Group));
            continue;
        }
        assert_text(uri, LV2_CORE__symbol, param_groups[group].symbol);
        assert_text(uri, LV2_CORE__name, param_groups[group].name);
        if (group != GROUP_INPUT && group != GROUP_OUTPUT) {
            assert_true(group_says(uri, RDF "type", LV2_PORT_GROUPS__Group));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_a_spatial_plugin),  cmocka_unit_test(it_has_a_version),
        cmocka_unit_test(it_requires_nothing),     cmocka_unit_test(it_offers_its_state),
        cmocka_unit_test(it_is_stereo_in_and_out), cmocka_unit_test(its_groups_have_names),
    };
    return cmocka_run_group_tests(tests, bundle_load, bundle_unload);
}
