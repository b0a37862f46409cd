#include "sofa_crafter.h"

#include "../plugin/files/hdf5_checksum.h"
#include "check.h"
#include <string.h>

size_t sofa_find(const unsigned char *bytes, size_t count, size_t from, const void *pattern,
                 size_t length)
{
    for (size_t at = from; at + length <= count; at++) {
        if (memcmp(bytes + at, pattern, length) == 0) {
            return at;
        }
    }
    fail_msg("not found: %.*s", (int)length, (const char *)pattern);
    return count;
}

typedef struct {
    size_t at, length, checksum_at;
} Block;

/* An object's header: flags, times, the length of what follows. */
static Block header_at(const unsigned char *bytes, size_t at)
{
    const unsigned flags = bytes[at + 5], width = 1U << (flags & 3);
    const size_t size_at = at + 6 + (flags & 0x20 ? 16 : 0);
    const size_t end = size_at + width + (size_t)hdf5_number(bytes + size_at, width);
    return (Block){at, end - at, end};
}

/* A block of a heap: where the heap is, whose first block's length is in its header. */
static Block heap_block_at(const unsigned char *bytes, size_t at)
{
    const unsigned char *heap = bytes + hdf5_number(bytes + at + 5, 8);
    return (Block){at, (size_t)hdf5_number(heap + 112, 8),
                   at + 13 + (size_t)(hdf5_number(heap + 128, 2) + 7) / 8};
}

/* The last one that begins before. */
static Block block_around(const unsigned char *bytes, size_t at)
{
    for (; at > 0; at--) {
        if (memcmp(bytes + at, "OHDR", 4) == 0) {
            return header_at(bytes, at);
        }
        if (memcmp(bytes + at, "FRHP", 4) == 0) {
            return (Block){at, 142, at + 142};
        }
        if (memcmp(bytes + at, "FHDB", 4) == 0) {
            return heap_block_at(bytes, at);
        }
        if (memcmp(bytes + at, "TREE", 4) == 0) {
            break;
        }
    }
    return (Block){0, 0, 0};
}

void sofa_craft(unsigned char *bytes, size_t count, size_t at, uint64_t number, unsigned size)
{
    assert_true(at + size <= count);
    const Block block = block_around(bytes, at);
    for (unsigned n = 0; n < size; n++) {
        bytes[at + n] = (unsigned char)(number >> 8 * n);
    }
    if (block.length > 0) {
        assert_true(block.checksum_at + 4 <= count);
        const uint32_t sum =
            hdf5_checksum(bytes + block.at, block.length, block.checksum_at - block.at);
        memcpy(bytes + block.checksum_at, &sum, 4);
    }
}
