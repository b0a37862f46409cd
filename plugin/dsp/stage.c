#include "stage.h"

#include "decibel.h"
#include "isolation.h"
#include "leak.h"
#include "phasor.h"
#include "pink.h"

static const double sine_power_db = -3.0103; /* of peak 1 */

bool stage_spec_same(const StageSpec *a, const StageSpec *b)
{
    if (!a->on && !b->on) {
        return true;
    }
    return a->on == b->on && a->level_dba == b->level_dba &&
           a->full_scale_spl_db == b->full_scale_spl_db && a->isolation_db == b->isolation_db &&
           a->leak_mm[EAR_LEFT] == b->leak_mm[EAR_LEFT] &&
           a->leak_mm[EAR_RIGHT] == b->leak_mm[EAR_RIGHT] && a->ear_out == b->ear_out &&
           a->field_at_1_khz_db == b->field_at_1_khz_db &&
           biquad_specs_same(a->to_field, STAGE_FIELD_FILTERS, b->to_field, STAGE_FIELD_FILTERS);
}

static double power(double complex h)
{
    return creal(h) * creal(h) + cimag(h) * cimag(h);
}

/* But for the gain. */
static double complex colour_response(const StageDesign *d, double hz)
{
    return biquads_response(d->colour, STAGE_FIELD_FILTERS, phasor_at(hz, d->rate_hz).z_inverse);
}

StageDesign stage_design(const StageSpec *spec, double rate_hz)
{
    StageDesign design = {.rate_hz = rate_hz,
                          .isolation_db = spec->isolation_db,
                          .leak_mm = {spec->leak_mm[EAR_LEFT], spec->leak_mm[EAR_RIGHT]},
                          .ear_out = spec->ear_out};
    const double in_field_db = spec->level_dba - spec->full_scale_spl_db + sine_power_db;
    design.field_gain = gain_from_db(in_field_db) / sqrt(pink_a_weighted_power(rate_hz, INFINITY));
    for (unsigned i = 0; i < STAGE_FIELD_FILTERS; i++) {
        BiquadSpec from_field = spec->to_field[i];
        from_field.gain_db = -from_field.gain_db; /* the exact inverse */
        design.colour[i] = biquad_design(&from_field, rate_hz);
    }
    const double at_1_khz = sqrt(power(colour_response(&design, 1000.0)));
    design.colour_gain = gain_from_db(spec->field_at_1_khz_db) / at_1_khz;
    return design;
}

double stage_colour_power(const StageDesign *d, double hz)
{
    return power(d->colour_gain * colour_response(d, hz));
}

void stage_let_in(const StageDesign *d, double hz, double share[EARS])
{
    const double through_shell = pow(10.0, -isolation_at_db(d->isolation_db, hz) / 10.0);
    for (unsigned ear = 0; ear < EARS; ear++) {
        const double through_leak = power(1.0 - leak_response(d->leak_mm[ear], hz));
        share[ear] = ear_is_out(d->ear_out, ear) ? 1.0 : through_shell + through_leak;
    }
}

void stage_density(const StageDesign *d, double hz, double density[EARS])
{
    const double all = d->field_gain * d->field_gain / hz * stage_colour_power(d, hz);
    stage_let_in(d, hz, density);
    for (unsigned ear = 0; ear < EARS; ear++) {
        density[ear] *= all;
    }
}
