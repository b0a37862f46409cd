/* One frequency, ready for evaluating transfer functions. */
#ifndef EARFIELD_PHASOR_H
#define EARFIELD_PHASOR_H

#include <complex.h>
#include <math.h>

typedef struct {
    double hz, omega;         /* omega: radians a frame */
    double complex z_inverse; /* exp(-j omega) */
} Phasor;

static inline Phasor phasor_at(double hz, double rate_hz)
{
    const double omega = 2.0 * acos(-1.0) * hz / rate_hz;
    return (Phasor){hz, omega, cexp(-I * omega)};
}

/** The transfer function of a delay. */
static inline double complex phasor_delay(const Phasor *p, double frames)
{
    return cexp(-I * p->omega * frames);
}

#endif
