/* The way through an HDF5 file: what libmysofa comes by, in any order. It isn't kept where it has
 * been before, as libmysofa doesn't know either: a ring is paid for again at each turn, until the
 * means are used up. */
#ifndef EARFIELD_HDF5_WALK_H
#define EARFIELD_HDF5_WALK_H

#include "hdf5_read.h"

enum { HDF5_MOST_OBJECTS = 1024 };

/** An object header, and how many groups it is in. */
typedef struct {
    uint64_t address;
    unsigned depth;
} Hdf5Link;

typedef struct {
    Hdf5Bytes file;
    Hdf5Link objects[HDF5_MOST_OBJECTS]; /* to be looked at in turn */
    unsigned object_count;
    uint64_t means_bytes; /* left, of what reading the file may cost */
    uint64_t collection;  /* where the last reference led */
} Hdf5Walk;

/** Takes that off the means; false where they don't suffice. */
static inline bool hdf5_pay(Hdf5Walk *walk, uint64_t bytes)
{
    const bool enough = bytes <= walk->means_bytes;
    walk->means_bytes -= enough ? bytes : 0;
    return enough;
}

static inline bool hdf5_add_object(Hdf5Walk *walk, uint64_t address, unsigned depth)
{
    enum { DEEPEST = 8 };
    if (walk->object_count == HDF5_MOST_OBJECTS || depth > DEEPEST) {
        return false;
    }
    walk->objects[walk->object_count++] = (Hdf5Link){address, depth};
    return true;
}

#endif
