/* What stands for a shape and for a type in an HDF5 file. ("HDF5 File Format Specification" 3.0,
 * IV.A.2.b and d) Each is taken off the cursor; false where it is of a kind that libmysofa can't
 * read or doesn't bear. Whether there was enough to take is the cursor's to say. */
#ifndef EARFIELD_HDF5_TYPES_H
#define EARFIELD_HDF5_TYPES_H

#include "hdf5_read.h"

enum { HDF5_MOST_DIMENSIONS = 4 };

typedef struct {
    unsigned dimensions;
    uint64_t size[HDF5_MOST_DIMENSIONS];
} Hdf5Space;

bool hdf5_take_space(Hdf5Cursor *cursor, Hdf5Space *space);

/** How many elements there are, those of empty dimensions counted as one: libmysofa's loops do as
 * many turns. At most `most` + 1. */
uint64_t hdf5_space_turns(const Hdf5Space *space, uint64_t most);

bool hdf5_space_is_empty(const Hdf5Space *space);

typedef enum {
    HDF5_WHOLE_NUMBER = 0,
    HDF5_REAL_NUMBER = 1,
    HDF5_TEXT = 3,
    HDF5_COMPOUND = 6,
    HDF5_REFERENCE = 7,
    HDF5_LIST = 9
} Hdf5Kind;

/** Of a list, the kind and the length of its elements, and its own length; otherwise that is 0. */
typedef struct {
    unsigned kind;
    uint64_t bytes, list_bytes;
} Hdf5Type;

bool hdf5_take_type(Hdf5Cursor *cursor, Hdf5Type *type);

#endif
