#include "eq_design.h"

#include "../dsp/decibel.h"
#include <string.h>

static BiquadDesign filter_design(const EqFilter *filter, double rate_hz)
{
    BiquadSpec spec = filter->biquad;
    if (filter->bandwidth_octaves > 0.0) {
        spec.q = biquad_q_of_bandwidth(filter->bandwidth_octaves, spec.frequency_hz, rate_hz);
    }
    return biquad_design(&spec, rate_hz);
}

static EqualiserEar design_ear(const EqEar *ear, double rate_hz)
{
    EqualiserEar e = {.gain = gain_from_db(ear->preamp_db), .count = ear->count};
    for (unsigned i = 0; i < ear->count; i++) {
        e.filters[i] = filter_design(&ear->filters[i], rate_hz);
    }
    return e;
}

static bool same_graphic(const GraphicEq *a, const GraphicEq *b)
{
    return a->count == b->count && memcmp(a->points, b->points, a->count * sizeof *a->points) == 0;
}

/* The taps of both ears, worked out once where they are the same. False where memory is short. */
static bool design_taps(const EqSpec *spec, double rate_hz, EqualiserTaps *by_taps[EARS])
{
    const GraphicEq *const left = &spec->ears[0].graphic, *const right = &spec->ears[1].graphic;
    if (left->count && !(by_taps[0] = graphic_eq_taps(left, rate_hz))) {
        return false;
    }
    if (same_graphic(left, right)) {
        by_taps[1] = by_taps[0];
        return true;
    }
    return !right->count || (by_taps[1] = graphic_eq_taps(right, rate_hz));
}

EqualiserDesign *eq_design_new(const EqSpec *spec, double rate_hz)
{
    EqualiserEar ears[EARS];
    EqualiserTaps *by_taps[EARS] = {NULL, NULL};
    EqualiserDesign *design = NULL;
    if (design_taps(spec, rate_hz, by_taps)) {
        for (unsigned ear = 0; ear < EARS; ear++) {
            ears[ear] = design_ear(&spec->ears[ear], rate_hz);
            ears[ear].by_taps = by_taps[ear];
        }
        design = equaliser_design_new(ears, rate_hz);
    }
    graphic_eq_taps_free(by_taps[0]);
    if (by_taps[1] != by_taps[0]) {
        graphic_eq_taps_free(by_taps[1]);
    }
    return design;
}

double eq_level_db(const EqEar *ear, double hz, double rate_hz)
{
    const Phasor at = phasor_at(hz, rate_hz);
    double db = ear->preamp_db + graphic_eq_level_db(&ear->graphic, hz);
    for (unsigned i = 0; i < ear->count; i++) {
        const BiquadDesign filter = filter_design(&ear->filters[i], rate_hz);
        db += db_from_gain(cabs(biquad_response(&filter, at.z_inverse)));
    }
    return db;
}
