/* How an array lies in an HDF5 file: may libmysofa read it? ("HDF5 File Format Specification" 3.0,
 * III.A.1, IV.A.2.i, IV.A.2.l) */
#ifndef EARFIELD_HDF5_LAYOUT_H
#define EARFIELD_HDF5_LAYOUT_H

#include "hdf5_read.h"

/** False where the address of a chunk is outside of the file, and where numbers are compressed
 * without having been shuffled, which libmysofa takes for granted and reads noise. */
bool hdf5_layout_is_sound(const Hdf5Bytes *file, Hdf5Messages messages);

#endif
