/* A SOFA file (AES69) as libmysofa reads it, looked through beforehand, as libmysofa trusts what it
 * reads; and what all readers of such files ask. Allocates: workers and build tools only. */
#ifndef EARFIELD_SOFA_LOAD_H
#define EARFIELD_SOFA_LOAD_H

#include "open_file.h"

struct MYSOFA_ARRAY;
struct MYSOFA_ATTRIBUTE;
struct MYSOFA_HRTF;

/** Does it begin as SOFA files do? */
bool sofa_begins(const OpenFile *file);

/** For mysofa_free(); NULL and the fault. Dimensions and contents are as they are in the file: not
 * checked against each other. */
struct MYSOFA_HRTF *sofa_load(const OpenFile *file, FileFault *fault);

bool sofa_attribute_is(const struct MYSOFA_ATTRIBUTE *attributes, const char *name,
                       const char *value);

/** Is it there, and does it have as many elements? */
bool sofa_has(const struct MYSOFA_ARRAY *array, size_t elements);

/** The azimuth is counted from the front to the left, the elevation upwards. */
typedef struct {
    double azimuth_degrees, elevation_degrees, distance_m;
} SofaPosition;

/** Of three values in the array's kind of coordinates. */
SofaPosition sofa_position(const struct MYSOFA_ARRAY *array, const float values[3]);

#endif
