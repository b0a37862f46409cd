/* The head as a rigid sphere in the field of a point source: R. O. Duda and W. L. Martens, "Range
 * dependence of the response of a spherical head model", J. Acoust. Soc. Am. 104 (1998). Pure,
 * allocation-free; any thread but the audio thread (a sum of ten to some hundred terms). */
#ifndef EARFIELD_SPHERE_H
#define EARFIELD_SPHERE_H

#include <complex.h>

/** The complex pressure (of exp(+jωt)) on the surface of a sphere of `radius_m`, relative to that
 * at its middle with the sphere away: its phase is a delay from the middle. The source is
 * `distance_m` from the middle, more than `radius_m`; `incidence_cosine` is of the angle at the
 * middle between the source and the point on the surface, 1 where that faces the source.
 * `frequency_hz` from 0; the sum is cut where its terms fall below 1e-9 of it. */
double complex sphere_pressure(double radius_m, double distance_m, double incidence_cosine,
                               double frequency_hz);

#endif
