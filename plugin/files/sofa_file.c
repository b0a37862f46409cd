#include <mysofa.h> /* first: it names a dimension I, which <complex.h> defines */

#include "sofa_file.h"
#include "sofa_load.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double distance_tolerance = 0.1;

static FileFault check_parts(const struct MYSOFA_HRTF *file)
{
    const size_t measurements = file->M;
    if (!sofa_attribute_is(file->attributes, "SOFAConventions", "SimpleFreeFieldHRIR") ||
        file->R != 2) {
        return FILE_NOT_HRTF;
    }
    if (!sofa_has(&file->DataIR, 2 * measurements * file->N) || file->DataIR.elements == 0) {
        return FILE_NO_RESPONSES;
    }
    if (!sofa_has(&file->DataSamplingRate, 1)) {
        return FILE_BAD_RATE;
    }
    const bool placed = sofa_has(&file->SourcePosition, 3 * measurements);
    const bool timed =
        sofa_has(&file->DataDelay, 2) || sofa_has(&file->DataDelay, 2 * measurements);
    return placed && (timed || !file->DataDelay.values) ? FILE_FINE : FILE_SOFA_DAMAGED;
}

static SofaPosition position_of(const struct MYSOFA_HRTF *file, unsigned measurement)
{
    return sofa_position(&file->SourcePosition,
                         &file->SourcePosition.values[3 * (size_t)measurement]);
}

static int ascending(const void *a, const void *b)
{
    const double first = *(const double *)a, second = *(const double *)b;
    return (first > second) - (first < second);
}

static double middle_distance_m(const struct MYSOFA_HRTF *file, double *scratch)
{
    for (unsigned n = 0; n < file->M; n++) {
        scratch[n] = position_of(file, n).distance_m;
    }
    qsort(scratch, file->M, sizeof *scratch, ascending);
    return scratch[file->M / 2];
}

/* Move what is at the middle distance to the front; returns how many. */
static unsigned keep_middle_distance(struct MYSOFA_HRTF *file, Direction *directions,
                                     double *delays_s)
{
    const double wanted_m = middle_distance_m(file, delays_s),
                 rate_hz = (double)*file->DataSamplingRate.values;
    const size_t frames = 2 * (size_t)file->N;
    const struct MYSOFA_ARRAY *delay = &file->DataDelay;
    unsigned kept = 0;
    for (unsigned n = 0; n < file->M; n++) {
        const SofaPosition position = position_of(file, n);
        if (fabs(position.distance_m - wanted_m) > distance_tolerance * wanted_m) {
            continue;
        }
        directions[kept] = (Direction){position.azimuth_degrees, position.elevation_degrees};
        for (size_t ear = 0; ear < 2; ear++) {
            const size_t from = delay->elements > 2 ? 2 * (size_t)n + ear : ear;
            delays_s[2 * (size_t)kept + ear] =
                delay->values ? (double)delay->values[from] / rate_hz : 0.0;
        }
        memmove(&file->DataIR.values[kept * frames], &file->DataIR.values[n * frames],
                frames * sizeof *file->DataIR.values);
        kept++;
    }
    return kept;
}

FileFault sofa_take(SofaSet *set)
{
    struct MYSOFA_HRTF *file = set->file;
    const FileFault fault = check_parts(file);
    if (fault != FILE_FINE) {
        return fault;
    }
    const size_t bytes = sizeof(Direction) + 2 * sizeof(double);
    Direction *directions = calloc(file->M, bytes);
    if (!directions) {
        return FILE_NO_MEMORY;
    }
    set->owned = directions;
    double *delays_s = (double *)(directions + file->M);
    set->measured = (HrtfMeasured){
        .measurements = keep_middle_distance(file, directions, delays_s),
        .frames = file->N,
        .rate_hz = (double)*file->DataSamplingRate.values,
        .directions = directions,
        .delays_s = delays_s,
        .responses = file->DataIR.values,
    };
    return FILE_FINE;
}

FileFault sofa_read(const char *path, SofaSet *set)
{
    *set = (SofaSet){.file = NULL};
    OpenFile file;
    FileFault fault = open_file(path, &file);
    if (fault == FILE_FINE) {
        set->file = sofa_load(&file, &fault);
        open_file_close(&file);
    }
    return set->file ? sofa_take(set) : fault;
}

void sofa_free(SofaSet *set)
{
    if (set->file) {
        mysofa_free(set->file);
    }
    free(set->owned);
    *set = (SofaSet){.file = NULL};
}

FileFault sofa_fault_of(HrtfFault fault)
{
    switch (fault) {
    case HRTF_FINE:
        return FILE_FINE;
    case HRTF_NO_MEMORY:
        return FILE_NO_MEMORY;
    case HRTF_TOO_FEW_DIRECTIONS:
        return FILE_TOO_FEW_DIRECTIONS;
    case HRTF_BAD_RATE:
        return FILE_BAD_RATE;
    case HRTF_BAD_LENGTH:
        return FILE_TOO_SHORT;
    case HRTF_NOT_FINITE:
        return FILE_NOT_FINITE;
    case HRTF_SILENT:
        break;
    }
    return FILE_SILENT_DIRECTION;
}

HrtfTable *sofa_read_table(const char *path, FileFault *fault)
{
    SofaSet set;
    HrtfTable *table = NULL;
    *fault = sofa_read(path, &set);
    if (*fault == FILE_FINE) {
        HrtfFault prepared = HRTF_FINE;
        table = hrtf_prepare(&set.measured, &prepared);
        *fault = sofa_fault_of(prepared);
    }
    sofa_free(&set);
    return table;
}
