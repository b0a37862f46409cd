/* Events: a sequence of any bytes is taken or passed over, and a sequence is the answer. */
#include "../../plugin/uris.h"
#include "instance.h"
#include <lv2/atom/atom.h>
#include <lv2/atom/util.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static LV2_Atom *atom_new(uint32_t size, const char *type)
{
    LV2_Atom *atom = malloc(sizeof *atom + size); /* of the exact size */
    if (!atom) {
        abort();
    }
    *atom = (LV2_Atom){size, instance_urid(type)};
    return atom;
}

static void check(const LV2_Atom_Sequence *out, uint32_t capacity)
{
    if (out->atom.type != instance_urid(LV2_ATOM__Sequence) || out->atom.size < sizeof out->body ||
        out->atom.size > capacity) {
        abort();
    }
    const char *end = (const char *)&out->body + out->atom.size;
    LV2_ATOM_SEQUENCE_FOREACH(out, event)
    {
        if ((const char *)(event + 1) + event->body.size > end) {
            abort();
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const LV2_Descriptor *plugin = instance_plugin();
    LV2_Handle handle = instance_of_plugin();
    const uint32_t capacity = size > 0 ? 8 + 16 * (uint32_t)data[size - 1] : 1024;
    LV2_Atom *in = atom_new((uint32_t)size, LV2_ATOM__Sequence);
    LV2_Atom *out = atom_new(capacity, LV2_ATOM__Chunk);
    memcpy(in + 1, data, size);
    plugin->connect_port(handle, PORT_EVENTS_IN, in);
    plugin->connect_port(handle, PORT_EVENTS_OUT, out);
    instance_run_block();
    check((const LV2_Atom_Sequence *)out, capacity);
    plugin->connect_port(handle, PORT_EVENTS_IN, NULL);
    plugin->connect_port(handle, PORT_EVENTS_OUT, NULL);
    free(in);
    free(out);
    return 0;
}
