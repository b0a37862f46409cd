/* The atom ports. */
#ifndef EARFIELD_EVENTS_H
#define EARFIELD_EVENTS_H

#include "plugin.h"

/** Leave a valid, empty sequence on `events_out`, where that is a sequence at all. Audio thread. */
void events_answer(const Plugin *plugin);

#endif
