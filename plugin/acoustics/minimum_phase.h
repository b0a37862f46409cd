/* The phase of a minimum-phase response whose level is known at a few frequencies, without a
 * transform: a linear function of these levels, worked out once for a rate.
 *
 * The level in between is a straight line over frequency and above the last one it is held. The
 * phase is minus the Hilbert transform of the log-magnitude over the circle (A. V. Oppenheim and
 * R. W. Schafer, Discrete-Time Signal Processing, "Hilbert transform relations"):
 *     φ(ω) = -1/2π P∫ L(θ) cot((ω-θ)/2) dθ = -1/π ∫ L'(θ) ln|2 sin((ω-θ)/2)| dθ,
 * and where L' is constant from a to b, the integral is Clausen's function of second order:
 * Cl2(x) = -∫ ln|2 sin(t/2)| dt from 0 to x. So it is exact at every bin, aliasing nothing. */
#ifndef EARFIELD_MINIMUM_PHASE_H
#define EARFIELD_MINIMUM_PHASE_H

/** Cl2(x), periodic in 2π, odd; to 1e-9. */
double clausen(double x);

/** Fill weights[n * step], for `nodes` nodes: the phase at `hz` in radians, of a response at
 * `rate_hz`, is the sum over nodes of weight times the level in nepers. `node_hz` ascend from 0;
 * those above half the rate count only for the line that leads to them. Beyond half the rate phases
 * are those of the alias. Any thread but the audio thread. */
void minimum_phase_weights(unsigned nodes, const double node_hz[], double rate_hz, double hz,
                           float *weights, unsigned step);

/** The same for all bins 0 to length/2 of a transform of `length`: matrix[node][bin]. Some
 * milliseconds. */
void minimum_phase_matrix(unsigned nodes, const double node_hz[], unsigned length, double rate_hz,
                          float *matrix);

#endif
