#include "events.h"

#include <lv2/atom/atom.h>

/* A host hands over the capacity of an output as the size of a Chunk. Some connect a float instead:
 * its bits are no capacity that a host would offer, or the type is wrong. */
static bool is_sequence_buffer(const LV2_Atom_Sequence *out, const Uris *uris)
{
    const uint32_t most = 1u << 24;
    return out->atom.size >= sizeof out->body && out->atom.size <= most &&
           (out->atom.type == uris->atom_Chunk || out->atom.type == uris->atom_Sequence);
}

void events_answer(const Plugin *plugin)
{
    LV2_Atom_Sequence *out = plugin->ports[PORT_EVENTS_OUT];
    if (!out || !plugin->map || !is_sequence_buffer(out, &plugin->uris)) {
        return;
    }
    out->atom.size = sizeof out->body;
    out->atom.type = plugin->uris.atom_Sequence;
    out->body.unit = 0;
    out->body.pad = 0;
}
