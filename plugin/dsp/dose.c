#include "dose.h"

#include "decibel.h"

static const double longest_h = 10000.0;

static double full_energy_pa2_h(DoseStandard standard)
{
    switch (standard) {
    case DOSE_NIOSH:
        return pa2_from_spl(85.0) * 8.0; /* 1.01 Pa²h */
    case DOSE_WHO_ADULT:
        return pa2_from_spl(80.0) * 40.0; /* 1.6 Pa²h */
    case DOSE_WHO_SENSITIVE:
        break;
    }
    return pa2_from_spl(75.0) * 40.0; /* 0.51 Pa²h */
}

static double larger_energy_pa2_h(const Dose *dose)
{
    return fmax(dose->energy_pa2_h[0], dose->energy_pa2_h[1]);
}

void dose_add(Dose *dose, const double mean_square_pa2[DOSE_EARS], double hours)
{
    for (int ear = 0; ear < DOSE_EARS; ear++) {
        dose->energy_pa2_h[ear] += mean_square_pa2[ear] * hours;
    }
    dose->hours += hours;
}

double dose_level_dba(const Dose *dose)
{
    const double energy_pa2_h = larger_energy_pa2_h(dose);
    return energy_pa2_h > 0.0 && dose->hours > 0.0
               ? fmax(0.0, spl_from_pa2(energy_pa2_h / dose->hours))
               : 0.0;
}

double dose_percent(const Dose *dose, DoseStandard standard)
{
    return 100.0 * larger_energy_pa2_h(dose) / full_energy_pa2_h(standard);
}

double dose_hours_left(const Dose *dose, const double mean_square_pa2[DOSE_EARS],
                       DoseStandard standard)
{
    double hours = longest_h;
    for (int ear = 0; ear < DOSE_EARS; ear++) {
        const double left_pa2_h = full_energy_pa2_h(standard) - dose->energy_pa2_h[ear];
        if (left_pa2_h <= 0.0) {
            return 0.0;
        }
        if (left_pa2_h < hours * mean_square_pa2[ear]) {
            hours = left_pa2_h / mean_square_pa2[ear];
        }
    }
    return hours;
}

bool dose_is_sound(const Dose *dose)
{
    const double parts[] = {dose->energy_pa2_h[0], dose->energy_pa2_h[1], dose->hours};
    for (unsigned i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!isfinite(parts[i]) || parts[i] < 0.0) {
            return false;
        }
    }
    return true;
}
