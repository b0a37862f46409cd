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

/** A stretch of messages of an object header, inside; and whether they carry their order of
 * creation. */
typedef struct {
    uint64_t from, to;
    bool ordered;
} Hdf5Messages;

typedef struct {
    unsigned type;
    uint64_t at, size; /* of its contents */
} Hdf5Message;

/** Takes the first one off; false where there is none left. */
static inline bool hdf5_next_message(const Hdf5Bytes *file, Hdf5Messages *messages,
                                     Hdf5Message *message)
{
    const unsigned head = messages->ordered ? 6 : 4;
    if (messages->from + head > messages->to) {
        return false;
    }
    const unsigned char *bytes = file->bytes + messages->from;
    *message = (Hdf5Message){bytes[0], messages->from + head, hdf5_number(bytes + 1, 2)};
    messages->from += head + message->size;
    return messages->from <= messages->to;
}

#endif
