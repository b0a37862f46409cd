/* What the Headphones mode does, worked out by the functions that the audio uses. Pure. */
#ifndef EARFIELD_DESIGN_HEADPHONES_H
#define EARFIELD_DESIGN_HEADPHONES_H

#include "../plugin/dsp/headphones.h"
#include "design_axis.h"

/** Direct: into the ear of its own side; crossed: into the other; mono: both, of the same sound on
 * both sides. All of it, translation included. */
typedef struct {
    DesignCurve direct, crossed, mono, translation;
    bool crosses; /* at all */
} HeadphonesCurves;

/** Whether another device than the worn one is heard. */
bool headphones_translates(const HeadphonesSpec *spec);

void headphones_curves(const HeadphonesSpec *spec, double rate_hz, HeadphonesCurves *curves);

/** The same at 100 Hz but without the translation. */
typedef struct {
    double direct_db, crossed_db, mono_db;
    double delay_s; /* by which the crossed sound is later */
} HeadphonesPaths;

HeadphonesPaths headphones_paths(const HeadphonesSpec *spec, double rate_hz);

/** From how far off the front a sound would come that is as much later at the far ear, in degrees,
 * 0 to 90: head_interaural_delay_s() inverted. */
double headphones_angle_degrees(double delay_s, double head_circumference_cm);

#endif
