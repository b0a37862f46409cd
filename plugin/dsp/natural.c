#include "natural.h"

#include <string.h>

/* A low-pass of the first order, 1 at 0 Hz, with the analogue one's pole and a zero at -zero, set
 * so that it also meets the analogue magnitude at a quarter of the rate: with R its wanted power
 * there over that of the pole alone, 2 zero/(1+zero)² = 1 - R. */
static double matching_zero(double pole, double cutoff_hz, double rate_hz)
{
    const double quarter = rate_hz / 4.0 / cutoff_hz;
    const double wanted = 1.0 / (1.0 + quarter * quarter);
    const double alone = (1.0 - pole) * (1.0 - pole) / (1.0 + pole * pole);
    const double v = (1.0 - wanted / alone) / 2.0;
    return (1.0 - 2.0 * v - sqrt(1.0 - 4.0 * v)) / (2.0 * v);
}

/* All of the wanted delay that the low-pass does not bring, in frames, such that the phase is right
 * at `fit`: there, up where the crossed path still weighs, direct and side would show an error. */
static double missing_delay(double tau_s, double cutoff_hz, double pole, double zero,
                            const Phasor *fit, double rate_hz)
{
    const double complex low_pass = (1.0 + zero * fit->z_inverse) / (1.0 - pole * fit->z_inverse);
    const double wanted = tau_s * rate_hz * fit->omega + atan(fit->hz / cutoff_hz);
    return (wanted + carg(low_pass)) / fit->omega;
}

/* The coefficient of a first-order all-pass that delays the phase by `frames` at omega. */
static double allpass_for(double frames, double omega)
{
    return sin((1.0 - frames) * omega / 2.0) / sin((1.0 + frames) * omega / 2.0);
}

NaturalDesign natural_design(const NaturalSpec *spec, double rate_hz)
{
    const double two_pi = 2.0 * acos(-1.0);
    const double g = 1.0 / (1.0 + pow(10.0, spec->feed_db / 20.0));
    const double corner_s = 1.0 / (two_pi * spec->cutoff_hz);
    const double tau_s = fmax(0.0, spec->delay_s * (1.0 - g) - corner_s);

    const Phasor fit = phasor_at(fmin(7000.0, rate_hz / 5.0), rate_hz);
    const double pole = exp(-two_pi * spec->cutoff_hz / rate_hz);
    const double zero = matching_zero(pole, spec->cutoff_hz, rate_hz);
    const double missing = missing_delay(tau_s, spec->cutoff_hz, pole, zero, &fit, rate_hz);

    /* The all-pass takes 0.1 to 1.1 frames, where its phase bends least, the line the rest. */
    const double whole = fmax(0.0, floor(missing - 0.1));
    const double unity = (1.0 - pole) / (1.0 + zero);
    return (NaturalDesign){.gain = g,
                           .delay_frames = (uint32_t)whole,
                           .allpass = allpass_for(missing - whole, fit.omega),
                           .b0 = unity,
                           .b1 = unity * zero,
                           .pole = pole};
}

double complex natural_crossed(const NaturalDesign *d, const Phasor *at)
{
    const double complex z = at->z_inverse;
    const double complex allpass = (d->allpass + z) / (1.0 + d->allpass * z);
    const double complex low_pass = (d->b0 + d->b1 * z) / (1.0 - d->pole * z);
    return d->gain * phasor_delay(at, d->delay_frames) * allpass * low_pass;
}

/* L - X (L - R) and R + X (L - R): the difference is the only thing that is filtered, and a sound
 * that is the same on both sides passes bit for bit. In the recursions the term that waits for the
 * frame before comes last, a product and a sum behind it. */
void natural_process(Natural *n, Slice *slice)
{
    const NaturalDesign d = n->design;
    const double b0 = d.gain * d.b0, b1 = d.gain * d.b1;
    const uint32_t mask = NATURAL_LINE - 1;
    uint32_t at = n->at;
    double delayed = n->delayed, shifted = n->shifted, crossed = n->crossed;
    for (uint32_t i = 0; i < slice->frames; i++, at++) {
        n->line[at & mask] = slice->left[i] - slice->right[i];
        const double in = (double)n->line[(at - d.delay_frames) & mask];
        const double out = (delayed + d.allpass * in) - d.allpass * shifted;
        crossed = (b0 * out + b1 * shifted) + d.pole * crossed;
        delayed = in;
        shifted = out;
        slice->left[i] -= (float)crossed;
        slice->right[i] += (float)crossed;
    }
    n->at = at;
    n->delayed = delayed;
    n->shifted = shifted;
    n->crossed = crossed;
}

void natural_forget(Natural *n)
{
    const NaturalDesign design = n->design;
    memset(n, 0, sizeof *n);
    n->design = design;
}
