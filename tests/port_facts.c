#include "port_facts.h"

#include "../plugin/params.h"

#include "check.h"

Host bundle;

int bundle_load(void **state)
{
    (void)state;
    bundle = host_load();
    return 0;
}

int bundle_unload(void **state)
{
    (void)state;
    host_close(&bundle);
    return 0;
}

const LilvPort *port_of(int port)
{
    return lilv_plugin_get_port_by_index(bundle.plugin, (uint32_t)port);
}

bool port_is_atom(int port)
{
    return params[port].kind == KIND_ATOM_IN || params[port].kind == KIND_ATOM_OUT;
}

LilvNodes *port_values(const Host *host, int port, const char *predicate)
{
    LilvNode *node = lilv_new_uri(host->world, predicate);
    LilvNodes *values = lilv_port_get_value(
        host->plugin, lilv_plugin_get_port_by_index(host->plugin, (uint32_t)port), node);
    lilv_node_free(node);
    return values;
}

unsigned port_value_count(const Host *host, int port, const char *predicate)
{
    LilvNodes *values = port_values(host, port, predicate);
    const unsigned count = lilv_nodes_size(values);
    lilv_nodes_free(values);
    return count;
}

void assert_port_has(const Host *host, int port, const char *predicate, const char *object)
{
    LilvNodes *values = port_values(host, port, predicate);
    LilvNode *node = lilv_new_uri(host->world, object);
    const bool found = lilv_nodes_contains(values, node);
    lilv_node_free(node);
    lilv_nodes_free(values);
    if (!found) {
        fail_msg("port %d lacks %s %s", port, predicate, object);
    }
}
