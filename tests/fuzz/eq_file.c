/* Corrections: any bytes are read or refused, and what is read is within its ranges and can be
 * played. */
#include "../../plugin/files/eq_file.h"
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool truth)
{
    if (!truth) {
        abort();
    }
}

static bool within(double value, double least, double most)
{
    return value >= least && value <= most;
}

static void check_ear(const EqEar *ear)
{
    require(within(ear->preamp_db, -40.0, 40.0) && ear->count <= EQ_FILTERS);
    for (unsigned i = 0; i < ear->count; i++) {
        const EqFilter *const f = &ear->filters[i];
        require(within(f->biquad.frequency_hz, EQ_LEAST_HZ, EQ_MOST_HZ));
        require(within(f->biquad.gain_db, -40.0, 40.0));
        require(f->bandwidth_octaves > 0.0 || within(f->biquad.q, 0.01, 100.0));
    }
    const GraphicEq *const g = &ear->graphic;
    require(g->count <= GRAPHIC_EQ_POINTS);
    for (unsigned i = 0; i < g->count; i++) {
        require(within(g->points[i].hz, EQ_LEAST_HZ, EQ_MOST_HZ));
        require(within(g->points[i].db, -40.0, 40.0));
        require(i == 0 || g->points[i].hz > g->points[i - 1].hz);
    }
    require(isfinite(eq_level_db(ear, 997.0, 48000.0)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static EqSpec spec;
    EqFault fault;
    if (eq_file_parse((const char *)data, size, &spec, &fault)) {
        check_ear(&spec.ears[0]);
        check_ear(&spec.ears[1]);
    } else {
        require(memchr(fault.words, '\0', sizeof fault.words) && fault.words[0] != '\0');
    }
    return 0;
}
