/* Classic crossfeed: Bauer's circuit as libbs2b 3.1 computes it, to the sample, with its known
 * tilt. Source of the formulas: B. B. Bauer, "Stereophonic earphones and binaural loudspeakers", J.
 * Audio Eng. Soc. 9 (1961), in the digital form of the bs2b library. */
#ifndef EARFIELD_CLASSIC_H
#define EARFIELD_CLASSIC_H

#include "pair.h"
#include "phasor.h"

typedef struct {
    double feed_db, cutoff_hz;
} ClassicSpec;

/** Crossed: a0/(1 - b1/z). Direct: (a0 + a1/z)/(1 - b1/z). Both times the gain. */
typedef struct {
    double crossed_a0, crossed_b1;
    double direct_a0, direct_a1, direct_b1;
    double gain;
} ClassicDesign;

typedef struct {
    ClassicDesign design;
    Pair last, direct, crossed;
} Classic;

/** Pure. */
ClassicDesign classic_design(const ClassicSpec *spec, double rate_hz);

/** Pure. */
double complex classic_direct(const ClassicDesign *design, const Phasor *at);
double complex classic_crossed(const ClassicDesign *design, const Phasor *at);

/** Audio thread. */
void classic_process(Classic *classic, Slice *slice);

/** Clear its history. Audio thread. */
void classic_forget(Classic *classic);

#endif
