/* A song that a user brings. */
#ifndef EARFIELD_DEMO_SONG_H
#define EARFIELD_DEMO_SONG_H

#include "../audio.h"

/** The first minute of it, in stereo. False where it is no use, for a reason told in one line on
 * stderr; what had to be done to it is told on stdout. */
bool song_read(const char *path, Audio *song);

#endif
