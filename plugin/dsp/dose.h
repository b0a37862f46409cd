/* What the ears have taken: an estimate of sound exposure, never a safety device. Pure: any thread.
 *
 * Levels are A-weighted and related to the diffuse field. Energy alone counts, in Pa²h (3 dB for half
 * the time), without a threshold level; so any standard is another scale of the same energy. The
 * ear that has taken more counts. */
#ifndef EARFIELD_DOSE_H
#define EARFIELD_DOSE_H

#include <stdbool.h>

enum { DOSE_EARS = 2 }; /* left, right */

typedef struct {
    double energy_pa2_h[DOSE_EARS];
    double hours; /* that were listened to */
} Dose;

/** What 100 % is.
 * NIOSH: 85 dBA for 8 h (NIOSH 98-126; its table, in steps of exactly 3 dB for half the time, comes
 * to 0.7 % more at 94 dBA and to 2.4 % more at 115). WHO: 80 dBA (adults) or 75 dBA (sensitive) for
 * 40 h, which are per week (ITU-T H.870). */
typedef enum { DOSE_NIOSH, DOSE_WHO_ADULT, DOSE_WHO_SENSITIVE } DoseStandard;

/** Take a mean square of pressure for a while. */
void dose_add(Dose *dose, const double mean_square_pa2[DOSE_EARS], double hours);

/** The level that lasting all the hours would have come to as much, in dBA; 0 for silence. */
double dose_level_dba(const Dose *dose);

/** In percent. */
double dose_percent(const Dose *dose, DoseStandard standard);

/** Until 100 % at the mean square of now: 0 where it is reached, 10000 at the most. */
double dose_hours_left(const Dose *dose, const double mean_square_pa2[DOSE_EARS],
                       DoseStandard standard);

/** False for what no listening leads to: a damaged state. */
bool dose_is_sound(const Dose *dose);

#endif
