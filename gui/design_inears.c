#include "design_inears.h"

#include "../plugin/dsp/a_weighting_power.h"
#include "../plugin/pictures.h"

/* ------------------------------------------------------------------------------- curves -- */

static InEars inears_of(const InEarsSpec *spec, double rate_hz)
{
    InEars inears = {0};
    inears_set(&inears, spec, rate_hz);
    return inears;
}

void inears_curves(const InEarsSpec *spec, const StageSpec *stage, DriversKind drivers,
                   double rate_hz, InEarsCurves *curves)
{
    const DesignAxis axis = design_axis(rate_hz);
    const InEars inears = inears_of(spec, rate_hz);
    const StageDesign design = stage_design(stage, rate_hz);
    BiquadSpec specs[DRIVERS_FILTERS];
    BiquadDesign designs[DRIVERS_FILTERS];
    const unsigned count = drivers_filters(drivers, specs);
    for (unsigned n = 0; n < count; n++) {
        designs[n] = biquad_design(&specs[n], rate_hz);
    }
    curves->coloured = count > 0;
    for (unsigned i = 0; i < axis.count; i++) {
        const Phasor at = phasor_at(axis.hz[i], rate_hz);
        const Transfer t = inears_transfer(&inears, &at);
        curves->mix[EAR_LEFT][i] = design_level_db(t.left_left);
        curves->mix[EAR_RIGHT][i] = design_level_db(t.right_right);
        curves->drivers[i] = design_level_db(biquads_response(designs, count, at.z_inverse));
        double share[EARS];
        stage_let_in(&design, axis.hz[i], share);
        for (unsigned ear = 0; ear < EARS; ear++) {
            curves->let_in[ear][i] = design_power_db(share[ear]);
        }
    }
}

void inears_let_in_dba(const StageSpec *stage, double rate_hz, double let_in_db[EARS])
{
    const DesignAxis axis = design_axis(rate_hz);
    const StageDesign design = stage_design(stage, rate_hz);
    double all = 0.0, in[EARS] = {0.0};
    for (unsigned i = 0; i < axis.count; i++) { /* of pink noise, each point's band has as much */
        const double weight = a_weighting_power(axis.hz[i]);
        double share[EARS];
        stage_let_in(&design, axis.hz[i], share);
        all += weight;
        in[EAR_LEFT] += weight * share[EAR_LEFT];
        in[EAR_RIGHT] += weight * share[EAR_RIGHT];
    }
    for (unsigned ear = 0; ear < EARS; ear++) {
        let_in_db[ear] = design_power_db(in[ear] / all);
    }
}

/* ------------------------------------------------------------------------------- masked -- */

/* A place between the points of a spectrum; the middle of point i's band is i + 0.5. */
static double spectrum_place(double hz)
{
    return spectrum_point(hz) + 0.5;
}

/* Each point stands for a band, too. */
static double power_between(const float *spectrum_db, double from_hz, double to_hz)
{
    const double from = spectrum_place(from_hz), to = spectrum_place(to_hz);
    double power = 0.0;
    for (int point = (int)from; point <= (int)to && point < SPECTRUM_POINTS; point++) {
        const double share = fmin(to, point + 1.0) - fmax(from, point);
        power += share * pow(10.0, (double)spectrum_db[point] / 10.0);
    }
    return power;
}

static double power_of(double complex h)
{
    return creal(h) * creal(h) + cimag(h) * cimag(h);
}

/* In each ear, by what all the way adds to it. */
static void programme_in_band(const InEars *inears, double rate_hz,
                              const InEarsProgramme *programme, unsigned band, double power[EARS])
{
    const double hz = erb_middle_hz(band);
    const Phasor at = phasor_at(hz, rate_hz);
    const Transfer t = inears_transfer(inears, &at);
    const double way[EARS] = {power_of(t.left_left), power_of(t.right_right)};
    const double before =
        power_between(programme->spectrum_db, erb_edge_hz(band), erb_edge_hz(band + 1));
    for (unsigned ear = 0; ear < EARS; ear++) {
        const float *correction_db = programme->correction_db[ear];
        const double db = programme->gain_db +
                          (correction_db ? (double)correction_db[(int)spectrum_place(hz)] : 0.0);
        power[ear] = before * way[ear] * pow(10.0, db / 10.0);
    }
}

void inears_masked_bands(const InEarsSpec *spec, const StageSpec *stage, double rate_hz,
                         const InEarsProgramme *programme, bool masked[ERB_BANDS])
{
    const InEars inears = inears_of(spec, rate_hz);
    const StageDesign design = stage_design(stage, rate_hz);
    for (unsigned band = 0; band < ERB_BANDS; band++) {
        const double hz = erb_middle_hz(band), to_hz = erb_edge_hz(band + 1);
        const double audible = masked_audible_power(stage, &design, hz);
        double density[EARS], power[EARS];
        stage_density(&design, hz, density);
        programme_in_band(&inears, rate_hz, programme, band, power);
        masked[band] = false;
        for (unsigned ear = 0; ear < EARS; ear++) {
            masked[band] |= to_hz < 0.45 * rate_hz && !ear_is_out(spec->ear_out, ear) &&
                            power[ear] >= audible &&
                            masked_by_noise(power[ear], density[ear] * (to_hz - erb_edge_hz(band)));
        }
    }
}
