/* How the Speakers mode follows the controls: which response is wanted, asked for, played; when it
 * may be heard. For the audio thread. */
#ifndef EARFIELD_FOLLOW_H
#define EARFIELD_FOLLOW_H

#include "dsp/engine.h"
#include "worker.h"

typedef struct {
    bool begins; /* the first run since activate */
    bool plays;  /* the engine has `played` */
    ResponseWish played;
    bool asked_since_activate; /* the job that is on its way, or was last */
    bool waits_for_first;      /* silent until the first response since activate is there */
    bool failed;               /* memory was short: not tried again before the pause is over */
    uint32_t pause_frames;     /* until the next job in run() itself, unless the host exports */
    ConvolverPart *retired;    /* to be freed elsewhere */
} Follow;

typedef struct Plugin Plugin;

/** The host activates: what is heard next begins without a fade. Not while run() runs. */
void follow_activate(Follow *follow);

/** Free what was left. Not while run() runs. */
void follow_end(Follow *follow);

/** Once a run, before the engine plays `frames`. */
void follow_serve(Plugin *plugin, uint32_t frames);

/** What is played is what is asked for, but for where the head is turned to: the Speakers mode may
 * be heard. */
bool follow_is_there(const Plugin *plugin);

/** Something is being prepared. */
bool follow_is_loading(const Plugin *plugin);

#endif
