#include "sphere.h"

#include "head.h"
#include <math.h>
#include <stdbool.h>

static const double pi = 3.14159265358979323846;
static const double negligible = 1e-18; /* as a power: 1e-9 of the sum */
enum { MOST_TERMS = 4000 };             /* a source on the very surface would never converge */

/* P_m(x) of Legendre, one order after the other. */
typedef struct {
    double x, now, before;
} Legendre;

static void legendre_step(Legendre *p, int m)
{
    const double next = ((2 * m - 1) * p->x * p->now - (m - 1) * p->before) / m;
    p->before = p->now;
    p->now = next;
}

/* The spherical Hankel function less its exponential and its 1/x: h_m(x) = (e^-jx / x) times a
 * polynomial of 1/(jx) and powers of j. The recursion of the paper's appendix, of growing m. */
typedef struct {
    double complex inverse, now, before;
} Hankel;

static Hankel hankel_start(double x)
{
    const double complex z = I / x; /* 1/(-jx): the paper's is of exp(-jωt), ours of exp(+jωt) */
    return (Hankel){z, z * (1.0 - z), z};
}

static void hankel_step(Hankel *h, int m)
{
    const double complex next = h->before - (2 * m - 1) * h->inverse * h->now;
    h->before = h->now;
    h->now = next;
}

/* Of a complex number, without the square root, which cabs() takes great care over. */
static double power(double complex z)
{
    return creal(z) * creal(z) + cimag(z) * cimag(z);
}

/* Only the ratio of the two counts, and both leave the range of a double at low frequencies. */
static void keep_in_range(Hankel *source, Hankel *surface)
{
    if (power(surface->now) > 1e200) {
        source->now *= 1e-100;
        source->before *= 1e-100;
        surface->now *= 1e-100;
        surface->before *= 1e-100;
    }
}

/* Two small terms: one alone may be at a zero of its Legendre polynomial. */
static bool settled(double last, double previous)
{
    return last < negligible && previous < negligible;
}

/* The limit of no frequency: potential flow, sum over m of (2m+1)/(m+1) (a/r)^m P_m. */
static double static_pressure(double nearness, double incidence_cosine)
{
    Legendre p = {incidence_cosine, incidence_cosine, 1.0};
    double sum = 1.0, nearnesses = nearness, last = 1.0, previous = 1.0;
    for (int m = 1; m < MOST_TERMS && !settled(last, previous); m++) {
        if (m > 1) {
            legendre_step(&p, m);
        }
        const double term = (2 * m + 1.0) / (m + 1.0) * nearnesses * p.now;
        sum += term;
        nearnesses *= nearness;
        previous = last;
        last = term * term / (sum * sum);
    }
    return sum;
}

double complex sphere_pressure(double radius_m, double distance_m, double incidence_cosine,
                               double frequency_hz)
{
    const double mu = 2.0 * pi * frequency_hz * radius_m / head_sound_speed_m_per_s;
    const double rho = distance_m / radius_m;
    if (mu < 1e-5) {
        return static_pressure(1.0 / rho, incidence_cosine);
    }
    Hankel source = hankel_start(mu * rho), surface = hankel_start(mu);
    Legendre p = {incidence_cosine, incidence_cosine, 1.0};
    const double complex za = surface.inverse;
    /* the terms of m = 0 and 1: (2m+1) P_m h_m(source) / h'_m(surface) */
    double complex sum = source.before / ((za - 1.0) * surface.before);
    double last = 1.0, previous = 1.0;
    for (int m = 1; m < MOST_TERMS && !settled(last, previous); m++) {
        if (m > 1) {
            legendre_step(&p, m);
            hankel_step(&source, m);
            hankel_step(&surface, m);
            keep_in_range(&source, &surface);
        }
        const double complex derivative = (m + 1) * za * surface.now - surface.before;
        const double complex term = (2 * m + 1) * p.now * source.now / derivative;
        sum += term;
        previous = last;
        last = power(term) / power(sum);
    }
    return rho * (cos(mu) + I * sin(mu)) * sum * za;
}
