#include "hdf5_check.h"
#include "hdf5_checksum.h"
#include "hdf5_layout.h"

#include <string.h>

static bool sound(const Hdf5Bytes *file, uint64_t at, uint64_t length, uint64_t checksum_at)
{
    const unsigned char *block = file->bytes + at;
    return hdf5_checksum(block, (size_t)length, (size_t)(checksum_at - at)) ==
           hdf5_number(file->bytes + checksum_at, 4);
}

/* Where the messages go on; 0 where they don't. */
static uint64_t continued(const Hdf5Bytes *file, Hdf5Messages messages, uint64_t *length)
{
    enum { CONTINUATION = 16 };
    Hdf5Message message;
    while (hdf5_next_message(file, &messages, &message)) {
        if (message.type == CONTINUATION && message.size >= 16) {
            *length = hdf5_number(file->bytes + message.at + 8, 8);
            return hdf5_number(file->bytes + message.at, 8);
        }
    }
    return 0;
}

static bool messages_are_sound(const Hdf5Bytes *file, Hdf5Messages messages)
{
    enum { MOST = 1000, LEAST_LENGTH = 8 }; /* of a ring there would be no end */
    uint64_t length = 0;
    for (unsigned n = 0; n < MOST; n++) {
        if (!hdf5_layout_is_sound(file, messages)) {
            return false;
        }
        const uint64_t at = continued(file, messages, &length);
        if (at == 0) {
            return true;
        }
        if (length < LEAST_LENGTH || !hdf5_inside(file, at, length) ||
            !hdf5_signed_as(file, at, "OCHK") || !sound(file, at, length - 4, at + length - 4)) {
            return false;
        }
        messages.from = at + 4;
        messages.to = at + length - 4;
    }
    return false;
}

static bool object_header_is_sound(const Hdf5Bytes *file, uint64_t at)
{
    enum { FLAGS = 5, TIMES = 0x20, LIMITS = 0x10, ORDERED = 0x04, UNKNOWN = 0xc0 };
    if (!hdf5_inside(file, at, 8) || file->bytes[at + 4] != 2 ||
        file->bytes[at + FLAGS] & UNKNOWN) {
        return true; /* no object header: chance, in the middle of data */
    }
    const unsigned flags = file->bytes[at + FLAGS], width = 1U << (flags & 3);
    const uint64_t size_at = at + 6 + (flags & TIMES ? 16 : 0) + (flags & LIMITS ? 4 : 0);
    if (!hdf5_inside(file, size_at, width)) {
        return true;
    }
    const uint64_t from = size_at + width, size = hdf5_number(file->bytes + size_at, width);
    if (!hdf5_inside(file, from, size) || !hdf5_inside(file, from + size, 4)) {
        return false;
    }
    const Hdf5Messages messages = {from, from + size, (flags & ORDERED) != 0};
    return sound(file, at, from + size - at, from + size) && messages_are_sound(file, messages);
}

enum { HEAP_FLAGS = 9, HEAP_WIDTH = 110, HEAP_START = 112, HEAP_BITS = 128, HEAP_CHECKSUM = 142 };

static bool heap_is_sound(const Hdf5Bytes *file, uint64_t at)
{
    return hdf5_inside(file, at, HEAP_CHECKSUM + 4) &&
           (hdf5_number(file->bytes + at + 7, 2) != 0 || /* filtered, and longer: not in SOFA */
            sound(file, at, HEAP_CHECKSUM, at + HEAP_CHECKSUM));
}

/* The blocks of a heap lie in rows of one width; from the third on each row's are twice as long. */
static uint64_t block_length(uint64_t start, uint64_t width, uint64_t offset)
{
    uint64_t length = start;
    for (uint64_t row_end = width * start; width && row_end <= offset && length < 1U << 30;
         row_end *= 2) {
        length = row_end / width;
    }
    return length;
}

static bool heap_block_is_sound(const Hdf5Bytes *file, uint64_t at)
{
    enum { HEAP = 5, OFFSET = 13, CHECKED = 2 };
    const uint64_t heap =
        hdf5_inside(file, at, OFFSET + 16) ? hdf5_number(file->bytes + at + HEAP, 8) : 0;
    if (!hdf5_signed_as(file, heap, "FRHP") || !hdf5_inside(file, heap, HEAP_CHECKSUM)) {
        return false;
    }
    const unsigned char *head = file->bytes + heap;
    const unsigned width = ((unsigned)hdf5_number(head + HEAP_BITS, 2) + 7) / 8;
    if (!(head[HEAP_FLAGS] & CHECKED) || width > 8) {
        return true;
    }
    const uint64_t offset = hdf5_number(file->bytes + at + OFFSET, width);
    const uint64_t length =
        block_length(hdf5_number(head + HEAP_START, 8), hdf5_number(head + HEAP_WIDTH, 2), offset);
    return length > OFFSET + width + 4 && hdf5_inside(file, at, length) &&
           sound(file, at, length, at + OFFSET + width);
}

static bool block_is_sound(const Hdf5Bytes *file, uint64_t at)
{
    if (hdf5_signed_as(file, at, "OHDR")) {
        return object_header_is_sound(file, at);
    }
    if (hdf5_signed_as(file, at, "FRHP")) {
        return heap_is_sound(file, at);
    }
    return !hdf5_signed_as(file, at, "FHDB") || heap_block_is_sound(file, at);
}

bool hdf5_begins(const unsigned char *bytes)
{
    static const unsigned char signature[HDF5_SIGNATURE_BYTES] = {0x89, 'H',  'D',  'F',
                                                                  '\r', '\n', 0x1a, '\n'};
    return memcmp(bytes, signature, sizeof signature) == 0;
}

/* The superblock: signature, version, the sizes of addresses; then, of 8 bytes each, some of them:
 * the end of the file and the root among them. */
static Hdf5Fault check_head(const Hdf5Bytes *file)
{
    static const unsigned size_at[] = {13, 13, 9, 9}, end_at[] = {40, 44, 28, 28},
                          root_at[] = {64, 68, 36, 36};
    enum { VERSION = 8, LONGEST = 76 };
    if (file->count < HDF5_SIGNATURE_BYTES || !hdf5_begins(file->bytes)) {
        return HDF5_NOT_HDF5;
    }
    if (file->count < LONGEST) {
        return HDF5_TRUNCATED;
    }
    const unsigned version = file->bytes[VERSION];
    if (version > 3 || file->bytes[size_at[version]] != 8) {
        return HDF5_DAMAGED;
    }
    const uint64_t end = hdf5_number(file->bytes + end_at[version], 8);
    if (end > file->count) {
        return HDF5_TRUNCATED;
    }
    const uint64_t root = hdf5_number(file->bytes + root_at[version], 8);
    return hdf5_signed_as(file, root, "OHDR") ? HDF5_FINE : HDF5_DAMAGED;
}

Hdf5Fault hdf5_check(const unsigned char *bytes, size_t count)
{
    const Hdf5Bytes file = {bytes, count};
    const Hdf5Fault fault = check_head(&file);
    if (fault != HDF5_FINE) {
        return fault;
    }
    for (size_t at = 0; at < count; at++) {
        if ((bytes[at] == 'O' || bytes[at] == 'F') && !block_is_sound(&file, at)) {
            return HDF5_DAMAGED;
        }
    }
    return HDF5_FINE;
}
