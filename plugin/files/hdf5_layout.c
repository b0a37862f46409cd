#include "hdf5_layout.h"

/* Version, how many; of each its kind, how long its name is (in version 1), its flags, how many
 * parameters of 4 bytes it has (2 bytes each); the name, and these; version 1 fills up to 8. */
bool hdf5_take_filters(Hdf5Cursor *cursor, Hdf5Filters *filters)
{
    enum { DEFLATE = 1, SHUFFLE = 2 };
    const uint64_t version = hdf5_take(cursor, 1), count = hdf5_take(cursor, 1);
    if (version < 1 || version > 2) {
        return false;
    }
    hdf5_skip(cursor, version == 1 ? 6 : 0);
    for (unsigned n = 0; n < count; n++) {
        const uint64_t kind = hdf5_take(cursor, 2);
        const uint64_t name_bytes = version == 1 ? hdf5_take(cursor, 2) : 0;
        hdf5_skip(cursor, 2);
        const uint64_t parameters = hdf5_take(cursor, 2);
        hdf5_skip(cursor, (name_bytes + 7) / 8 * 8);
        hdf5_skip(cursor, 4 * (parameters + (version == 1 ? parameters % 2 : 0)));
        filters->compressed = filters->compressed || kind == DEFLATE;
        filters->shuffled = filters->shuffled || kind == SHUFFLE;
    }
    return true;
}

/* Of an array in chunks: how large they are, and where the tree of their addresses is. */
typedef struct {
    unsigned dimensions;
    uint64_t tree, bytes; /* of each, once unpacked */
} Chunks;

/* How many numbers give a place (one more than the array has dimensions), 8 bytes where the tree
 * is, 4 bytes for each size of a chunk; the last is that of an element. */
static bool take_chunks(Hdf5Cursor *cursor, const Hdf5Space *space, Chunks *chunks,
                        uint64_t *element_bytes)
{
    enum { MOST_BYTES = 1 << 28 };
    chunks->dimensions = space->dimensions;
    if (hdf5_take(cursor, 1) != space->dimensions + 1) {
        return false;
    }
    chunks->tree = hdf5_take(cursor, 8);
    chunks->bytes = 1;
    for (unsigned n = 0; n <= space->dimensions; n++) {
        *element_bytes = hdf5_take(cursor, 4);
        if (*element_bytes == 0 || *element_bytes > MOST_BYTES / chunks->bytes) {
            return false;
        }
        chunks->bytes *= *element_bytes;
    }
    return hdf5_all_taken(cursor);
}

/* A chunk's length, its filters that were left out, its place (each number of 8 bytes, the last is
 * 0) and its address. */
static bool chunk_is_sound(Hdf5Walk *walk, Hdf5Cursor *tree, const Chunks *chunks, bool *last)
{
    enum { FARTHEST = 1 << 28 };
    const uint64_t bytes = hdf5_take(tree, 4);
    bool sound = hdf5_take(tree, 4) == 0;
    for (unsigned n = 0; n < chunks->dimensions; n++) {
        sound = hdf5_take(tree, 8) <= FARTHEST && sound;
    }
    *last = hdf5_take(tree, 8) != 0;
    if (*last || tree->short_of_bytes) {
        return !tree->short_of_bytes;
    }
    const uint64_t address = hdf5_take(tree, 8);
    return sound && hdf5_inside(&walk->file, address, bytes) && hdf5_pay(walk, chunks->bytes);
}

/* The tree has no checksum. libmysofa reads up to twice as many chunks as there are, until a place
 * ends in another number than 0. */
static bool chunks_are_sound(Hdf5Walk *walk, const Chunks *chunks)
{
    enum { KIND = 1, SIBLINGS = 16 };
    const Hdf5Bytes *file = &walk->file;
    if (!hdf5_signed_as(file, chunks->tree, "TREE")) {
        return false;
    }
    Hdf5Cursor tree = {file, chunks->tree + 4, file->count, false};
    const bool of_chunks = hdf5_take(&tree, 2) == KIND; /* and at the lowest level, 0 */
    const uint64_t most = 2 * hdf5_take(&tree, 2);
    hdf5_skip(&tree, SIBLINGS);
    bool sound = of_chunks && !tree.short_of_bytes, last = false;
    for (uint64_t n = 0; n < most && sound && !last; n++) {
        sound = chunk_is_sound(walk, &tree, chunks, &last);
    }
    return sound && hdf5_inside(file, tree.at, 4);
}

static bool chunked_is_sound(Hdf5Walk *walk, Hdf5Cursor *cursor, const Hdf5Space *space,
                             const Hdf5Filters *filters)
{
    Chunks chunks;
    uint64_t element_bytes = 0;
    if (!take_chunks(cursor, space, &chunks, &element_bytes) ||
        (element_bytes > 1 && filters->compressed && !filters->shuffled)) {
        return false;
    }
    const uint64_t most = walk->means_bytes / element_bytes;
    return !hdf5_leads_somewhere(&walk->file, chunks.tree) ||
           (hdf5_pay(walk, element_bytes * hdf5_space_turns(space, most)) &&
            chunks_are_sound(walk, &chunks));
}

bool hdf5_layout_is_sound(Hdf5Walk *walk, Hdf5Cursor message, const Hdf5Space *space,
                          const Hdf5Filters *filters)
{
    enum { VERSION = 3, IN_ONE = 1, CHUNKED = 2 };
    const uint64_t version = hdf5_take(&message, 1), kind = hdf5_take(&message, 1);
    if (version == VERSION && kind == CHUNKED) {
        return chunked_is_sound(walk, &message, space, filters);
    }
    const uint64_t address = hdf5_take(&message, 8), bytes = hdf5_take(&message, 8);
    return version == VERSION && kind == IN_ONE && hdf5_all_taken(&message) &&
           (!hdf5_leads_somewhere(&walk->file, address) ||
            (hdf5_inside(&walk->file, address, bytes) && hdf5_pay(walk, bytes)));
}
