/* A fractal heap of an HDF5 file, in which an object with many attributes or links keeps them.
 * ("HDF5 File Format Specification" 3.0, III.G, IV.A.2.f and m) */
#ifndef EARFIELD_HDF5_HEAP_H
#define EARFIELD_HDF5_HEAP_H

#include "hdf5_walk.h"

/** Links in it are added to the objects of the walk, one deeper than `depth`. */
bool hdf5_heap_is_sound(Hdf5Walk *walk, uint64_t address, unsigned depth);

#endif
