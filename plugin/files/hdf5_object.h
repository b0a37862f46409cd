/* An object of an HDF5 file, which is a group or an array, by its header: messages of what it is,
 * where its values are, its attributes and what it is linked to. ("HDF5 File Format Specification"
 * 3.0, IV.A.1.b, IV.A.2) */
#ifndef EARFIELD_HDF5_OBJECT_H
#define EARFIELD_HDF5_OBJECT_H

#include "hdf5_walk.h"

/** What it is linked to is added to the objects of the walk. */
bool hdf5_object_is_sound(Hdf5Walk *walk, Hdf5Link link);

#endif
