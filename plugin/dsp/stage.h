/* The noise of a stage as the two ears hear it past their earphones, as a setting and as a
 * spectrum.
 *
 * In the field it is pink, of an A-weighted level. What an eardrum would hear of it is brought into
 * the signal of the worn device by its colour: diffuse-field response less the device's target.
 * Past an earphone come two parts of independent phase: through the shell, weakened by its
 * isolation, and through a leak of the seal, by 1 - H (leak.h). In an ear that is out it is all
 * there. */
#ifndef EARFIELD_STAGE_H
#define EARFIELD_STAGE_H

#include "ears.h"
#include "graphic.h"

enum { STAGE_FIELD_FILTERS = 5 };

typedef struct {
    bool on;
    double level_dba;         /* sound pressure level at the ear without earphones */
    double full_scale_spl_db; /* at the eardrum, of a sine of 1 kHz and peak 1 */
    double isolation_db;      /* 0 to 40, at 1 kHz; 0: none */
    double leak_mm[EARS];     /* 0: sealed */
    EarOut ear_out;
    /* The worn device's target less the response from a diffuse field to the eardrum, both
     * relative to 1 kHz (whatever gain the filters have there is taken out), and the latter's
     * level there. */
    BiquadSpec to_field[STAGE_FIELD_FILTERS];
    double field_at_1_khz_db;
} StageSpec;

/** While both are off, the rest is no difference. Pure. */
bool stage_spec_same(const StageSpec *a, const StageSpec *b);

/** What follows from a spec, without history. */
typedef struct {
    double rate_hz;
    double field_gain;                        /* of a pink noise of power ln(f2/f1) from f1 to f2 */
    BiquadDesign colour[STAGE_FIELD_FILTERS]; /* from the field to the worn device */
    double colour_gain;
    double isolation_db;
    double leak_mm[EARS];
    EarOut ear_out;
} StageDesign;

/** Not to be asked for while off. Audio thread: bounded, some 20 µs. Pure. */
StageDesign stage_design(const StageSpec *spec, double rate_hz);

/** Power that the worn device's signal has for 1 in the field, at `hz`. Pure. */
double stage_colour_power(const StageDesign *design, double hz);

/** Share of the power around that comes in at `hz`, by ear: through shell and leak, or all. Pure. */
void stage_let_in(const StageDesign *design, double hz, double share[EARS]);

/** Power per hertz in each ear's signal at `hz`. Pure. */
void stage_density(const StageDesign *design, double hz, double density[EARS]);

#endif
