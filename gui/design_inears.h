/* What the In-Ears mode does, worked out by the functions that the audio uses. Pure. */
#ifndef EARFIELD_DESIGN_INEARS_H
#define EARFIELD_DESIGN_INEARS_H

#include "../plugin/acoustics/drivers.h"
#include "../plugin/dsp/inears.h"
#include "../plugin/dsp/masked.h"
#include "../plugin/dsp/stage.h"
#include "design_axis.h"

typedef struct {
    DesignCurve mix[EARS];    /* link, drivers, translation and leak: all the mix goes through */
    DesignCurve drivers;      /* alone */
    DesignCurve let_in[EARS]; /* of the field around: through shell and leak, or all of it */
    bool coloured;            /* the drivers are */
} InEarsCurves;

void inears_curves(const InEarsSpec *spec, const StageSpec *stage, DriversKind drivers,
                   double rate_hz, InEarsCurves *curves);

/** How much of the stage's pink noise comes in, A-weighted, in dB. */
void inears_let_in_dba(const StageSpec *stage, double rate_hz, double let_in_db[EARS]);

/** The programme on its way to the ears, but for the mode's own filters. */
typedef struct {
    const float *spectrum_db;         /* as it enters the mode */
    const float *correction_db[EARS]; /* at the spectrum's points; NULL: none */
    double gain_db;                   /* of match, level and dim */
} InEarsProgramme;

/** Which bands of it the stage drowns in one ear or the other. */
void inears_masked_bands(const InEarsSpec *spec, const StageSpec *stage, double rate_hz,
                         const InEarsProgramme *programme, bool masked[ERB_BANDS]);

#endif
