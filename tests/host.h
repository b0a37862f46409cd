/* A host of our own: the built bundle through lilv, one instance, buffers of the exact size of a
 * block (so that the address sanitizer sees a step beyond them). It fails the running test where
 * the bundle can't be loaded. */
#ifndef EARFIELD_TEST_HOST_H
#define EARFIELD_TEST_HOST_H

#include "signals.h"
#include <lilv/lilv.h>
#include <lv2/log/log.h>
#include <lv2/urid/urid.h>
#include <stdbool.h>

typedef struct {
    LilvWorld *world;
    const LilvPlugin *plugin;
    LilvInstance *instance;
    double rate_hz;
    float *ports; /* a float a port */
    uint32_t port_count;
    void (*before_run)(void), (*after_run)(void); /* around each run(), where not NULL */
} Host;

/** What a plugin said by log:log. */
typedef struct {
    unsigned lines;
    char text[256]; /* the last line */
} HostLog;

/** urid:map and urid:unmap, process-wide, for any thread. */
extern LV2_URID_Map host_map;
extern LV2_URID_Unmap host_unmap;

/** log:log, which collects in `host_log`, from any thread; to be looked at when all is quiet. */
extern LV2_Log_Log host_log_feature;
extern HostLog host_log;

/** The bundle's plugin, not yet instantiated. */
Host host_load(void);

/** Instantiated (with urid:map), controls as by host_defaults(), activated. */
Host host_open(double rate_hz);

/** Instantiate with these features (NULL-terminated); false where the plugin refuses. */
bool host_instantiate(Host *host, double rate_hz, const LV2_Feature *const *features);

void host_close(Host *host);

uint32_t host_port(const Host *host, const char *symbol);

void host_set(Host *host, const char *symbol, float value);

float host_get(const Host *host, const char *symbol);

/** Every control input back to its default, but for the limiter, which is off: impulses of full
 * scale, and most of what tests feed, are beyond its ceiling. */
void host_defaults(Host *host);

/** Apply "symbol=value symbol=value ...". */
void host_apply(Host *host, const char *settings);

/** One run() of `in` from `from` on, `frames` long, written to the same place of `out`. */
void host_run(Host *host, const Stereo *in, Stereo *out, size_t from, size_t frames);

/** All of `in`, in blocks of `block` frames; 0: irregular ones. */
Stereo host_render(Host *host, const Stereo *in, size_t block);

/** deactivate and activate: the audio history is gone. */
void host_restart(Host *host);

#endif
