#include "leak.h"

#include <math.h>

static const double air_density_kg_per_m3 = 1.204, sound_speed_m_per_s = 343.0;
static const double viscosity_pa_s = 1.84e-5;
static const double hole_length_m = 0.003, canal_volume_m3 = 1.26e-6;

/* RC and R'C in s, MC in s². */
typedef struct {
    double rc, damped_rc, mc;
} LeakTimes;

static LeakTimes times_of(double diameter_mm)
{
    const double pi = acos(-1.0);
    const double l = hole_length_m, r = 0.5e-3 * diameter_mm;
    const double resistance = 8.0 * viscosity_pa_s * l / (pi * r * r * r * r);
    const double mass = air_density_kg_per_m3 * (4.0 * l / 3.0 + 1.7 * r) / (pi * r * r);
    const double compliance =
        canal_volume_m3 / (air_density_kg_per_m3 * sound_speed_m_per_s * sound_speed_m_per_s);
    const double damped = fmax(resistance, 0.5 * sqrt(mass / compliance));
    return (LeakTimes){resistance * compliance, damped * compliance, mass * compliance};
}

double complex leak_response(double diameter_mm, double hz)
{
    if (diameter_mm <= 0.0) {
        return 1.0;
    }
    const LeakTimes t = times_of(diameter_mm);
    const double complex s = I * 2.0 * acos(-1.0) * hz;
    return s * (t.rc + s * t.mc) / (1.0 + s * t.damped_rc + s * s * t.mc);
}

/* The bilinear transform, s = (1 - 1/z) / (k (1 + 1/z)), exact at the resonance. */
BiquadDesign leak_design(double diameter_mm, double rate_hz)
{
    if (diameter_mm <= 0.0) {
        return (BiquadDesign){.b0 = 1.0};
    }
    const LeakTimes t = times_of(diameter_mm);
    const double k = tan(0.5 / (sqrt(t.mc) * rate_hz)) * sqrt(t.mc);
    const double rc = t.rc * k, damped_rc = t.damped_rc * k;
    const double a0 = t.mc + damped_rc + k * k;
    return (BiquadDesign){.b0 = (t.mc + rc) / a0,
                          .b1 = -2.0 * t.mc / a0,
                          .b2 = (t.mc - rc) / a0,
                          .a1 = 2.0 * (k * k - t.mc) / a0,
                          .a2 = (t.mc - damped_rc + k * k) / a0};
}

BiquadDesign leak_entering_design(double diameter_mm, double rate_hz)
{
    const BiquadDesign h = leak_design(diameter_mm, rate_hz);
    return (BiquadDesign){1.0 - h.b0, h.a1 - h.b1, h.a2 - h.b2, h.a1, h.a2};
}

void leak_set(Leak *leak, const double diameter_mm[EARS], double rate_hz)
{
    for (unsigned ear = 0; ear < EARS; ear++) {
        leak->diameter_mm[ear] = diameter_mm[ear];
        leak->design[ear] = leak_design(diameter_mm[ear], rate_hz);
        if (diameter_mm[ear] <= 0.0) {
            leak->filter.s1[ear] = leak->filter.s2[ear] = 0.0;
        }
    }
    leak->filter.design = ears_design(&leak->design[EAR_LEFT], &leak->design[EAR_RIGHT]);
}

void leak_process(Leak *leak, Slice *slice)
{
    const bool left = leak->diameter_mm[EAR_LEFT] > 0.0, right = leak->diameter_mm[EAR_RIGHT] > 0.0;
    if (!left && !right) {
        return;
    }
    Pair x[SLICE_FRAMES];
    pairs_from_slice(x, slice);
    ears_biquads_run(&leak->filter, 1, x, slice->frames);
    for (uint32_t i = 0; i < slice->frames; i++) {
        slice->left[i] = left ? (float)x[i][EAR_LEFT] : slice->left[i];
        slice->right[i] = right ? (float)x[i][EAR_RIGHT] : slice->right[i];
    }
}

void leak_forget(Leak *leak)
{
    ears_biquads_forget(&leak->filter, 1);
}
