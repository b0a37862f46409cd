/* States that a host might restore: saved ones, invented ones, garbage. */
#ifndef EARFIELD_TORTURE_STATES_H
#define EARFIELD_TORTURE_STATES_H

#include "../host.h"
#include "chance.h"
#include "faults.h"

/** Restore one, or save; `features` for restore(). The thread of run(), between two of them. */
void states_disturb(const Host *host, const LV2_Feature *const *features, Chance *chance,
                    const Place *at);

#endif
