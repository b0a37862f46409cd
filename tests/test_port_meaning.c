/* What a host is told about a control of the built bundle is what params.def declares: its unit,
 * its labels, its properties. */
#include "../plugin/own_files.h"
#include "../plugin/params.h"
#include "check.h"
#include "host.h"
#include "port_facts.h"
#include <lv2/port-groups/port-groups.h>
#include <lv2/port-props/port-props.h>
#include <lv2/units/units.h>
#include <string.h>

/* What stands for a unit: one of the units extension, or the symbol of one of our own. */
static const char *const units[] = {
    [UNIT_NONE] = NULL,
    [UNIT_COEFFICIENT] = LV2_UNITS__coef,
    [UNIT_CM] = LV2_UNITS__cm,
    [UNIT_DB] = LV2_UNITS__db,
    [UNIT_DBA] = "dBA",
    [UNIT_DEGREE] = LV2_UNITS__degree,
    [UNIT_FRAME] = LV2_UNITS__frame,
    [UNIT_H] = "h",
    [UNIT_HZ] = LV2_UNITS__hz,
    [UNIT_LUFS] = "LUFS",
    [UNIT_M] = LV2_UNITS__m,
    [UNIT_MM] = LV2_UNITS__mm,
    [UNIT_PERCENT] = LV2_UNITS__pc,
    [UNIT_US] = "µs",
};

static void assert_own_unit(const LilvNode *unit, const char *symbol)
{
    LilvNode *type = lilv_new_uri(bundle.world, RDF "type");
    LilvNode *class = lilv_new_uri(bundle.world, LV2_UNITS__Unit);
    LilvNode *says = lilv_new_uri(bundle.world, LV2_UNITS__symbol);
    LilvNode *renders = lilv_new_uri(bundle.world, LV2_UNITS__render);
    LilvNode *written = lilv_world_get(bundle.world, unit, says, NULL);
    LilvNode *format = lilv_world_get(bundle.world, unit, renders, NULL);
    assert_true(lilv_world_ask(bundle.world, unit, type, class));
    assert_string_equal(lilv_node_as_string(written), symbol);
    assert_non_null(strstr(lilv_node_as_string(format), symbol));
    lilv_node_free(type);
    lilv_node_free(class);
    lilv_node_free(says);
    lilv_node_free(renders);
    lilv_node_free(written);
    lilv_node_free(format);
}

static void controls_have_their_unit(void **state)
{
    (void)state;
    for (int port = 0; port < PORT_COUNT; port++) {
        const char *expected = units[params[port].unit];
        LilvNodes *found = port_values(&bundle, port, LV2_UNITS__unit);
        assert_int_equal(lilv_nodes_size(found), expected ? 1 : 0);
        const LilvNode *unit = lilv_nodes_get_first(found);
        if (unit && lilv_node_is_blank(unit)) {
            assert_own_unit(unit, expected);
        } else if (unit) {
            assert_string_equal(lilv_node_as_uri(unit), expected);
        }
        lilv_nodes_free(found);
    }
}

static const char *declared_label(int port, int value)
{
    for (size_t i = 0; i < scale_point_count; i++) {
        if ((int)scale_points[i].port == port && scale_points[i].value == value) {
            return scale_points[i].label;
        }
    }
    return NULL;
}

/* A choice has a label for each whole number of its range, and nothing else has any. The status
 * keeps numbers for what may yet go wrong. */
static int labels_of(int port)
{
    if (params[port].shape != SHAPE_CHOICE) {
        return 0;
    }
    const int last = port == PORT_STATUS ? STATUS_NO_MEMORY : (int)params[port].maximum;
    return last - (int)params[port].minimum + 1;
}

static void choices_have_their_labels(void **state)
{
    (void)state;
    for (int port = 0; port < PORT_COUNT; port++) {
        LilvScalePoints *points = lilv_port_get_scale_points(bundle.plugin, port_of(port));
        assert_int_equal(lilv_scale_points_size(points), labels_of(port));
        LILV_FOREACH(scale_points, i, points)
        {
            const LilvScalePoint *point = lilv_scale_points_get(points, i);
            const int value = (int)lilv_node_as_float(lilv_scale_point_get_value(point));
            const char *label = declared_label(port, value);
            assert_non_null(label);
            assert_string_equal(lilv_node_as_string(lilv_scale_point_get_label(point)), label);
        }
        lilv_scale_points_free(points);
    }
}

