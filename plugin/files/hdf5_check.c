#include "hdf5_check.h"

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

static uint32_t turn(uint32_t x, unsigned bits)
{
    return x << bits | x >> (32 - bits);
}

/* A byte of a block; those of its own checksum count as zero. */
static uint32_t byte_at(const unsigned char *bytes, size_t at, size_t hole)
{
    return at - hole < 4 ? 0 : bytes[at];
}

static void add_words(uint32_t words[3], const unsigned char *bytes, size_t from, size_t to,
                      size_t hole)
{
    for (size_t n = from; n < to; n++) {
        words[(n - from) / 4] += byte_at(bytes, n, hole) << 8 * ((n - from) % 4);
    }
}

uint32_t hdf5_checksum(const unsigned char *bytes, size_t length, size_t hole)
{
    static const unsigned turns[] = {4, 6, 8, 16, 19, 4},
                          last_turns[] = {14, 11, 25, 16, 4, 14, 24};
    const uint32_t start = 0xdeadbeefU + (uint32_t)length;
    uint32_t w[3] = {start, start, start};
    size_t done = 0;
    for (; length - done > 12; done += 12) {
        add_words(w, bytes, done, done + 12, hole);
        for (unsigned n = 0; n < 6; n++) { /* a -= c, a ^= c turned, c += b; then b, c, a ... */
            uint32_t *a = &w[n % 3], *b = &w[(n + 1) % 3];
            const uint32_t *c = &w[(n + 2) % 3];
            *a = (*a - *c) ^ turn(*c, turns[n]);
            w[(n + 2) % 3] = *c + *b;
        }
    }
    if (done == length) {
        return w[2];
    }
    add_words(w, bytes, done, length, hole);
    for (unsigned n = 0; n < 7; n++) { /* c ^= b, c -= b turned; then a, b, c ... */
        uint32_t *c = &w[(n + 2) % 3];
        const uint32_t b = w[(n + 1) % 3];
        *c = (*c ^ b) - turn(b, last_turns[n]);
    }
    return w[2];
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

/* Where the messages go on; 0 where they don't. */
static uint64_t continued(const File *file, const Messages *messages, uint64_t *length)
{
    enum { CONTINUATION = 0x10 };
    const unsigned head = messages->ordered ? 6 : 4;
    for (uint64_t at = messages->from; at + head <= messages->to;) {
        const unsigned char *message = file->bytes + at;
        const uint64_t size = little_endian(message + 1, 2);
        if (message[0] == CONTINUATION && size >= 16 && at + head + 16 <= messages->to) {
            *length = little_endian(message + head + 8, 8);
            return little_endian(message + head, 8);
        }
        at += head + size;
    }
    return 0;
}

static bool continuations_are_sound(const File *file, Messages messages)
{
    enum { MOST = 1000, LEAST_LENGTH = 8 }; /* of a ring there would be no end */
    uint64_t length = 0;
    for (unsigned n = 0; n < MOST; n++) {
        const uint64_t at = continued(file, &messages, &length);
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
    return sound(file, at, from + size - at, from + size) &&
           continuations_are_sound(file, messages);
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

/* The superblock: signature, version, the sizes of addresses; then, of 8 bytes each, some of them.
 */
static Hdf5Fault check_head(const File *file)
{
    static const unsigned size_at[] = {13, 13, 9, 9}, end_at[] = {40, 44, 28, 28};
    enum { VERSION = 8, LONGEST = 52 };
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
    return end > file->count ? HDF5_TRUNCATED : HDF5_FINE;
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
