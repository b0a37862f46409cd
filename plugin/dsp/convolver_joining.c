#include "convolver_joining.h"

#include <string.h>

/* A partition of the voice plays from the oldest slot, and did not before. */
static bool partition_joins(const Level *level, unsigned voice)
{
    return level->grows && level_partitions(level, voice) == level->recorded;
}

void joining_begin(Level *level)
{
    if (!level->fading && partition_joins(level, LIVE)) {
        level->voices[FADING].part = level->voices[LIVE].part;
        level->fading = true;
    }
}

static void negate(float *x, size_t floats)
{
    for (size_t i = 0; i < floats; i++) {
        x[i] = -x[i];
    }
}

/* Half of the vectors were begun with the partition that joins in their sum: so all have it at
 * first, and it is taken out again. */
void joining_multiply_fading(Level *level, unsigned begin, unsigned end)
{
    const size_t vector = (size_t)CONVOLVER_SLOT_FLOATS * level->kernels->lanes;
    const size_t floats = (end - begin) * vector;
    float *product = level->voices[FADING].product + begin * vector;
    if (level_voices_share(level)) {
        memcpy(product, level->voices[LIVE].product + begin * vector, floats * sizeof *product);
    } else {
        level_multiply(level, FADING, 0, begin, end);
    }
    if (partition_joins(level, FADING)) {
        negate(product, floats);
        level_add_partition(level, FADING, level->recorded - 1, begin, end);
        negate(product, floats);
    }
}
