/* Head-related transfer functions from a SOFA file (AES69, conventions SimpleFreeFieldHRIR: any
 * rate, any directions), by libmysofa. Reads files and allocates: workers and build tools only. */
#ifndef EARFIELD_SOFA_FILE_H
#define EARFIELD_SOFA_FILE_H

#include "../acoustics/hrtf_prepare.h"

typedef enum {
    SOFA_FINE,
    SOFA_NOT_FOUND,
    SOFA_NOT_A_FILE, /* a folder, a device */
    SOFA_UNREADABLE,
    SOFA_TOO_LARGE, /* over 64 MB: refused before the library sees it */
    SOFA_NO_MEMORY,
    SOFA_EMPTY,
    SOFA_NOT_SOFA,  /* text, sound, another kind of data */
    SOFA_TRUNCATED, /* shorter than its own head says */
    SOFA_DAMAGED,
    SOFA_NOT_HRTF, /* another convention than SimpleFreeFieldHRIR */
    SOFA_NO_RESPONSES,
    SOFA_BAD_RATE,
    SOFA_TOO_FEW_DIRECTIONS,
    SOFA_TOO_SHORT,
    SOFA_NOT_FINITE,
    SOFA_SILENT
} SofaFault;

/** For the user, to follow the file's name: "is empty". Static. */
const char *sofa_fault_text(SofaFault fault);

/** A measurement as it is in a file; `measured` points into what the other two own. */
typedef struct {
    HrtfMeasured measured;
    struct MYSOFA_HRTF *file;
    void *owned;
} SofaSet;

/** Read a file. Free `set` afterwards, also after a fault. Where several distances were measured,
 * the middle one is taken, give or take a tenth. */
SofaFault sofa_read(const char *path, SofaSet *set);

void sofa_free(SofaSet *set);

/** The second half of it: look through what libmysofa has read, which is `set->file`. */
SofaFault sofa_take(SofaSet *set);

/** Read and prepare, each ear as it is; NULL and the fault. */
HrtfTable *sofa_read_table(const char *path, SofaFault *fault);

/** The fault of a preparation, in the terms of files. */
SofaFault sofa_fault_of(HrtfFault fault);

#endif
