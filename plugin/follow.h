/* How the Speakers mode follows the controls and the files: what is wanted, asked for, played; when
 * it may be heard. For the audio thread. */
#ifndef EARFIELD_FOLLOW_H
#define EARFIELD_FOLLOW_H

#include "dsp/engine.h"
#include "worker.h"

typedef struct {
    bool begins;              /* the first run since activate */
    bool built_since;         /* a response was asked for since then, or since the mode is wanted */
    bool there;               /* such a response plays, or another that is just what is wanted */
    ResponseWish played;      /* by the engine, unless it waits */
    unsigned played_requests; /* for files, that it was built after */
    bool failed;              /* memory was short: not tried again before the pause is over */
    uint32_t pause_frames;    /* after that, and after a job in run() itself */
    uint32_t posted_frames;   /* since the job that is on its way was posted */
    ConvolverPart *retired;   /* to be freed elsewhere, like these */
    EqualiserDesign *retired_corrections;

    OwnFiles files;          /* as far as the audio thread knows */
    unsigned known_requests; /* that `files` knows of */
    bool loads[OWN_FILES];   /* asked for, and not yet in a job */
    char path[OWN_FILES][OWN_PATH_SIZE];
    unsigned ticket[OWN_FILES];
    bool job_loads; /* the job that is on its way loads any */
} Follow;

typedef struct Plugin Plugin;

/** The host activates: nothing older is heard first. Not while run() runs. */
void follow_activate(Follow *follow);

/** Free what was left. Not while run() runs. */
void follow_end(Follow *follow);

/** Once a run, before the engine plays `frames`. */
void follow_serve(Plugin *plugin, uint32_t frames);

/** Ask for a file: `path` is a text of at most `size` bytes, its end included; empty: none. */
void follow_load(Plugin *plugin, OwnFile which, const char *path, size_t size);

/** The Speakers mode may be heard. */
bool follow_is_there(const Plugin *plugin);

/** Something is being prepared. */
bool follow_is_loading(const Plugin *plugin);

Status follow_status(const Plugin *plugin);

#endif
