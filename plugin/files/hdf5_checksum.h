/* HDF5's checksum of metadata: Jenkins' lookup3 (public domain, 2006). */
#ifndef EARFIELD_HDF5_CHECKSUM_H
#define EARFIELD_HDF5_CHECKSUM_H

#include "hdf5_read.h"

/** Of 1 byte or more. Four of them from `hole` on count as zero, for a checksum that stands within
 * what it checks. */
uint32_t hdf5_checksum(const unsigned char *bytes, size_t length, size_t hole);

/** Is what stands at `checksum_at` right for the block? Both are inside. */
static inline bool hdf5_checksum_holds(const Hdf5Bytes *file, uint64_t at, uint64_t length,
                                       uint64_t checksum_at)
{
    return hdf5_checksum(file->bytes + at, (size_t)length, (size_t)(checksum_at - at)) ==
           hdf5_number(file->bytes + checksum_at, 4);
}

#endif