static unsigned shape_properties(int port)
{
    switch (params[port].shape) {
    case SHAPE_LINEAR:
        return 0;
    case SHAPE_LOGARITHMIC:
        assert_port_has(&bundle, port, LV2_CORE__portProperty, LV2_PORT_PROPS__logarithmic);
        assert_true(params[port].minimum > 0.0f);
        return 1;
    case SHAPE_TOGGLE:
        assert_port_has(&bundle, port, LV2_CORE__portProperty, LV2_CORE__toggled);
        return 1;
    case SHAPE_TRIGGER:
        assert_port_has(&bundle, port, LV2_CORE__portProperty, LV2_CORE__toggled);
        assert_port_has(&bundle, port, LV2_CORE__portProperty, LV2_PORT_PROPS__trigger);
        return 2;
    case SHAPE_CHOICE:
        assert_port_has(&bundle, port, LV2_CORE__portProperty, LV2_CORE__enumeration);
        assert_port_has(&bundle, port, LV2_CORE__portProperty, LV2_CORE__integer);
        return 2;
    case SHAPE_WHOLE:
        assert_port_has(&bundle, port, LV2_CORE__portProperty, LV2_CORE__integer);
        return 1;
    }
    return 0;
}

/* "pg:left" in full, in `uri`. */
enum { URI_SIZE = 128 };

static void full_name(char *uri, const char *prefixed)
{
    const char *prefixes[][2] = {{"lv2:", LV2_CORE_PREFIX},
                                 {"pg:", LV2_PORT_GROUPS_PREFIX},
                                 {"pprops:", LV2_PORT_PROPS_PREFIX}};
    for (size_t i = 0; i < COUNT(prefixes); i++) {
        const size_t length = strlen(prefixes[i][0]);
        if (strncmp(prefixed, prefixes[i][0], length) == 0) {
            snprintf(uri, URI_SIZE, "%s%s", prefixes[i][1], prefixed + length);
            return;
        }
    }
    fail_msg("unknown prefix: %s", prefixed);
}

/* How many traits of this predicate a port has, each of them found. */
static unsigned trait_properties(int port, const char *predicate)
{
    unsigned count = 0;
    for (size_t i = 0; i < trait_count; i++) {
        char said[URI_SIZE], object[URI_SIZE];
        full_name(said, traits[i].predicate);
        full_name(object, traits[i].object);
        if ((int)traits[i].port == port && strcmp(said, predicate) == 0) {
            assert_port_has(&bundle, port, predicate, object);
            count++;
        }
    }
    return count;
}

static void ports_have_their_properties_and_no_others(void **state)
{
    (void)state;
    const char *designation = LV2_CORE__designation, *property = LV2_CORE__portProperty;
    for (int port = 0; port < PORT_COUNT; port++) {
        assert_int_equal(port_value_count(&bundle, port, designation),
                         trait_properties(port, designation));
        assert_int_equal(port_value_count(&bundle, port, property),
                         shape_properties(port) + trait_properties(port, property) +
                             (port_is_atom(port) ? 1u : 0u));
    }
    assert_port_has(&bundle, PORT_LATENCY, property, LV2_CORE__reportsLatency);
    assert_port_has(&bundle, PORT_LATENCY, designation, LV2_CORE__latency);
    assert_port_has(&bundle, PORT_ENABLED, designation, LV2_CORE__enabled);
    assert_port_has(&bundle, PORT_FREEWHEEL, designation, LV2_CORE__freeWheeling);
    assert_true(lilv_plugin_has_latency(bundle.plugin));
    assert_int_equal(lilv_plugin_get_latency_port_index(bundle.plugin), PORT_LATENCY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(controls_have_their_unit),
        cmocka_unit_test(choices_have_their_labels),
        cmocka_unit_test(ports_have_their_properties_and_no_others),
    };
    return cmocka_run_group_tests(tests, bundle_load, bundle_unload);
}
