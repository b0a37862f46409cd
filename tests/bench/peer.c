#include "peer.h"

#include "../../plugin/number.h"
#include "../host.h"
#include "peer_worker.h"
#include <lv2/atom/forge.h>
#include <lv2/atom/util.h>
#include <lv2/buf-size/buf-size.h>
#include <lv2/options/options.h>
#include <lv2/patch/patch.h>
#include <lv2/state/state.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>

enum { EVENTS_BYTES = 65536 };

struct Peer {
    const LilvPlugin *plugin;
    LilvInstance *instance;
    float *controls;                /* a float a port */
    uint32_t inputs[2], outputs[2]; /* the audio ports */
    LV2_Atom_Sequence *events_in, *events_out;
    PeerWorker worker;
    int32_t block;
    LV2_Options_Option options[6]; /* the last one all zero */
    bool active;
};

static LV2_URID map(const char *uri)
{
    return host_map.map(host_map.handle, uri);
}

/* ------------------------------------------------------------------------------------ features -- */

static char *same_path(LV2_State_Map_Path_Handle handle, const char *path)
{
    (void)handle;
    return strdup(path);
}

static void free_path(LV2_State_Free_Path_Handle handle, char *path)
{
    (void)handle;
    free(path);
}

static LV2_State_Map_Path map_path = {NULL, same_path, same_path};
static LV2_State_Free_Path release_path = {NULL, free_path};

static LV2_Options_Option option(const char *uri, const int32_t *value)
{
    return (LV2_Options_Option){LV2_OPTIONS_INSTANCE, 0,    map(uri), sizeof *value,
                                map(LV2_ATOM__Int),   value};
}

static bool instantiate(Peer *p, double rate_hz)
{
    static const int32_t ordinary = SCHED_OTHER, lowest = 0; /* no rights needed */
    peer_worker_init(&p->worker);
    p->options[0] = option(LV2_BUF_SIZE__maxBlockLength, &p->block);
    p->options[1] = option(LV2_BUF_SIZE__minBlockLength, &p->block);
    p->options[2] = option(LV2_BUF_SIZE__nominalBlockLength, &p->block);
    p->options[3] = option("http://ardour.org/lv2/threads/#schedPolicy", &ordinary);
    p->options[4] = option("http://ardour.org/lv2/threads/#schedPriority", &lowest);
    const LV2_Feature mapper = {LV2_URID__map, &host_map},
                      unmapper = {LV2_URID__unmap, &host_unmap};
    const LV2_Feature worker = {LV2_WORKER__schedule, &p->worker.schedule};
    const LV2_Feature options = {LV2_OPTIONS__options, p->options};
    const LV2_Feature bounded = {LV2_BUF_SIZE__boundedBlockLength, NULL};
    const LV2_Feature paths = {LV2_STATE__mapPath, &map_path};
    const LV2_Feature released = {LV2_STATE__freePath, &release_path};
    const LV2_Feature *const features[] = {&mapper,  &unmapper, &worker,   &options,
                                           &bounded, &paths,    &released, NULL};
    p->instance = lilv_plugin_instantiate(p->plugin, rate_hz, features);
    return p->instance != NULL;
}

/* --------------------------------------------------------------------------------------- ports -- */

typedef struct {
    LilvNode *input, *audio, *atom;
} PortClasses;

static void connect_port(Peer *p, uint32_t index, const PortClasses *classes, unsigned seen[2])
{
    const LilvPort *port = lilv_plugin_get_port_by_index(p->plugin, index);
    const bool in = lilv_port_is_a(p->plugin, port, classes->input);
    if (lilv_port_is_a(p->plugin, port, classes->audio)) {
        uint32_t *ports = in ? p->inputs : p->outputs;
        if (seen[in] < 2) {
            ports[seen[in]++] = index;
        }
    } else if (lilv_port_is_a(p->plugin, port, classes->atom)) {
        lilv_instance_connect_port(p->instance, index, in ? p->events_in : p->events_out);
    } else {
        lilv_instance_connect_port(p->instance, index, &p->controls[index]);
    }
}

static bool connect_ports(Peer *p, LilvWorld *world)
{
    const PortClasses classes = {lilv_new_uri(world, LV2_CORE__InputPort),
                                 lilv_new_uri(world, LV2_CORE__AudioPort),
                                 lilv_new_uri(world, LV2_ATOM__AtomPort)};
    const uint32_t count = lilv_plugin_get_num_ports(p->plugin);
    unsigned seen[2] = {0};
    p->controls = calloc(count, sizeof *p->controls);
    lilv_plugin_get_port_ranges_float(p->plugin, NULL, NULL, p->controls);
    for (uint32_t index = 0; index < count; index++) {
        connect_port(p, index, &classes, seen);
    }
    lilv_node_free(classes.input);
    lilv_node_free(classes.audio);
    lilv_node_free(classes.atom);
    return seen[0] == 2 && seen[1] == 2;
}

static void clear_events(Peer *p)
{
    p->events_in->atom = (LV2_Atom){sizeof(LV2_Atom_Sequence_Body), map(LV2_ATOM__Sequence)};
    p->events_in->body = (LV2_Atom_Sequence_Body){0};
    p->events_out->atom =
        (LV2_Atom){EVENTS_BYTES - sizeof(LV2_Atom_Sequence), map(LV2_ATOM__Chunk)};
}

/* ------------------------------------------------------------------------------ opening, closing -- */

