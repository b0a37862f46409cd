#include "exposure.h"

#include "decibel.h"
#include "phasor.h"

enum {
    FILTERS = EXPOSURE_FIELD_FILTERS + A_WEIGHTING_FILTERS,
    LAST = FILTERS - 1 /* the low-pass: nothing below the audible is left there to make a step of */
};

/* A 1 kHz sine with peak 1 has the mean square 1/2 and comes out with that of the field, in Pa². */
static double pascals(const ExposureSpec *spec)
{
    return sqrt(2.0 * pa2_from_spl(spec->full_scale_spl_db - spec->field_at_1_khz_db));
}

static void design(const ExposureSpec *spec, double rate_hz, BiquadDesign filters[FILTERS])
{
    for (int i = 0; i < EXPOSURE_FIELD_FILTERS; i++) {
        filters[i] = biquad_design(&spec->to_field[i], rate_hz);
    }
    a_weighting_design(rate_hz, filters + EXPOSURE_FIELD_FILTERS);
    const Phasor at_1_khz = phasor_at(1000.0, rate_hz);
    const double gain_1_khz = cabs(biquads_response(filters, FILTERS, at_1_khz.z_inverse));
    filters[LAST] = biquad_scaled(filters[LAST], pascals(spec) / gain_1_khz);
}

/* What the design is made of, in both. */
static bool weighs_the_same(const ExposureSpec *a, const ExposureSpec *b)
{
    return a->full_scale_spl_db == b->full_scale_spl_db &&
           a->field_at_1_khz_db == b->field_at_1_khz_db &&
           biquad_specs_same(a->to_field, EXPOSURE_FIELD_FILTERS, b->to_field,
                             EXPOSURE_FIELD_FILTERS);
}

static bool counts(const ExposureSpec *spec)
{
    return spec->calibrated && !spec->stands_still;
}

void exposure_init(Exposure *e, double rate_hz)
{
    *e = (Exposure){.rate_hz = rate_hz};
    exposure_forget(e);
}

void exposure_set(Exposure *e, const ExposureSpec *spec)
{
    if (!counts(&e->spec) && counts(spec)) {
        exposure_forget(e); /* what the filters remember is long ago */
    }
    const bool designed = e->designed && weighs_the_same(&e->spec, spec);
    e->spec = *spec;
    if (designed) {
        return; /* most changes are of something else */
    }
    BiquadDesign filters[FILTERS];
    design(spec, e->rate_hz, filters);
    for (int i = 0; i < FILTERS; i++) {
        e->filters[i].design = filters[i];
    }
    e->designed = true;
}

void exposure_forget(Exposure *e)
{
    for (int i = 0; i < FILTERS; i++) {
        biquad_forget(&e->filters[i]);
    }
    energy_window_init(&e->energy, e->rate_hz);
}

static void mean_square(double ears[DOSE_EARS], const Energy *energy, double frames)
{
    ears[0] = energy->left / frames;
    ears[1] = energy->right / frames;
}

void exposure_process(Exposure *e, const Slice *slice)
{
    if (!counts(&e->spec)) {
        return;
    }
    Pair pressure_pa[SLICE_FRAMES];
    pairs_from_slice(pressure_pa, slice);
    biquads_run(e->filters, FILTERS, pressure_pa, slice->frames);
    if (energy_window_add(&e->energy, pressure_pa, slice->frames)) {
        const double frames = energy_window_frames(&e->energy, 1);
        double pa2[DOSE_EARS];
        mean_square(pa2, &e->energy.latest, frames);
        dose_add(&e->dose, pa2, frames / e->rate_hz / 3600.0);
    }
}

ExposureReading exposure_reading(const Exposure *e)
{
    if (!e->spec.calibrated) {
        return (ExposureReading){0.0, 0.0, 0.0};
    }
    double present_pa2[DOSE_EARS];
    mean_square(present_pa2, &e->energy.over_3_s, energy_window_frames(&e->energy, ENERGY_BINS));
    return (ExposureReading){.level_dba = dose_level_dba(&e->dose),
                             .dose = dose_percent(&e->dose, e->spec.standard),
                             .hours_left =
                                 dose_hours_left(&e->dose, present_pa2, e->spec.standard)};
}

Dose exposure_dose(const Exposure *e)
{
    return e->dose;
}

void exposure_set_dose(Exposure *e, Dose dose)
{
    e->dose = dose;
}
