/* HDF5's checksum of metadata: Jenkins' lookup3 (public domain, 2006). */
#ifndef EARFIELD_HDF5_CHECKSUM_H
#define EARFIELD_HDF5_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/** Four bytes from `hole` on count as zero, for a checksum that stands within what it checks. */
uint32_t hdf5_checksum(const unsigned char *bytes, size_t length, size_t hole);

#endif
