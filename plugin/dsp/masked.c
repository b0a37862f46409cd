#include "masked.h"

static const double masks_below_noise = 0.3981072; /* -4 dB */

double threshold_in_quiet_db(double hz)
{
    const double khz = hz / 1000.0, from_ear_canal = khz - 3.3;
    return 3.64 * pow(khz, -0.8) - 6.5 * exp(-0.6 * from_ear_canal * from_ear_canal) +
           1e-3 * pow(khz, 4.0);
}

void masked_init(Masked *m, double rate_hz)
{
    m->rate_hz = rate_hz;
    m->on = false;
    m->bands = 0;
    while (m->bands < ERB_BANDS && erb_edge_hz(m->bands + 1) < 0.45 * rate_hz) {
        m->bands++;
    }
    band_levels_init(&m->programme, rate_hz);
    m->share = 0.0;
}

double masked_audible_power(const StageSpec *spec, const StageDesign *design, double hz)
{
    const double of_sine = 0.5;
    return of_sine * pow(10.0, (threshold_in_quiet_db(hz) - spec->full_scale_spl_db) / 10.0) *
           stage_colour_power(design, hz);
}

bool masked_by_noise(double programme, double noise)
{
    return programme < masks_below_noise * noise;
}

void masked_set(Masked *m, const StageSpec *spec)
{
    if (!spec->on) {
        m->on = false;
        m->share = 0.0;
        return;
    }
    if (!m->on) {
        band_levels_forget(&m->programme);
    }
    m->on = true;
    const StageDesign design = stage_design(spec, m->rate_hz);
    for (unsigned band = 0; band < m->bands; band++) {
        const double hz = erb_middle_hz(band), width_hz = erb_edge_hz(band + 1) - erb_edge_hz(band);
        double density[EARS];
        stage_density(&design, hz, density);
        m->audible[band] = masked_audible_power(spec, &design, hz);
        m->noise[band][EAR_LEFT] = density[EAR_LEFT] * width_hz;
        m->noise[band][EAR_RIGHT] = density[EAR_RIGHT] * width_hz;
    }
}

static double share_in(const Masked *m, unsigned ear)
{
    unsigned audible = 0, masked = 0;
    for (unsigned band = 0; band < m->bands; band++) {
        const double power = m->programme.power[band][ear];
        if (power >= m->audible[band] && power > 0.0) {
            audible++;
            masked += masked_by_noise(power, m->noise[band][ear]);
        }
    }
    return audible > 0 ? (double)masked / audible : 0.0;
}

bool masked_process(Masked *m, const Slice *slice)
{
    if (!m->on || !band_levels_process(&m->programme, slice)) {
        return false;
    }
    m->share = fmax(share_in(m, EAR_LEFT), share_in(m, EAR_RIGHT));
    return true;
}

double masked_share(const Masked *m)
{
    return m->share;
}

void masked_forget(Masked *m)
{
    band_levels_forget(&m->programme);
    m->share = 0.0;
}
