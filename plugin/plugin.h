/* One instance of the plugin, as its rooms (plugin.c, run.c, follow.c, worker.c, events.c,
 * showing.c, state.c) share it. */
#ifndef EARFIELD_PLUGIN_H
#define EARFIELD_PLUGIN_H

#include "doses.h"
#include "follow.h"
#include "settings.h"
#include "showing.h"
#include "uris.h"
#include "zoom.h"
#include <lv2/atom/forge.h>
#include <lv2/core/lv2.h>
#include <lv2/log/logger.h>

struct Plugin {
    double rate_hz;
    void *ports[PORT_COUNT]; /* as connected by the host; NULL where it connected none */
    const LV2_URID_Map *map; /* NULL where the host offers none: no atoms and no state then */
    Uris uris;
    LV2_Log_Logger log;
    Engine *engine;
    Worker worker;
    Follow follow;
    Doses doses;
    _Atomic(float) zoom; /* set by run() and by whoever restores */

    /* of the audio thread */
    float controls[PORT_COUNT]; /* as they were when they were last taken to heart */
    bool begun;                 /* since activate: `controls` holds any */
    double straight_ahead_degrees;
    Settings settings; /* of these controls */
    VoiceSpec voice;   /* that the engine was last asked for */
    bool holds;        /* it is an older one: what is wanted is not there yet */
    LV2_Atom_Forge forge;
    unsigned told_requests[OWN_FILES], told_adopted;  /* of files, that the host knows of */
    bool tells[OWN_FILES], tells_words, tells_change; /* as soon as there is room */
    float told_zoom;
    bool tells_zoom;
    Showing showing;
};

/** Audio thread. */
void plugin_run(LV2_Handle handle, uint32_t frames);

#endif
