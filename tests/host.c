#include "host.h"

#include "../plugin/number.h"
#include "../plugin/uris.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *mapped[4096]; /* large plugins map a URI a port */
static uint32_t mapped_count;
static pthread_mutex_t mapping = PTHREAD_MUTEX_INITIALIZER; /* plugins map in any thread */

static LV2_URID map_uri(LV2_URID_Map_Handle handle, const char *uri)
{
    (void)handle;
    pthread_mutex_lock(&mapping);
    uint32_t i = 0;
    while (i < mapped_count && strcmp(mapped[i], uri) != 0) {
        i++;
    }
    if (i == mapped_count) {
        mapped[mapped_count++] = strdup(uri);
    }
    pthread_mutex_unlock(&mapping);
    return i + 1;
}

static const char *unmap_uri(LV2_URID_Unmap_Handle handle, LV2_URID urid)
{
    (void)handle;
    pthread_mutex_lock(&mapping);
    const char *uri = urid && urid <= mapped_count ? mapped[urid - 1] : NULL;
    pthread_mutex_unlock(&mapping);
    return uri;
}

static pthread_mutex_t logging = PTHREAD_MUTEX_INITIALIZER; /* and log, too */

static int print_log(HostLog *log, const char *format, va_list values)
{
    pthread_mutex_lock(&logging);
    const int length = vsnprintf(log->text, sizeof log->text, format, values);
    log->lines += strchr(log->text, '\n') != NULL;
    pthread_mutex_unlock(&logging);
    return length;
}

static int take_log(LV2_Log_Handle handle, LV2_URID type, const char *format, va_list values)
{
    (void)type;
    return print_log(handle, format, values);
}

static int take_log_text(LV2_Log_Handle handle, LV2_URID type, const char *format, ...)
{
    (void)type;
    va_list values;
    va_start(values, format);
    const int length = print_log(handle, format, values);
    va_end(values);
    return length;
}

LV2_URID_Map host_map = {NULL, map_uri};
LV2_URID_Unmap host_unmap = {NULL, unmap_uri};
HostLog host_log;
LV2_Log_Log host_log_feature = {&host_log, take_log_text, take_log};

static void fail(const char *what)
{
    fprintf(stderr, "test host: %s\n", what);
    abort();
}

Host host_load(void)
{
    Host host = {.world = lilv_world_new()};
    LilvNode *bundle = lilv_new_file_uri(host.world, NULL, BUNDLE);
    lilv_world_load_bundle(host.world, bundle);
    LilvNode *uri = lilv_new_uri(host.world, EARFIELD_URI);
    host.plugin = lilv_plugins_get_by_uri(lilv_world_get_all_plugins(host.world), uri);
    lilv_node_free(uri);
    lilv_node_free(bundle);
    if (!host.plugin) {
        fail("no plugin in " BUNDLE);
    }
    host.port_count = lilv_plugin_get_num_ports(host.plugin);
    host.ports = calloc(host.port_count, sizeof *host.ports);
    return host;
}

bool host_instantiate(Host *host, double rate_hz, const LV2_Feature *const *features)
{
    host->rate_hz = rate_hz;
    host->instance = lilv_plugin_instantiate(host->plugin, rate_hz, features);
    if (!host->instance) {
        return false;
    }
    for (uint32_t port = 0; port < host->port_count; port++) {
        lilv_instance_connect_port(host->instance, port, &host->ports[port]);
    }
    lilv_instance_connect_port(host->instance, host_port(host, "events_in"), NULL);
    lilv_instance_connect_port(host->instance, host_port(host, "events_out"), NULL);
    host_defaults(host);
    lilv_instance_activate(host->instance);
    return true;
}

Host host_open(double rate_hz)
{
    const LV2_Feature map = {LV2_URID__map, &host_map};
    const LV2_Feature *const features[] = {&map, NULL};
    Host host = host_load();
    if (!host_instantiate(&host, rate_hz, features)) {
        fail("no instance");
    }
    return host;
}

void host_close(Host *host)
{
    if (host->instance) {
        lilv_instance_deactivate(host->instance);
        lilv_instance_free(host->instance);
    }
    lilv_world_free(host->world);
    free(host->ports);
    *host = (Host){0};
}