Peer *peer_open(LilvWorld *world, const char *uri, double rate_hz, uint32_t block)
{
    LilvNode *node = lilv_new_uri(world, uri);
    const LilvPlugin *plugin = lilv_plugins_get_by_uri(lilv_world_get_all_plugins(world), node);
    lilv_node_free(node);
    Peer *p = plugin ? calloc(1, sizeof *p) : NULL;
    if (!p) {
        return NULL;
    }
    p->plugin = plugin;
    p->block = (int32_t)block;
    p->events_in = calloc(1, EVENTS_BYTES);
    p->events_out = calloc(1, EVENTS_BYTES);
    if (!instantiate(p, rate_hz) || !connect_ports(p, world)) {
        peer_close(p);
        return NULL;
    }
    clear_events(p);
    lilv_instance_activate(p->instance);
    p->active = true;
    return p;
}

void peer_close(Peer *p)
{
    if (!p) {
        return;
    }
    if (p->active) {
        lilv_instance_deactivate(p->instance);
    }
    lilv_instance_free(p->instance);
    free(p->controls);
    free(p->events_in);
    free(p->events_out);
    free(p);
}

/* ------------------------------------------------------------------------------------ controls -- */

static float *control(const Peer *p, const char *symbol)
{
    for (uint32_t i = 0; i < lilv_plugin_get_num_ports(p->plugin); i++) {
        const LilvPort *port = lilv_plugin_get_port_by_index(p->plugin, i);
        if (strcmp(lilv_node_as_string(lilv_port_get_symbol(p->plugin, port)), symbol) == 0) {
            return &p->controls[i];
        }
    }
    return NULL;
}

bool peer_apply(Peer *p, const char *settings)
{
    while (*settings) {
        char symbol[64] = "";
        double value = 0.0;
        const size_t length = strcspn(settings, "=");
        const char *end = NULL;
        if (length < sizeof symbol && settings[length] == '=') {
            memcpy(symbol, settings, length);
            end = number_read(settings + length + 1, &value);
        }
        float *to = end ? control(p, symbol) : NULL;
        if (!to) {
            return false;
        }
        *to = (float)value;
        settings = end + strspn(end, " ");
    }
    return true;
}

float peer_get(const Peer *p, const char *symbol)
{
    const float *value = control(p, symbol);
    return value ? *value : 0.0f;
}

size_t peer_latency(const Peer *p)
{
    return lilv_plugin_has_latency(p->plugin)
               ? (size_t)p->controls[lilv_plugin_get_latency_port_index(p->plugin)]
               : 0;
}

void peer_set_file(Peer *p, const char *property, const char *path)
{
    LV2_Atom_Forge forge;
    LV2_Atom_Forge_Frame sequence, set;
    lv2_atom_forge_init(&forge, &host_map);
    lv2_atom_forge_set_buffer(&forge, (uint8_t *)p->events_in, EVENTS_BYTES);
    lv2_atom_forge_sequence_head(&forge, &sequence, 0);
    lv2_atom_forge_frame_time(&forge, 0);
    lv2_atom_forge_object(&forge, &set, 0, map(LV2_PATCH__Set));
    lv2_atom_forge_key(&forge, map(LV2_PATCH__property));
    lv2_atom_forge_urid(&forge, map(property));
    lv2_atom_forge_key(&forge, map(LV2_PATCH__value));
    lv2_atom_forge_path(&forge, path, (uint32_t)strlen(path));
    lv2_atom_forge_pop(&forge, &set);
    lv2_atom_forge_pop(&forge, &sequence);
}

typedef struct {
    LV2_URID property, path_type;
    const char *path;
} SavedFile;

static const void *retrieve(LV2_State_Handle handle, uint32_t key, size_t *size, uint32_t *type,
                            uint32_t *flags)
{
    const SavedFile *saved = handle;
    if (key != saved->property) {
        return NULL;
    }
    *size = strlen(saved->path) + 1;
    *type = saved->path_type;
    *flags = LV2_STATE_IS_POD;
    return saved->path;
}

void peer_restore_file(Peer *p, const char *property, const char *path)
{
    const LV2_State_Interface *state =
        lilv_instance_get_extension_data(p->instance, LV2_STATE__interface);
    SavedFile saved = {map(property), map(LV2_ATOM__Path), path};
    const LV2_Feature scheduler = {LV2_WORKER__schedule, &p->worker.schedule};
    const LV2_Feature paths = {LV2_STATE__mapPath, &map_path};
    const LV2_Feature released = {LV2_STATE__freePath, &release_path};
    const LV2_Feature *const features[] = {&scheduler, &paths, &released, NULL};
    if (state) {
        state->restore(lilv_instance_get_handle(p->instance), retrieve, &saved, 0, features);
    }
}

void peer_run(Peer *p, const Stereo *in, Stereo *out, size_t from, size_t to, size_t block)
{
    for (size_t at = from; at < to; at += block) {
        lilv_instance_connect_port(p->instance, p->inputs[0], in->left + at);
        lilv_instance_connect_port(p->instance, p->inputs[1], in->right + at);
        lilv_instance_connect_port(p->instance, p->outputs[0], out->left + at);
        lilv_instance_connect_port(p->instance, p->outputs[1], out->right + at);
        lilv_instance_run(p->instance, (uint32_t)(to - at < block ? to - at : block));
        peer_worker_work(&p->worker, p->instance);
        clear_events(p);
    }
}
