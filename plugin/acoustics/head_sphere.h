/* The head as a rigid sphere at the frequencies where a table of HRTFs gives way to it, worked out
 * beforehand for one size of head: sphere_pressure() sums up a series for each of them, this adds
 * up a polynomial for all at once, within 0.004 dB and 0.0002 radians. */
#ifndef EARFIELD_HEAD_SPHERE_H
#define EARFIELD_HEAD_SPHERE_H

#include "hrtf_table.h"

/** Distances are held within these two. */
#define HEAD_SPHERE_NEAREST_M 0.2
#define HEAD_SPHERE_FARTHEST_M 3.0

/* Chebyshev polynomials up to these degrees; the nodes fill up whole vectors. */
enum { HEAD_SPHERE_COSINES = 10, HEAD_SPHERE_DISTANCES = 5, HEAD_SPHERE_NODES = 16 };

/** The pressure by node, hrtf_node_hz(), as sphere_pressure() has it. */
typedef struct {
    float nepers[HEAD_SPHERE_NODES], radians[HEAD_SPHERE_NODES];
} SphereCurve;

struct HeadSphere {
    double radius_m;
    SphereCurve terms[HEAD_SPHERE_DISTANCES][HEAD_SPHERE_COSINES];
    SphereCurve far[HEAD_SPHERE_COSINES]; /* the same at the farthest distance */
};

/** Any thread but the audio thread: 0.3 ms. */
void head_sphere_init(HeadSphere *sphere, double circumference_cm);

/** Of a source at this distance from the middle, whose direction has the cosine `toward_left` to
 * that of the left ear: at the left ear and at the right. Where the cosine changes sign the ears
 * change places, to the bit. Pure. */
void head_sphere_at(const HeadSphere *sphere, double distance_m, double toward_left,
                    SphereCurve ears[2]);

#endif
