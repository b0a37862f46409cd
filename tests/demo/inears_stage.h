/* Picture: a mix in an ear against the stage that enters it, by ERB bands. */
#ifndef EARFIELD_DEMO_INEARS_STAGE_H
#define EARFIELD_DEMO_INEARS_STAGE_H

#include "../../plugin/dsp/erb.h"
#include "plot.h"

/** Mean power by band, in dB, a sine of peak 1 being as loud as Full-Scale Level's default says. */
typedef struct {
    unsigned count;                                                    /* that the rate carries */
    double hz[ERB_BANDS];                                              /* their middles */
    double mix_db[ERB_BANDS], stage_db[ERB_BANDS], open_db[ERB_BANDS]; /* open: no earphone */
} StageBands;

/** Of FOLDER/NAME.wav and FOLDER/impulse/NAME-stage.wav; the open stage is what One Ear Out has in
 * the ear that is out. False, and said on stderr, where they can't be read. */
bool stage_bands_read(const char *folder, const char *name, unsigned ear, StageBands *bands);

/** Bands that the stage drowns are shaded. */
void draw_stage(cairo_t *cr, Rect at, const char *title, const StageBands *bands);

#endif
