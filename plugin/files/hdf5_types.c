#include "hdf5_types.h"

bool hdf5_take_space(Hdf5Cursor *cursor, Hdf5Space *space)
{
    enum { WITH_LIMITS = 1, PERMUTED = 2 };
    const uint64_t version = hdf5_take(cursor, 1), dimensions = hdf5_take(cursor, 1);
    const uint64_t flags = hdf5_take(cursor, 1);
    if (version < 1 || version > 2 || dimensions > HDF5_MOST_DIMENSIONS ||
        (version == 1 && flags & PERMUTED)) {
        return false;
    }
    hdf5_skip(cursor, version == 1 ? 5 : 1);
    *space = (Hdf5Space){.dimensions = (unsigned)dimensions};
    for (unsigned n = 0; n < space->dimensions; n++) {
        space->size[n] = hdf5_take(cursor, 8);
    }
    hdf5_skip(cursor, flags & WITH_LIMITS ? 8 * dimensions : 0);
    return true;
}

uint64_t hdf5_space_turns(const Hdf5Space *space, uint64_t most)
{
    uint64_t turns = 1;
    for (unsigned n = 0; n < space->dimensions; n++) {
        const uint64_t size = space->size[n] > 0 ? space->size[n] : 1;
        if (size > most / turns) {
            return most + 1;
        }
        turns *= size;
    }
    return turns;
}

bool hdf5_space_is_empty(const Hdf5Space *space)
{
    for (unsigned n = 0; n < space->dimensions; n++) {
        if (space->size[n] == 0) {
            return true;
        }
    }
    return false;
}

typedef struct {
    unsigned version, members;
} Compound;

/* A type but for its members, where it has some. Of a list, the element's follows. */
static bool take_head(Hdf5Cursor *cursor, Hdf5Type *type, Compound *compound)
{
    enum { DEEPEST = 4 };
    *type = (Hdf5Type){.kind = HDF5_LIST};
    for (int depth = 0; depth < DEEPEST && type->kind == HDF5_LIST; depth++) {
        const uint64_t head = hdf5_take(cursor, 1), bits = hdf5_take(cursor, 3);
        type->bytes = hdf5_take(cursor, 4);
        type->kind = head & 0x0f;
        compound->version = (unsigned)head >> 4;
        compound->members = bits & 0xffff;
        if (compound->version != 1 && compound->version != 3) {
            return false;
        }
        type->list_bytes = type->kind == HDF5_LIST ? type->bytes : type->list_bytes;
    }
    switch (type->kind) {
    case HDF5_WHOLE_NUMBER:
        hdf5_skip(cursor, 4);
        return true;
    case HDF5_REAL_NUMBER:
        hdf5_skip(cursor, 12);
        return true;
    default:
        return type->kind == HDF5_TEXT || type->kind == HDF5_COMPOUND ||
               type->kind == HDF5_REFERENCE;
    }
}

/* Ends with a 0, which is taken as well. */
static bool take_name(Hdf5Cursor *cursor, uint64_t *length)
{
    enum { MOST = 256 };
    for (*length = 0; *length < MOST; ++*length) {
        if (hdf5_take(cursor, 1) == 0) {
            return !cursor->short_of_bytes;
        }
    }
    return false;
}

/* A name and where the member begins: in version 1 padded to 8 bytes, 4 bytes, and, all of them 0,
 * 28 of dimensions; in version 3 as many bytes as the length of the whole takes. */
static bool take_member_head(Hdf5Cursor *cursor, const Hdf5Type *type, unsigned version)
{
    uint64_t length = 0;
    if (!take_name(cursor, &length)) {
        return false;
    }
    if (version == 1) {
        hdf5_skip(cursor, (7 - length) & 7);
        hdf5_skip(cursor, 4);
        const bool single = hdf5_take(cursor, 1) == 0;
        hdf5_skip(cursor, 27);
        return single;
    }
    for (uint64_t rest = type->bytes; rest > 0; rest >>= 8) {
        hdf5_skip(cursor, 1);
    }
    return true;
}

bool hdf5_take_type(Hdf5Cursor *cursor, Hdf5Type *type)
{
    enum { LONGEST = 1 << 24 }; /* from here on libmysofa finds no end to a member's offset */
    Compound compound = {0, 0};
    if (!take_head(cursor, type, &compound)) {
        return false;
    }
    if (type->kind != HDF5_COMPOUND) {
        return true;
    }
    for (unsigned n = 0; n < compound.members; n++) {
        Hdf5Type member;
        Compound inner;
        if (type->bytes >= LONGEST || !take_member_head(cursor, type, compound.version) ||
            !take_head(cursor, &member, &inner) || member.kind == HDF5_COMPOUND) {
            return false;
        }
    }
    return true;
}
