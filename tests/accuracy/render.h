/* How the rows are measured: the built bundle, without a worker. */
#ifndef EARFIELD_ACCURACY_RENDER_H
#define EARFIELD_ACCURACY_RENDER_H

#include "../signals.h"

extern const double rate_hz; /* 48000 */

/** All of `in` at `settings` (as host_apply() takes them), in irregular blocks. */
Stereo render(const char *settings, const Stereo *in);

/** Samples of either side that are not equal; frames that one lacks count. */
double differing_samples(const Stereo *a, const Stereo *b);

#endif
