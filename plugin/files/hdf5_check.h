/* Is an HDF5 file (which a SOFA file is) whole? libmysofa trusts what it reads and takes its host
 * down with it where a name or a size is damaged; but HDF5 checksums all of that. What is checked:
 * the signature, the end of the file, object headers with their continuations, fractal heaps and
 * their direct blocks, and what has no checksum, that the addresses of chunks are in the file
 * ("HDF5 File Format Specification" 3.0, II.A, III.A.1, III.G, IV.A.1.b). Not data. Reads nothing
 * outside `count` bytes; any thread but the audio thread. */
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
