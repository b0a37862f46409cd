/* What the views draw as curves and lines, worked out from the design functions that the audio
 * uses. Pure. */
#ifndef EARFIELD_DESIGN_CURVES_H
#define EARFIELD_DESIGN_CURVES_H

#include "../plugin/acoustics/binaural_scene.h"
#include "../plugin/settings.h"
#include "view_model.h"

enum { CURVE_POINTS = 120 };

typedef struct {
    double hz[CURVE_POINTS]; /* from 20 Hz, evenly on a logarithmic scale */
    unsigned count;          /* up to 20 kHz, and to what the rate carries */
} CurveAxis;

CurveAxis curve_axis(double rate_hz);

typedef double Curve[CURVE_POINTS]; /* in dB */

/** Of the Headphones mode. Mono sum: of the same sound on both sides. */
typedef struct {
    Curve direct, crossed, mono, translation;
    bool crosses, translates;
    Interaural interaural;
} HeadphonesCurves;

void headphones_curves(const EngineSettings *settings, double rate_hz, HeadphonesCurves *curves);

/** Direct and crossed level at a frequency. */
void headphones_levels_db(const HeadphonesSpec *spec, double rate_hz, double hz, double *direct_db,
                          double *crossed_db);

/** Of the In-Ears mode. */
typedef struct {
    Curve ear[EARS];     /* link, drivers, translation and leak */
    Curve drivers;       /* alone */
    Curve let_in[EARS];  /* of the field around: through shell and leak, or all of it */
    Curve noise[EARS];   /* of the stage in the signal, a spectrum's band each, in dBFS */
    bool coloured;       /* the drivers are */
    double let_in_a[EARS]; /* of the stage's pink noise, A-weighted, in dB */
} InEarsCurves;

void inears_curves(const EngineSettings *settings, DriversKind drivers, double rate_hz,
                   InEarsCurves *curves);

/** Which ERB bands of the programme the stage drowns in one ear or the other. */
void masked_bands(const EngineSettings *settings, double rate_hz, const float *spectrum_db,
                  bool masked[ERB_BANDS]);

/** The frequency of a spectrum's point. */
double spectrum_hz(unsigned point);

/** The room that is heard: without the file where one is loaded. */
void room_scene(const ResponseWish *wish, double rate_hz, BinauralScene *scene);

/** Level of an image against the nearer loudspeaker's direct sound, in the octave of 1 kHz. */
double scene_image_db(const BinauralScene *scene, unsigned speaker, unsigned image);

/** Energy of a millisecond of the reverberation against the direct sound, in the octave of 1 kHz,
 * at a time since the emission. */
double scene_tail_db(const BinauralScene *scene, double time_s);

#endif
