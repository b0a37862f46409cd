/* Head-related transfer functions from a SOFA file (AES69, conventions SimpleFreeFieldHRIR: any
 * rate, any directions), by libmysofa. Reads files and allocates: workers and build tools only. */
#ifndef EARFIELD_SOFA_FILE_H
#define EARFIELD_SOFA_FILE_H

#include "../acoustics/hrtf_prepare.h"
#include "file_fault.h"

/** A measurement as it is in a file; `measured` points into what the other two own. */
typedef struct {
    HrtfMeasured measured;
    struct MYSOFA_HRTF *file;
    void *owned;
} SofaSet;

/** Read a file. Free `set` afterwards, also after a fault. Where several distances were measured,
 * the middle one is taken, give or take a tenth. */
FileFault sofa_read(const char *path, SofaSet *set);

void sofa_free(SofaSet *set);

/** The second half of it: look through what libmysofa has read, which is `set->file`. */
FileFault sofa_take(SofaSet *set);

/** Read and prepare, each ear as it is; NULL and the fault. */
HrtfTable *sofa_read_table(const char *path, FileFault *fault);

/** The fault of a preparation, in the terms of files. */
FileFault sofa_fault_of(HrtfFault fault);

#endif
