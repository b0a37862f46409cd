/* One instance of the plugin, as its rooms (plugin.c, run.c, events.c, state.c) share it. */
#ifndef EARFIELD_PLUGIN_H
#define EARFIELD_PLUGIN_H

#include "dsp/engine.h"
#include "ports.h"
#include "uris.h"
#include <lv2/core/lv2.h>
#include <lv2/log/logger.h>

typedef struct {
    void *ports[PORT_COUNT]; /* as connected by the host; NULL where it connected none */
    Engine *engine;
    float controls[PORT_COUNT]; /* the controls that the engine was last asked for */
    bool asked;                 /* `controls` holds any */
    const LV2_URID_Map *map;    /* NULL where the host offers none: no atoms and no state then */
    Uris uris;
    LV2_Log_Logger log;
} Plugin;

/** Audio thread. */
void plugin_run(LV2_Handle handle, uint32_t frames);

#endif
