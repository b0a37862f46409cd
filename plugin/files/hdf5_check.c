#include "hdf5_check.h"
#include "hdf5_checksum.h"

#include <stdint.h>
#include <string.h>

typedef struct {
    const unsigned char *bytes;
    size_t count;
} File;

static uint64_t little_endian(const unsigned char *bytes, unsigned size)
{
    uint64_t value = 0;
    for (unsigned n = size; n-- > 0;) {
        value = value << 8 | bytes[n];
    }
    return value;
}

static bool inside(const File *file, uint64_t from, uint64_t length)
{
    return from <= file->count && length <= file->count - from;
}

static bool signed_as(const File *file, uint64_t at, const char *signature)
{
    return inside(file, at, 4) && memcmp(file->bytes + at, signature, 4) == 0;
}

static bool sound(const File *file, uint64_t at, uint64_t length, uint64_t checksum_at)
{
    const unsigned char *block = file->bytes + at;
    return hdf5_checksum(block, (size_t)length, (size_t)(checksum_at - at)) ==
           little_endian(file->bytes + checksum_at, 4);
}

/* A stretch of messages of an object header, and whether they carry their order of creation. */
typedef struct {
    uint64_t from, to;
    bool ordered;
} Messages;

typedef struct {
    unsigned type;
    uint64_t at, size; /* of its contents */
} Message;

/* Takes the first one off `messages`; false where there is none left. */
static bool next_message(const File *file, Messages *messages, Message *message)
{
    const unsigned head = messages->ordered ? 6 : 4;
    if (messages->from + head > messages->to) {
        return false;
    }
    const unsigned char *bytes = file->bytes + messages->from;
    *message = (Message){bytes[0], messages->from + head, little_endian(bytes + 1, 2)};
    messages->from += head + message->size;
    return messages->from <= messages->to;
}

/* Where the messages go on; 0 where they don't. */
static uint64_t continued(const File *file, Messages messages, uint64_t *length)
{
    enum { CONTINUATION = 16 };
    Message message;
    while (next_message(file, &messages, &message)) {
        if (message.type == CONTINUATION && message.size >= 16) {
            *length = little_endian(file->bytes + message.at + 8, 8);
            return little_endian(file->bytes + message.at, 8);
        }
    }
    return 0;
}

/* The tree of an array in chunks has no checksum. Its entries are a chunk's length, its filters, its
 * place (each number of 8 bytes, the last is 0) and its address; libmysofa reads up to twice as many
 * as there are, until a place ends in another number. */
static bool chunks_are_inside(const File *file, uint64_t tree, unsigned place_numbers)
{
    enum { HEAD = 24, ENTRIES = 6, PLACE = 8 };
    if (!signed_as(file, tree, "TREE") || !inside(file, tree, HEAD)) {
        return true;
    }
    const uint64_t most = 2 * little_endian(file->bytes + tree + ENTRIES, 2);
    const uint64_t address_at = PLACE + 8 * (uint64_t)place_numbers;
    uint64_t at = tree + HEAD;
    for (uint64_t n = 0; n < most; n++, at += address_at + 8) {
        if (!inside(file, at, address_at + 8)) {
            return false;
        }
        const unsigned char *entry = file->bytes + at;
        if (little_endian(entry + address_at - 8, 8) != 0) {
            return true;
        }
        if (!inside(file, little_endian(entry + address_at, 8), little_endian(entry, 4))) {
            return false;
        }
    }
    return true;
}

static bool layouts_are_sound(const File *file, Messages messages)
{
    enum { LAYOUT = 8, VERSION = 3, CHUNKED = 2, LEAST = 11 };
    Message message;
    while (next_message(file, &messages, &message)) {
        const unsigned char *layout = file->bytes + message.at;
        if (message.type == LAYOUT && message.size >= LEAST && layout[0] == VERSION &&
            layout[1] == CHUNKED && layout[2] > 0 &&
            !chunks_are_inside(file, little_endian(layout + 3, 8), layout[2])) {
            return false;
        }
    }
    return true;
}

