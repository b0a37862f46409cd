/* An attribute of an HDF5 object: its name, and texts, numbers or references to other objects.
 * ("HDF5 File Format Specification" 3.0, IV.A.2.m, III.E) */
#ifndef EARFIELD_HDF5_ATTRIBUTE_H
#define EARFIELD_HDF5_ATTRIBUTE_H

#include "hdf5_walk.h"

/** Does libmysofa read it to its end, and no further? */
bool hdf5_attribute_is_sound(Hdf5Walk *walk, Hdf5Cursor message);

#endif
