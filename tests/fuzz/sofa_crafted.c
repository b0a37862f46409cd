/* SOFA that someone crafted: every checksum holds here, and it is the structure of files that is
 * changed, much more often than their values. */
#include "../../plugin/files/hdf5_checksum.h"
#include "sofa_bytes.h"
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t capacity, unsigned seed);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t capacity);

/* In place of the plugin's. */
uint32_t hdf5_checksum(const unsigned char *bytes, size_t length, size_t hole)
{
    (void)length;
    return (uint32_t)hdf5_number(bytes + hole, 4);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    sofa_bytes(data, size);
    return 0;
}

/* -------------------------------------------------------------------- changes of structure -- */

static unsigned below(unsigned *seed, unsigned limit)
{
    *seed = *seed * 1664525U + 1013904223U;
    return (unsigned)((uint64_t)*seed * limit >> 32);
}

static bool begins_block(const uint8_t *bytes)
{
    static const char signatures[][5] = {"OHDR", "OCHK", "FRHP", "FHIB", "FHDB", "TREE", "GCOL"};
    for (size_t n = 0; n < sizeof signatures / sizeof *signatures; n++) {
        if (memcmp(bytes, signatures[n], 4) == 0) {
            return true;
        }
    }
    return false;
}

/* The next block from somewhere on, or that somewhere. */
static size_t block_from(const uint8_t *data, size_t size, size_t from)
{
    for (size_t at = from; at + 4 <= size; at++) {
        if (begins_block(data + at)) {
            return at;
        }
    }
    return from;
}

static uint64_t odd_number(const uint8_t *data, size_t size, unsigned *seed)
{
    static const uint64_t limits[] = {0, 0xff, 0xffff, 1U << 24, 1U << 31, 1ULL << 32, UINT64_MAX};
    const uint64_t limit = limits[below(seed, sizeof limits / sizeof *limits)];
    switch (below(seed, 5)) {
    case 0:
        return below(seed, 32);
    case 1:
        return size - 8 + below(seed, 16);
    case 2:
        return block_from(data, size, below(seed, (unsigned)size));
    case 3:
        return 1ULL << below(seed, 64);
    default:
        return limit - 2 + below(seed, 5);
    }
}

static void change(uint8_t *data, size_t size, unsigned *seed)
{
    enum { REACH = 192 };
    const size_t block = block_from(data, size, below(seed, (unsigned)size));
    const size_t at = block + below(seed, REACH), width = (size_t)1 << below(seed, 4);
    if (at + width > size) {
        return;
    }
    const bool step = below(seed, 3) == 0;
    const uint64_t number =
        step ? data[at] + (uint64_t)below(seed, 5) - 2 : odd_number(data, size, seed);
    for (size_t n = 0; n < (step ? 1 : width); n++) {
        data[at + n] = (uint8_t)(number >> 8 * n);
    }
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t capacity, unsigned seed)
{
    enum { LEAST_BYTES = 64 };
    if (size < LEAST_BYTES || below(&seed, 8) == 0) {
        return LLVMFuzzerMutate(data, size, capacity);
    }
    for (unsigned n = below(&seed, 4) + 1; n > 0; n--) {
        change(data, size, &seed);
    }
    return size;
}
