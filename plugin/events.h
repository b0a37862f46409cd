/* The atom ports: which files the host asks for, what it and an open UI are told. */
#ifndef EARFIELD_EVENTS_H
#define EARFIELD_EVENTS_H

#include "plugin.h"

/** Take patch:Set of a file and of the zoom, patch:Get, and what a UI says of itself. Whatever else
 * comes, or is no message at all, is passed over. Audio thread: bounded, no allocation. */
void events_read(Plugin *plugin);

/** Leave a sequence on `events_out`, where that is one at all: what was asked for by patch:Get,
 * the files that changed, what was wrong, the zoom, what an open UI is shown. What finds no room
 * is sent by a later run. Audio thread. */
void events_write(Plugin *plugin);

#endif
