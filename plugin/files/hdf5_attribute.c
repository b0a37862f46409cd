#include "hdf5_attribute.h"
#include "hdf5_types.h"

/* References lead into a collection: signature, version and 3 bytes, its length; then objects, of
 * which each has 2 bytes that name it, 6 others, its length and its bytes. libmysofa reads all of
 * them up to the first one that is longer than 8 bytes, keeps each, and sets them free one within
 * the other; it takes the end from 16 bits of the address. */
static bool collection_is_sound(Hdf5Walk *walk, uint64_t at, uint64_t name)
{
    enum { HEAD = 16, OBJECT_HEAD = 16, LONGEST = 8, VERSION = 1, COST_BYTES = 1 << 15 };
    const Hdf5Bytes *file = &walk->file;
    if (!hdf5_signed_as(file, at, "GCOL") || !hdf5_inside(file, at, HEAD)) {
        return hdf5_inside(file, at, 0);
    }
    const uint64_t length = hdf5_number(file->bytes + at + 8, 8);
    if (file->bytes[at + 4] != VERSION || length < HEAD || !hdf5_inside(file, at, length)) {
        return false;
    }
    const uint64_t end = ((at + 8) & 0xffff) + length - 8;
    Hdf5Cursor cursor = {file, at + HEAD, file->count, false};
    const bool known = walk->collection == at;
    uint64_t objects = 0, object = 1;
    bool found = false;
    while (cursor.at + OBJECT_HEAD <= end && object != 0) {
        object = hdf5_take(&cursor, 2);
        hdf5_skip(&cursor, 6);
        const uint64_t bytes = hdf5_take(&cursor, 8);
        if (bytes > LONGEST) {
            break;
        }
        hdf5_skip(&cursor, bytes > 0 ? bytes : 1);
        found = found || object == name;
        objects++;
    }
    walk->collection = at;
    return (known && found) || hdf5_pay(walk, COST_BYTES * (objects + 1));
}

/* A list's element: how many there are, the collection, the name in it. */
static bool reference_is_sound(Hdf5Walk *walk, Hdf5Cursor *cursor)
{
    hdf5_skip(cursor, 4);
    const uint64_t collection = hdf5_take(cursor, 4);
    hdf5_skip(cursor, 4);
    const uint64_t name = hdf5_take(cursor, 4);
    return !cursor->short_of_bytes && collection_is_sound(walk, collection, name);
}

static bool references_are_sound(Hdf5Walk *walk, Hdf5Cursor *cursor, const Hdf5Type *type,
                                 uint64_t elements)
{
    enum { REFERENCE_BYTES = 8, LIST_BYTES = 16 };
    if (type->bytes != REFERENCE_BYTES || type->list_bytes != LIST_BYTES) {
        return false;
    }
    for (uint64_t n = 0; n < elements; n++) {
        if (!reference_is_sound(walk, cursor)) {
            return false;
        }
    }
    return true;
}

static bool values_are_sound(Hdf5Walk *walk, Hdf5Cursor *cursor, const Hdf5Type *type,
                             const Hdf5Space *space)
{
    enum { MOST = 0xffff }; /* is as long as a message gets */
    if (hdf5_space_turns(space, MOST) > MOST) {
        return false;
    }
    const uint64_t elements = hdf5_space_is_empty(space) ? 0 : hdf5_space_turns(space, MOST);
    if (type->kind == HDF5_REFERENCE) {
        return references_are_sound(walk, cursor, type, elements);
    }
    /* Of a list libmysofa takes what is not the element for an address: one byte at least. */
    const uint64_t address_bytes = type->list_bytes > type->bytes ? type->list_bytes - type->bytes
                                                                  : (type->list_bytes > 0 ? 1 : 0);
    hdf5_skip(cursor, elements * (address_bytes + type->bytes));
    return true;
}

bool hdf5_attribute_is_sound(Hdf5Walk *walk, Hdf5Cursor message)
{
    enum { SHARED = 3, LONGEST_NAME = 0x1000 };
    const uint64_t version = hdf5_take(&message, 1), flags = hdf5_take(&message, 1);
    const uint64_t name_bytes = hdf5_take(&message, 2), type_bytes = hdf5_take(&message, 2);
    const uint64_t space_bytes = hdf5_take(&message, 2);
    const bool padded = version == 1; /* each part to 8 bytes */
    if ((version != 1 && version != 3) || (version == 3 && flags & SHARED) ||
        name_bytes > LONGEST_NAME) {
        return false;
    }
    hdf5_skip(&message, padded ? 0 : 1);
    hdf5_skip(&message, name_bytes + (padded ? (8 - name_bytes) & 7 : 0));
    Hdf5Type type;
    Hdf5Space space;
    if (!hdf5_take_type(&message, &type)) {
        return false;
    }
    hdf5_skip(&message, padded ? (8 - type_bytes) & 7 : 0);
    if (!hdf5_take_space(&message, &space)) {
        return false;
    }
    hdf5_skip(&message, padded ? (8 - space_bytes) & 7 : 0);
    return values_are_sound(walk, &message, &type, &space) && hdf5_all_taken(&message);
}
