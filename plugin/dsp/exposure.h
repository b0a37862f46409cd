/* The exposure meter: what the signal at the output is as sound at the ears, and the dose of it.
 *
 * signal -> what the worn device makes of it at the eardrum -> the diffuse field that would sound
 * the same there -> A-weighting -> energies in 10 ms -> Dose, and the mean square of the last 3 s.
 *
 * The dose lasts: only exposure_set_dose() sets it back. Each ear's energy is counted by itself, so
 * the louder ear is the one that has taken more, not that of the moment. */
#ifndef EARFIELD_EXPOSURE_H
#define EARFIELD_EXPOSURE_H

#include "a_weighting.h"
#include "dose.h"
#include "energy_window.h"

enum { EXPOSURE_FIELD_FILTERS = 5 };

typedef struct {
    bool calibrated;          /* else nothing counts and all reads 0 */
    bool stands_still;        /* an export is not heard: nothing counts, all reads as it stood */
    double full_scale_spl_db; /* at the eardrum, of a 1 kHz sine with peak 1 */
    /* The device's target less the response from a diffuse field to the eardrum, both relative to
     * 1 kHz (whatever gain the filters have there is taken out), and the latter's level there. */
    BiquadSpec to_field[EXPOSURE_FIELD_FILTERS];
    double field_at_1_khz_db;
    DoseStandard standard;
} ExposureSpec;

typedef struct {
    double level_dba;  /* equivalent level since the dose was set back */
    double dose;       /* percent of the standard */
    double hours_left; /* until 100 % at the level of the last 3 s: 0 to 10000 */
} ExposureReading;

typedef struct {
    ExposureSpec spec;
    double rate_hz;
    bool designed; /* the filters are those of `spec` */
    Biquad filters[EXPOSURE_FIELD_FILTERS + A_WEIGHTING_FILTERS]; /* of the signal, into pascals */
    EnergyWindow energy;
    Dose dose;
} Exposure;

/** Nothing heard, uncalibrated. */
void exposure_init(Exposure *exposure, double rate_hz);

/** Go over to `spec`; what was counted stays. Audio thread: bounded, no allocation. */
void exposure_set(Exposure *exposure, const ExposureSpec *spec);

/** Clear the audio history; the dose stays. Audio thread. */
void exposure_forget(Exposure *exposure);

/** Audio thread: bounded, no allocation. */
void exposure_process(Exposure *exposure, const Slice *slice);

/** Up to the last full 10 ms. Audio thread: O(1). */
ExposureReading exposure_reading(const Exposure *exposure);

/** To be saved. Audio thread. */
Dose exposure_dose(const Exposure *exposure);

/** To set it back ({0}) or to restore what dose_is_sound(). Audio thread. */
void exposure_set_dose(Exposure *exposure, Dose dose);

#endif
