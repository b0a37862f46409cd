/* How an array lies in an HDF5 file: may libmysofa read it? ("HDF5 File Format Specification" 3.0,
 * III.A.1, IV.A.2.i, IV.A.2.l) */
#ifndef EARFIELD_HDF5_LAYOUT_H
#define EARFIELD_HDF5_LAYOUT_H

#include "hdf5_types.h"
#include "hdf5_walk.h"

typedef struct {
    bool compressed, shuffled;
} Hdf5Filters;

bool hdf5_take_filters(Hdf5Cursor *cursor, Hdf5Filters *filters);

/** False where it isn't inside the file, or too much to read; and where numbers are compressed
 * without having been shuffled, which libmysofa takes for granted and reads noise. */
bool hdf5_layout_is_sound(Hdf5Walk *walk, Hdf5Cursor message, const Hdf5Space *space,
                          const Hdf5Filters *filters);

#endif
