/* How all that looks through HDF5 reads it: numbers are little-endian, and nothing is looked at
 * that is not inside. */
#ifndef EARFIELD_HDF5_READ_H
#define EARFIELD_HDF5_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct {
    const unsigned char *bytes;
    size_t count;
} Hdf5Bytes;

/** Of `size` bytes, 1 to 8. */
static inline uint64_t hdf5_number(const unsigned char *bytes, unsigned size)
{
    uint64_t value = 0;
    for (unsigned n = size; n-- > 0;) {
        value = value << 8 | bytes[n];
    }
    return value;
}

static inline bool hdf5_inside(const Hdf5Bytes *file, uint64_t from, uint64_t length)
{
    return from <= file->count && length <= file->count - from;
}

static inline bool hdf5_signed_as(const Hdf5Bytes *file, uint64_t at, const char *signature)
{
    return hdf5_inside(file, at, 4) && memcmp(file->bytes + at, signature, 4) == 0;
}

/** Where nothing was stored the address is 0, or all ones. */
static inline bool hdf5_leads_somewhere(const Hdf5Bytes *file, uint64_t address)
{
    return address > 0 && address < file->count;
}

/** What is read in turn, from `at` to `end`, which are inside. Once there is too little left, all
 * numbers are 0. */
typedef struct {
    const Hdf5Bytes *file;
    uint64_t at, end;
    bool short_of_bytes;
} Hdf5Cursor;

static inline void hdf5_skip(Hdf5Cursor *cursor, uint64_t count)
{
    cursor->short_of_bytes = cursor->short_of_bytes || count > cursor->end - cursor->at;
    cursor->at = cursor->short_of_bytes ? cursor->end : cursor->at + count;
}

/** The next number, of `size` bytes, 0 to 8. */
static inline uint64_t hdf5_take(Hdf5Cursor *cursor, unsigned size)
{
    const uint64_t at = cursor->at;
    hdf5_skip(cursor, size);
    return cursor->short_of_bytes ? 0 : hdf5_number(cursor->file->bytes + at, size);
}

/** Was there as much as was read, and no more? */
static inline bool hdf5_all_taken(const Hdf5Cursor *cursor)
{
    return !cursor->short_of_bytes && cursor->at == cursor->end;
}

#endif
