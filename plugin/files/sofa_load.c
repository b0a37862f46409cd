#include <mysofa.h>

#include "hdf5_check.h"
#include "sofa_load.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double pi = 3.14159265358979323846;

bool sofa_begins(const OpenFile *file)
{
    unsigned char head[HDF5_SIGNATURE_BYTES];
    return open_file_bytes_at(file, 0, head, sizeof head) && hdf5_begins(head);
}

/* libmysofa would find out late, or never. */
static FileFault check(const unsigned char *bytes, size_t count)
{
    switch (hdf5_check(bytes, count)) {
    case HDF5_FINE:
        return FILE_FINE;
    case HDF5_NOT_HDF5:
        return FILE_NOT_SOFA;
    case HDF5_TRUNCATED:
        return FILE_TRUNCATED;
    case HDF5_DAMAGED:
        break;
    }
    return FILE_SOFA_DAMAGED;
}

static struct MYSOFA_HRTF *parse(const unsigned char *bytes, size_t count, FileFault *fault)
{
    *fault = check(bytes, count);
    if (*fault != FILE_FINE) {
        return NULL;
    }
    int error = MYSOFA_OK;
    struct MYSOFA_HRTF *loaded = mysofa_load_data((const char *)bytes, count, &error);
    if (!loaded) {
        *fault = error == MYSOFA_NO_MEMORY ? FILE_NO_MEMORY : FILE_SOFA_DAMAGED;
    }
    return loaded;
}

struct MYSOFA_HRTF *sofa_load(const OpenFile *file, FileFault *fault)
{
    unsigned char *bytes = open_file_all_bytes(file, fault);
    struct MYSOFA_HRTF *loaded = bytes ? parse(bytes, file->bytes, fault) : NULL;
    free(bytes);
    return loaded;
}

bool sofa_attribute_is(const struct MYSOFA_ATTRIBUTE *attributes, const char *name,
                       const char *value)
{
    for (; attributes; attributes = attributes->next) {
        if (attributes->name && attributes->value && strcmp(attributes->name, name) == 0) {
            return strcmp(attributes->value, value) == 0;
        }
    }
    return false;
}

bool sofa_has(const struct MYSOFA_ARRAY *array, size_t elements)
{
    return array->values && array->elements == elements;
}

SofaPosition sofa_position(const struct MYSOFA_ARRAY *array, const float values[3])
{
    const double x = (double)values[0], y = (double)values[1], z = (double)values[2];
    if (!sofa_attribute_is(array->attributes, "Type", "cartesian")) {
        return (SofaPosition){x, y, z};
    }
    const double around = hypot(x, y);
    return (SofaPosition){atan2(y, x) * 180.0 / pi, atan2(z, around) * 180.0 / pi,
                          hypot(around, z)};
}
