/* Every port that a host reads from the built bundle is what params.def declares: its place, name,
 * kind, range and group. */
#include "../plugin/params.h"
#include "check.h"
#include "host.h"
#include "port_facts.h"
#include <lv2/atom/atom.h>
#include <lv2/patch/patch.h>
#include <lv2/port-groups/port-groups.h>
#include <lv2/resize-port/resize-port.h>
#include <string.h>

static void ports_have_their_place_and_name(void **state)
{
    (void)state;
    assert_int_equal(bundle.port_count, PORT_COUNT);
    for (int port = 0; port < PORT_COUNT; port++) {
        LilvNode *name = lilv_port_get_name(bundle.plugin, port_of(port));
        const LilvNode *symbol = lilv_port_get_symbol(bundle.plugin, port_of(port));
        assert_string_equal(lilv_node_as_string(symbol), params[port].symbol);
        assert_string_equal(lilv_node_as_string(name), params[port].name);
        lilv_node_free(name);
        LilvNodes *comments = port_values(&bundle, port, RDFS "comment");
        assert_int_equal(lilv_nodes_size(comments), 1);
        const char *comment = lilv_node_as_string(lilv_nodes_get_first(comments));
        assert_true(*comment && !strchr(comment, '\n'));
        assert_string_equal(comment, params[port].comment);
        lilv_nodes_free(comments);
    }
}

static void ports_are_of_their_kind(void **state)
{
    (void)state;
    const struct {
        const char *direction, *type;
    } classes[] = {
        [KIND_ATOM_IN] = {LV2_CORE__InputPort, LV2_ATOM__AtomPort},
        [KIND_ATOM_OUT] = {LV2_CORE__OutputPort, LV2_ATOM__AtomPort},
        [KIND_AUDIO_IN] = {LV2_CORE__InputPort, LV2_CORE__AudioPort},
        [KIND_AUDIO_OUT] = {LV2_CORE__OutputPort, LV2_CORE__AudioPort},
        [KIND_CONTROL_IN] = {LV2_CORE__InputPort, LV2_CORE__ControlPort},
        [KIND_CONTROL_OUT] = {LV2_CORE__OutputPort, LV2_CORE__ControlPort},
    };
    for (int port = 0; port < PORT_COUNT; port++) {
        assert_int_equal(port_value_count(&bundle, port, RDF "type"), 2);
        assert_port_has(&bundle, port, RDF "type", classes[params[port].kind].direction);
        assert_port_has(&bundle, port, RDF "type", classes[params[port].kind].type);
    }
}

static void controls_have_their_range(void **state)
{
    (void)state;
    float minimum[PORT_COUNT], maximum[PORT_COUNT], preset[PORT_COUNT];
    lilv_plugin_get_port_ranges_float(bundle.plugin, minimum, maximum, preset);
    for (int port = 0; port < PORT_COUNT; port++) {
        const Param *p = &params[port];
        if (param_is_control((PortIndex)port)) {
            assert_close(minimum[port], p->minimum, 1e-6, "minimum of %s", p->symbol);
            assert_close(maximum[port], p->maximum, 1e-6, "maximum of %s", p->symbol);
            assert_close(preset[port], p->preset, 1e-6, "default of %s", p->symbol);
            assert_true(p->minimum < p->maximum);
            assert_true(p->minimum <= p->preset && p->preset <= p->maximum);
        } else {
            assert_int_equal(port_value_count(&bundle, port, LV2_CORE__default), 0);
        }
    }
}

static void atom_ports_may_be_left_alone(void **state)
{
    (void)state;
    for (int port = 0; port < PORT_COUNT; port++) {
        if (port_is_atom(port)) {
            assert_port_has(&bundle, port, LV2_ATOM__bufferType, LV2_ATOM__Sequence);
            assert_port_has(&bundle, port, LV2_ATOM__supports, LV2_PATCH__Message);
            assert_port_has(&bundle, port, LV2_CORE__portProperty, LV2_CORE__connectionOptional);
            assert_port_has(&bundle, port, LV2_CORE__designation, LV2_CORE__control);
            LilvNodes *size = port_values(&bundle, port, LV2_RESIZE_PORT__minimumSize);
            assert_int_equal(lilv_node_as_int(lilv_nodes_get_first(size)), 16384);
            lilv_nodes_free(size);
        }
    }
}

static const char *group_uri(int port)
{
    static char uri[128];
    snprintf(uri, sizeof uri, "urn:earfield:monitor#%s", param_groups[params[port].group].symbol);
    return uri;
}

static void ports_stand_in_their_group(void **state)
{
    (void)state;
    for (int port = 0; port < PORT_COUNT; port++) {
        const bool alone = port_is_atom(port) || port == PORT_LATENCY || port == PORT_FREEWHEEL;
        assert_int_equal(port_value_count(&bundle, port, LV2_PORT_GROUPS__group), alone ? 0 : 1);
        if (!alone) {
            assert_port_has(&bundle, port, LV2_PORT_GROUPS__group, group_uri(port));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ports_have_their_place_and_name),
        cmocka_unit_test(ports_are_of_their_kind),
        cmocka_unit_test(controls_have_their_range),
        cmocka_unit_test(atom_ports_may_be_left_alone),
        cmocka_unit_test(ports_stand_in_their_group),
    };
    return cmocka_run_group_tests(tests, bundle_load, bundle_unload);
}
