/* Writes SOFA files for tests, good and bad ones, by HDF5 in the way that netCDF-4 lays them out.
 */
#ifndef EARFIELD_TEST_SOFA_WRITER_H
#define EARFIELD_TEST_SOFA_WRITER_H

#include <stdbool.h>

/** Rows of three; the variable is left away where there are none. */
typedef struct {
    const double *values;
    unsigned rows;
} SofaRows;

/** What is left 0 is left away from the file, or has SOFA's own default. */
typedef struct {
    const char *conventions;                            /* SingleRoomDRIR */
    const char *data_type;                              /* FIR */
    unsigned measurements, emitters, frames, receivers; /* 1, 1, 1, 2 */
    const double *responses; /* as long as the data type and the dimensions say */
    const double *delays;
    unsigned delay_count;
    double rate_hz;
    const char *position_type; /* spherical */
    SofaRows sources, listeners, views, emitter_positions;
    bool packed;     /* compressed, in chunks */
    bool unshuffled; /* where it is packed */
    bool single_precision;
    bool many_attributes; /* so many that HDF5 keeps them in a heap */
} SofaContents;

/** A head of two directions, 30 degrees to each side, twice as loud at the near ear. */
SofaContents sofa_small_head(void);

void sofa_write(const char *path, const SofaContents *contents);

#endif
