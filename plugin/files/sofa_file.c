#include <mysofa.h> /* first: it names a dimension I, which <complex.h> defines */

#include "hdf5_check.h"
#include "sofa_file.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const double pi = 3.14159265358979323846;
static const double distance_tolerance = 0.1;
static const off_t most_bytes = 64L << 20;

/* A whole file in memory. */
typedef struct {
    unsigned char *bytes;
    size_t count;
} Bytes;

static SofaFault read_open(FILE *file, Bytes *bytes)
{
    struct stat about;
    if (fstat(fileno(file), &about) != 0) {
        return SOFA_UNREADABLE;
    }
    if (!S_ISREG(about.st_mode)) {
        return SOFA_NOT_A_FILE;
    }
    if (about.st_size == 0) {
        return SOFA_EMPTY;
    }
    if (about.st_size > most_bytes) {
        return SOFA_TOO_LARGE;
    }
    bytes->count = (size_t)about.st_size;
    bytes->bytes = malloc(bytes->count);
    if (!bytes->bytes) {
        return SOFA_NO_MEMORY;
    }
    return fread(bytes->bytes, 1, bytes->count, file) == bytes->count ? SOFA_FINE : SOFA_UNREADABLE;
}

/* Looked at before it is opened: to open a pipe would wait for its other end. */
static SofaFault read_bytes(const char *path, Bytes *bytes)
{
    struct stat about;
    if (stat(path, &about) != 0) {
        return errno == ENOENT || errno == ENOTDIR ? SOFA_NOT_FOUND : SOFA_UNREADABLE;
    }
    if (!S_ISREG(about.st_mode)) {
        return SOFA_NOT_A_FILE;
    }
    FILE *file = fopen(path, "rb");
    if (!file) {
        return errno == ENOENT ? SOFA_NOT_FOUND : SOFA_UNREADABLE;
    }
    const SofaFault fault = read_open(file, bytes);
    fclose(file);
    return fault;
}

/* libmysofa would find out late, or never. */
static SofaFault check_bytes(const Bytes *bytes)
{
    switch (hdf5_check(bytes->bytes, bytes->count)) {
    case HDF5_FINE:
        return SOFA_FINE;
    case HDF5_NOT_HDF5:
        return SOFA_NOT_SOFA;
    case HDF5_TRUNCATED:
        return SOFA_TRUNCATED;
    case HDF5_DAMAGED:
        return SOFA_DAMAGED;
    }
    return SOFA_DAMAGED;
}

static bool attribute_is(const struct MYSOFA_ATTRIBUTE *attribute, const char *name,
                         const char *value)
{
    for (; attribute; attribute = attribute->next) {
        if (attribute->name && attribute->value && strcmp(attribute->name, name) == 0) {
            return strcmp(attribute->value, value) == 0;
        }
    }
    return false;
}

static bool has(const struct MYSOFA_ARRAY *array, size_t elements)
{
    return array->values && array->elements == elements;
}

static SofaFault check_parts(const struct MYSOFA_HRTF *file)
{
    const size_t measurements = file->M;
    if (!attribute_is(file->attributes, "SOFAConventions", "SimpleFreeFieldHRIR") || file->R != 2) {
        return SOFA_NOT_HRTF;
    }
    if (!has(&file->DataIR, 2 * measurements * file->N) || file->DataIR.elements == 0) {
        return SOFA_NO_RESPONSES;
    }
    if (!has(&file->DataSamplingRate, 1)) {
        return SOFA_BAD_RATE;
    }
    const bool placed = has(&file->SourcePosition, 3 * measurements);
    const bool timed = has(&file->DataDelay, 2) || has(&file->DataDelay, 2 * measurements);
    return placed && (timed || !file->DataDelay.values) ? SOFA_FINE : SOFA_DAMAGED;
}

/* A measured position: azimuth, elevation, distance. */
typedef struct {
    Direction direction;
    double distance_m;
} Position;

static Position position_of(const struct MYSOFA_HRTF *file, unsigned measurement)
{
    const float *v = &file->SourcePosition.values[3 * (size_t)measurement];
    const double x = (double)v[0], y = (double)v[1], z = (double)v[2];
    if (!attribute_is(file->SourcePosition.attributes, "Type", "cartesian")) {
        return (Position){{x, y}, z};
    }
    const double around = hypot(x, y);
    return (Position){{atan2(y, x) * 180.0 / pi, atan2(z, around) * 180.0 / pi}, hypot(around, z)};
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
        const Position position = position_of(file, n);
        if (fabs(position.distance_m - wanted_m) > distance_tolerance * wanted_m) {
            continue;
        }
        directions[kept] = position.direction;
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

SofaFault sofa_take(SofaSet *set)
{
    struct MYSOFA_HRTF *file = set->file;
    const SofaFault fault = check_parts(file);
    if (fault != SOFA_FINE) {
        return fault;
    }
    const size_t bytes = sizeof(Direction) + 2 * sizeof(double);
    Direction *directions = calloc(file->M, bytes);
    if (!directions) {
        return SOFA_NO_MEMORY;
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
    return SOFA_FINE;
}

static SofaFault parse(const Bytes *bytes, SofaSet *set)
{
    const SofaFault fault = check_bytes(bytes);
    if (fault != SOFA_FINE) {
        return fault;
    }
    int error = MYSOFA_OK;
    set->file = mysofa_load_data((const char *)bytes->bytes, bytes->count, &error);
    if (!set->file) {
        return error == MYSOFA_NO_MEMORY ? SOFA_NO_MEMORY : SOFA_DAMAGED;
    }
    return sofa_take(set);
}

SofaFault sofa_read(const char *path, SofaSet *set)
{
    *set = (SofaSet){.file = NULL};
    Bytes bytes = {NULL, 0};
    SofaFault fault = read_bytes(path, &bytes);
    if (fault == SOFA_FINE) {
        fault = parse(&bytes, set);
    }
    free(bytes.bytes);
    return fault;
}

void sofa_free(SofaSet *set)
{
    if (set->file) {
        mysofa_free(set->file);
    }
    free(set->owned);
    *set = (SofaSet){.file = NULL};
}

HrtfTable *sofa_read_table(const char *path, SofaFault *fault)
{
    SofaSet set;
    HrtfTable *table = NULL;
    *fault = sofa_read(path, &set);
    if (*fault == SOFA_FINE) {
        HrtfFault prepared = HRTF_FINE;
        table = hrtf_prepare(&set.measured, &prepared);
        *fault = sofa_fault_of(prepared);
    }
    sofa_free(&set);
    return table;
}
