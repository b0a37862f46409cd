/* May libmysofa read an HDF5 file (which a SOFA file is)? It trusts what it reads: version 1.3.1
 * follows addresses out of the file, and takes its host down with it. So its way is walked here
 * first, from object to object: checksums hold, whatever is read or skipped is inside the file, and
 * all of it together costs no more than 256 MB of values unpacked, which ends rings and bombs, too.
 * What libmysofa gives up on by itself is for it to refuse. ("HDF5 File Format Specification" 3.0)
 * Values aren't looked at. Reads nothing outside `count` bytes; any thread but the audio thread. */
#ifndef EARFIELD_HDF5_CHECK_H
#define EARFIELD_HDF5_CHECK_H

#include <stdbool.h>
#include <stddef.h>

enum { HDF5_SIGNATURE_BYTES = 8 };

typedef enum { HDF5_FINE, HDF5_NOT_HDF5, HDF5_TRUNCATED, HDF5_DAMAGED } Hdf5Fault;

/** Does it begin with the signature? Looks at HDF5_SIGNATURE_BYTES. */
bool hdf5_begins(const unsigned char *bytes);

Hdf5Fault hdf5_check(const unsigned char *bytes, size_t count);

#endif
