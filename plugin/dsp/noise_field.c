#include "noise_field.h"

#include "decibel.h"

/* Least-fourth-powers fits to the roots of the two powers, up to 18 kHz. */
static const double sum_gain_db = -3.095, difference_gain_db = -3.027;
static const BiquadSpec sum_filters[NOISE_FIELD_COHERENCE] = {
    {BIQUAD_LOW_SHELF, 560.5, 3.09, 0.408},
    {BIQUAD_PEAK, 692.6, -2.00, 1.278},
    {BIQUAD_PEAK, 692.6, 0.0, 1.0}};
static const BiquadSpec difference_filters[NOISE_FIELD_COHERENCE] = {
    {BIQUAD_LOW_SHELF, 100.3, -19.17, 0.473},
    {BIQUAD_LOW_SHELF, 340.1, -0.90, 1.331},
    {BIQUAD_PEAK, 708.2, 1.15, 2.021}};

/* Butterworth of the fourth order, at the rates that reach so far. */
static const BiquadSpec limits[NOISE_FIELD_LIMITS] = {{BIQUAD_LOW_PASS, 24000.0, 0.0, 0.54119610},
                                                      {BIQUAD_LOW_PASS, 24000.0, 0.0, 1.30656296}};

void noise_field_init(NoiseField *field, double rate_hz, uint64_t seed)
{
    field->seed = seed;
    pink_init(&field->pink, rate_hz, seed);
    biquads_set(field->limit, 0, limits, NOISE_FIELD_LIMITS, rate_hz);
    for (int i = 0; i < NOISE_FIELD_COHERENCE; i++) {
        BiquadDesign sum = biquad_design(&sum_filters[i], rate_hz);
        BiquadDesign difference = biquad_design(&difference_filters[i], rate_hz);
        if (i == 0) {
            sum = biquad_scaled(sum, gain_from_db(sum_gain_db));
            difference = biquad_scaled(difference, gain_from_db(difference_gain_db));
        }
        field->coherence[i].design = ears_design(&sum, &difference);
    }
    noise_field_forget(field);
}

void noise_field_fill(NoiseField *field, Pair *x, uint32_t frames)
{
    pink_fill(&field->pink, x, frames);
    biquads_run(field->limit, NOISE_FIELD_LIMITS, x, frames);
    ears_biquads_run(field->coherence, NOISE_FIELD_COHERENCE, x, frames);
    for (uint32_t i = 0; i < frames; i++) {
        x[i] = (Pair){x[i][0] + x[i][1], x[i][0] - x[i][1]};
    }
}

void noise_field_forget(NoiseField *field)
{
    pink_forget(&field->pink, field->seed);
    for (int i = 0; i < NOISE_FIELD_LIMITS; i++) {
        biquad_forget(&field->limit[i]);
    }
    ears_biquads_forget(field->coherence, NOISE_FIELD_COHERENCE);
}
