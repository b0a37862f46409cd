#include "atoms.h"

#include <lv2/atom/util.h>
#include <stddef.h>

enum { MOST_BYTES = 1 << 24 };

bool atoms_is_sequence(const LV2_Atom_Sequence *s, const Uris *uris, bool for_output)
{
    const bool sized = s && s->atom.size >= sizeof s->body && s->atom.size <= MOST_BYTES;
    return sized && (s->atom.type == uris->atom_Sequence ||
                     (for_output && s->atom.type == uris->atom_Chunk));
}

/* Of `left` bytes, does an atom that begins there take its whole size? */
static bool fits(const LV2_Atom *atom, size_t left)
{
    return left >= sizeof *atom && atom->size <= left - sizeof *atom;
}

const LV2_Atom_Event *atoms_next_event(const LV2_Atom_Sequence *s, const LV2_Atom_Event *previous)
{
    const char *begin = (const char *)&s->body, *end = begin + s->atom.size;
    const char *at = begin + sizeof s->body;
    if (previous) {
        at = (const char *)previous + sizeof *previous + lv2_atom_pad_size(previous->body.size);
    }
    const LV2_Atom_Event *event = (const void *)at;
    const size_t before_body = offsetof(LV2_Atom_Event, body);
    const bool whole = at <= end && (size_t)(end - at) >= sizeof *event &&
                       fits(&event->body, (size_t)(end - at) - before_body);
    return whole ? event : NULL;
}

const LV2_Atom *atoms_property(const LV2_Atom_Object *object, LV2_URID key)
{
    const char *end = (const char *)&object->body + object->atom.size;
    const char *at = (const char *)(&object->body + 1);
    while (at <= end && (size_t)(end - at) >= sizeof(LV2_Atom_Property_Body)) {
        const LV2_Atom_Property_Body *property = (const void *)at;
        const size_t before_value = offsetof(LV2_Atom_Property_Body, value);
        if (!fits(&property->value, (size_t)(end - at) - before_value)) {
            return NULL;
        }
        if (property->key == key) {
            return &property->value;
        }
        at += sizeof *property + lv2_atom_pad_size(property->value.size);
    }
    return NULL;
}
