/* One instance of the plugin, linked into the program, in a host that has no worker: what it is asked
 * for it does at once. */
#ifndef EARFIELD_FUZZ_INSTANCE_H
#define EARFIELD_FUZZ_INSTANCE_H

#include "../../plugin/ports.h"
#include <lv2/core/lv2.h>
#include <stddef.h>
#include <stdint.h>

/** A number for a URI. */
uint32_t instance_urid(const char *uri);

/** The one instance; made by the first call, controls at their defaults but for an
 * export that is heard. */
LV2_Handle instance_of_plugin(void);

const LV2_Descriptor *instance_plugin(void);

/** A block of silence; it does what it was asked for. Ends the program where no number comes out. */
void instance_run_block(void);

#endif