void host_restart(Host *host)
{
    lilv_instance_deactivate(host->instance);
    lilv_instance_activate(host->instance);
}

uint32_t host_port(const Host *host, const char *symbol)
{
    LilvNode *node = lilv_new_string(host->world, symbol);
    const LilvPort *port = lilv_plugin_get_port_by_symbol(host->plugin, node);
    lilv_node_free(node);
    if (!port) {
        fail(symbol);
    }
    return lilv_port_get_index(host->plugin, port);
}

void host_set(Host *host, const char *symbol, float value)
{
    host->ports[host_port(host, symbol)] = value;
}

float host_get(const Host *host, const char *symbol)
{
    return host->ports[host_port(host, symbol)];
}

void host_defaults(Host *host)
{
    float *defaults = calloc(host->port_count, sizeof *defaults);
    lilv_plugin_get_port_ranges_float(host->plugin, NULL, NULL, defaults);
    LilvNode *input = lilv_new_uri(host->world, LV2_CORE__InputPort);
    LilvNode *control = lilv_new_uri(host->world, LV2_CORE__ControlPort);
    for (uint32_t i = 0; i < host->port_count; i++) {
        const LilvPort *port = lilv_plugin_get_port_by_index(host->plugin, i);
        if (lilv_port_is_a(host->plugin, port, input) &&
            lilv_port_is_a(host->plugin, port, control)) {
            host->ports[i] = defaults[i];
        }
    }
    host_set(host, "limiter", 0.0f);
    lilv_node_free(control);
    lilv_node_free(input);
    free(defaults);
}

void host_apply(Host *host, const char *settings)
{
    while (*settings) {
        char symbol[64] = "";
        double value = 0.0;
        const size_t length = strcspn(settings, "=");
        if (length >= sizeof symbol || settings[length] != '=') {
            fail(settings);
        }
        memcpy(symbol, settings, length);
        const char *end = number_read(settings + length + 1, &value);
        if (!end) {
            fail(settings);
        }
        host_set(host, symbol, (float)value);
        settings = end + strspn(end, " ");
    }
}

static float *copy_of(const float *samples, size_t frames)
{
    float *copy = malloc(frames * sizeof *copy); /* of 0 frames: a block that may not be touched */
    if (frames) {
        memcpy(copy, samples, frames * sizeof *copy);
    }
    return copy;
}

void host_run(Host *host, const Stereo *in, Stereo *out, size_t from, size_t frames)
{
    float *left = copy_of(in->left + from, frames), *right = copy_of(in->right + from, frames);
    float *to_left = copy_of(in->left + from, frames),
          *to_right = copy_of(in->right + from, frames);
    lilv_instance_connect_port(host->instance, host_port(host, "in_left"), left);
    lilv_instance_connect_port(host->instance, host_port(host, "in_right"), right);
    lilv_instance_connect_port(host->instance, host_port(host, "out_left"), to_left);
    lilv_instance_connect_port(host->instance, host_port(host, "out_right"), to_right);
    if (host->before_run) {
        host->before_run();
    }
    lilv_instance_run(host->instance, (uint32_t)frames);
    if (host->after_run) {
        host->after_run();
    }
    if (frames) {
        memcpy(out->left + from, to_left, frames * sizeof *to_left);
        memcpy(out->right + from, to_right, frames * sizeof *to_right);
    }
    free(left);
    free(right);
    free(to_left);
    free(to_right);
}

Stereo host_render(Host *host, const Stereo *in, size_t block)
{
    Stereo out = stereo_new(in->frames);
    uint32_t seed = 1;
    for (size_t from = 0; from < in->frames;) {
        size_t frames = block;
        if (block == 0) { /* 0 to 2047, now and then none at all */
            seed = seed * 1664525u + 1013904223u;
            frames = (seed >> 16) % 2048u >> (seed >> 28);
        }
        frames = frames < in->frames - from ? frames : in->frames - from;
        host_run(host, in, &out, from, frames);
        from += frames;
    }
    return out;
}
