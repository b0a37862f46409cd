#include "hdf5_layout.h"

/* An array in chunks: version, class, how many numbers give a place (one more than the array has
 * dimensions), 8 bytes where the tree is, 4 bytes for each size of a chunk; the last is that of an
 * element. */
typedef struct {
    unsigned place_numbers;
    uint64_t tree, element_bytes;
} Chunks;

static bool chunks_of(const Hdf5Bytes *file, const Hdf5Message *message, Chunks *chunks)
{
    enum { LAYOUT = 8, VERSION = 3, CHUNKED = 2, HEAD = 11 };
    const unsigned char *layout = file->bytes + message->at;
    if (message->type != LAYOUT || message->size < HEAD || layout[0] != VERSION ||
        layout[1] != CHUNKED || layout[2] == 0 || message->size < HEAD + 4 * (uint64_t)layout[2]) {
        return false;
    }
    chunks->place_numbers = layout[2];
    chunks->tree = hdf5_number(layout + 3, 8);
    chunks->element_bytes = hdf5_number(layout + HEAD + 4 * (size_t)(layout[2] - 1), 4);
    return true;
}

/* The tree has no checksum. Its entries are a chunk's length, its filters, its place (each number
 * of 8 bytes, the last is 0) and its address; libmysofa reads up to twice as many as there are,
 * until a place ends in another number. */
static bool chunks_are_inside(const Hdf5Bytes *file, const Chunks *chunks)
{
    enum { HEAD = 24, ENTRIES = 6, PLACE = 8 };
    if (!hdf5_signed_as(file, chunks->tree, "TREE") || !hdf5_inside(file, chunks->tree, HEAD)) {
        return true;
    }
    const uint64_t most = 2 * hdf5_number(file->bytes + chunks->tree + ENTRIES, 2);
    const uint64_t address_at = PLACE + 8 * (uint64_t)chunks->place_numbers;
    uint64_t at = chunks->tree + HEAD;
    for (uint64_t n = 0; n < most; n++, at += address_at + 8) {
        if (!hdf5_inside(file, at, address_at + 8)) {
            return false;
        }
        const unsigned char *entry = file->bytes + at;
        if (hdf5_number(entry + address_at - 8, 8) != 0) {
            return true;
        }
        if (!hdf5_inside(file, hdf5_number(entry + address_at, 8), hdf5_number(entry, 4))) {
            return false;
        }
    }
    return true;
}

/* Filters: version, how many, and of each its kind, its flags, how many parameters of 4 bytes it
 * has (2 bytes each), and these. */
static bool compressed_unshuffled(const Hdf5Bytes *file, const Hdf5Message *message)
{
    enum { FILTERS = 11, VERSION = 2, DEFLATE = 1, SHUFFLE = 2 };
    const unsigned char *filters = file->bytes + message->at;
    if (message->type != FILTERS || message->size < 2 || filters[0] != VERSION) {
        return false;
    }
    bool deflated = false, shuffled = false;
    uint64_t at = 2;
    for (unsigned n = 0; n < filters[1] && at + 6 <= message->size; n++) {
        const uint64_t kind = hdf5_number(filters + at, 2);
        deflated = deflated || kind == DEFLATE;
        shuffled = shuffled || kind == SHUFFLE;
        at += 6 + 4 * hdf5_number(filters + at + 4, 2);
    }
    return deflated && !shuffled;
}

bool hdf5_layout_is_sound(const Hdf5Bytes *file, Hdf5Messages messages)
{
    Hdf5Message message;
    Chunks chunks;
    bool numbers = false, unshuffled = false;
    while (hdf5_next_message(file, &messages, &message)) {
        if (chunks_of(file, &message, &chunks)) {
            numbers = numbers || chunks.element_bytes > 1;
            if (!chunks_are_inside(file, &chunks)) {
                return false;
            }
        }
        unshuffled = unshuffled || compressed_unshuffled(file, &message);
    }
    return !(numbers && unshuffled);
}