static bool messages_are_sound(const File *file, Messages messages)
{
    enum { MOST = 1000, LEAST_LENGTH = 8 }; /* of a ring there would be no end */
    uint64_t length = 0;
    for (unsigned n = 0; n < MOST; n++) {
        if (!layouts_are_sound(file, messages)) {
            return false;
        }
        const uint64_t at = continued(file, messages, &length);
        if (at == 0) {
            return true;
        }
        if (length < LEAST_LENGTH || !inside(file, at, length) || !signed_as(file, at, "OCHK") ||
            !sound(file, at, length - 4, at + length - 4)) {
            return false;
        }
        messages.from = at + 4;
        messages.to = at + length - 4;
    }
    return false;
}

static bool object_header_is_sound(const File *file, uint64_t at)
{
    enum { FLAGS = 5, TIMES = 0x20, LIMITS = 0x10, ORDERED = 0x04, UNKNOWN = 0xc0 };
    if (!inside(file, at, 8) || file->bytes[at + 4] != 2 || file->bytes[at + FLAGS] & UNKNOWN) {
        return true; /* no object header: chance, in the middle of data */
    }
    const unsigned flags = file->bytes[at + FLAGS], width = 1U << (flags & 3);
    const uint64_t size_at = at + 6 + (flags & TIMES ? 16 : 0) + (flags & LIMITS ? 4 : 0);
    if (!inside(file, size_at, width)) {
        return true;
    }
    const uint64_t from = size_at + width, size = little_endian(file->bytes + size_at, width);
    if (!inside(file, from, size) || !inside(file, from + size, 4)) {
        return false;
    }
    const Messages messages = {from, from + size, (flags & ORDERED) != 0};
    return sound(file, at, from + size - at, from + size) && messages_are_sound(file, messages);
}

enum { HEAP_FLAGS = 9, HEAP_WIDTH = 110, HEAP_START = 112, HEAP_BITS = 128, HEAP_CHECKSUM = 142 };

static bool heap_is_sound(const File *file, uint64_t at)
{
    return inside(file, at, HEAP_CHECKSUM + 4) &&
           (little_endian(file->bytes + at + 7, 2) != 0 || /* filtered, and longer: not in SOFA */
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

static bool heap_block_is_sound(const File *file, uint64_t at)
{
    enum { HEAP = 5, OFFSET = 13, CHECKED = 2 };
    const uint64_t heap =
        inside(file, at, OFFSET + 16) ? little_endian(file->bytes + at + HEAP, 8) : 0;
    if (!signed_as(file, heap, "FRHP") || !inside(file, heap, HEAP_CHECKSUM)) {
        return false;
    }
    const unsigned char *head = file->bytes + heap;
    const unsigned width = ((unsigned)little_endian(head + HEAP_BITS, 2) + 7) / 8;
    if (!(head[HEAP_FLAGS] & CHECKED) || width > 8) {
        return true;
    }
    const uint64_t offset = little_endian(file->bytes + at + OFFSET, width);
    const uint64_t length = block_length(little_endian(head + HEAP_START, 8),
                                         little_endian(head + HEAP_WIDTH, 2), offset);
    return length > OFFSET + width + 4 && inside(file, at, length) &&
           sound(file, at, length, at + OFFSET + width);
}

static bool block_is_sound(const File *file, uint64_t at)
{
    if (signed_as(file, at, "OHDR")) {
        return object_header_is_sound(file, at);
    }
    if (signed_as(file, at, "FRHP")) {
        return heap_is_sound(file, at);
    }
    return !signed_as(file, at, "FHDB") || heap_block_is_sound(file, at);
}

bool hdf5_begins(const unsigned char *bytes)
{
    static const unsigned char signature[HDF5_SIGNATURE_BYTES] = {0x89, 'H',  'D',  'F',
                                                                  '\r', '\n', 0x1a, '\n'};
    return memcmp(bytes, signature, sizeof signature) == 0;
}

/* The superblock: signature, version, the sizes of addresses; then, of 8 bytes each, some of them:
 * the end of the file and the root among them. */
static Hdf5Fault check_head(const File *file)
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
    const uint64_t end = little_endian(file->bytes + end_at[version], 8);
    if (end > file->count) {
        return HDF5_TRUNCATED;
    }
    const uint64_t root = little_endian(file->bytes + root_at[version], 8);
    return signed_as(file, root, "OHDR") ? HDF5_FINE : HDF5_DAMAGED;
}

Hdf5Fault hdf5_check(const unsigned char *bytes, size_t count)
{
    const File file = {bytes, count};
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
