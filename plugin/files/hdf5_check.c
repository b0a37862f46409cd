#include "hdf5_check.h"
#include "hdf5_object.h"

#include <string.h>

bool hdf5_begins(const unsigned char *bytes)
{
    static const unsigned char signature[HDF5_SIGNATURE_BYTES] = {0x89, 'H',  'D',  'F',
                                                                  '\r', '\n', 0x1a, '\n'};
    return memcmp(bytes, signature, sizeof signature) == 0;
}

/* The superblock: signature, version, the sizes of addresses and of lengths; then, of 8 bytes each,
 * some addresses: the end of the file and the root among them. */
static Hdf5Fault check_head(const Hdf5Bytes *file, uint64_t *root)
{
    static const unsigned sizes_at[] = {13, 13, 9, 9}, end_at[] = {40, 44, 28, 28},
                          root_at[] = {64, 68, 36, 36};
    enum { VERSION = 8, LONGEST = 76, SIZES = 0x0808 };
    if (file->count < HDF5_SIGNATURE_BYTES || !hdf5_begins(file->bytes)) {
        return HDF5_NOT_HDF5;
    }
    if (file->count < LONGEST) {
        return HDF5_TRUNCATED;
    }
    const unsigned version = file->bytes[VERSION];
    if (version > 3 || hdf5_number(file->bytes + sizes_at[version], 2) != SIZES) {
        return HDF5_DAMAGED;
    }
    const uint64_t end = hdf5_number(file->bytes + end_at[version], 8);
    if (end > file->count) {
        return HDF5_TRUNCATED;
    }
    *root = hdf5_number(file->bytes + root_at[version], 8);
    return end == file->count ? HDF5_FINE : HDF5_DAMAGED;
}

Hdf5Fault hdf5_check(const unsigned char *bytes, size_t count)
{
    enum { MEANS_BYTES = 256 << 20 };
    Hdf5Walk walk = {.file = {bytes, count}, .means_bytes = MEANS_BYTES};
    uint64_t root = 0;
    const Hdf5Fault fault = check_head(&walk.file, &root);
    if (fault != HDF5_FINE) {
        return fault;
    }
    hdf5_add_object(&walk, root, 0);
    for (unsigned n = 0; n < walk.object_count; n++) {
        if (!hdf5_object_is_sound(&walk, walk.objects[n])) {
            return HDF5_DAMAGED;
        }
    }
    return HDF5_FINE;
}
