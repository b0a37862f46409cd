#include "classic.h"

#include "decibel.h"

ClassicDesign classic_design(const ClassicSpec *spec, double rate_hz)
{
    const double two_pi = 2.0 * acos(-1.0);
    const double low_db = -5.0 * spec->feed_db / 6.0 - 3.0;
    const double low = gain_from_db(low_db);
    const double high = 1.0 - gain_from_db(spec->feed_db / 6.0 - 3.0);
    const double shelf_hz = spec->cutoff_hz * exp2((low_db - db_from_gain(high)) / 12.0);
    const double x = exp(-two_pi * spec->cutoff_hz / rate_hz);
    const double shelf_x = exp(-two_pi * shelf_hz / rate_hz);
    return (ClassicDesign){.crossed_a0 = low * (1.0 - x),
                           .crossed_b1 = x,
                           .direct_a0 = 1.0 - high * (1.0 - shelf_x),
                           .direct_a1 = -shelf_x,
                           .direct_b1 = shelf_x,
                           .gain = 1.0 / (1.0 - high + low)};
}

double complex classic_direct(const ClassicDesign *d, const Phasor *at)
{
    const double complex z = at->z_inverse;
    return d->gain * (d->direct_a0 + d->direct_a1 * z) / (1.0 - d->direct_b1 * z);
}

double complex classic_crossed(const ClassicDesign *d, const Phasor *at)
{
    return d->gain * d->crossed_a0 / (1.0 - d->crossed_b1 * at->z_inverse);
}

void classic_process(Classic *c, Slice *slice)
{
    const ClassicDesign d = c->design;
    Pair last = c->last, direct = c->direct, crossed = c->crossed;
    for (uint32_t i = 0; i < slice->frames; i++) {
        const Pair in = pair_frame(slice, i);
        crossed = d.crossed_a0 * in + d.crossed_b1 * crossed;
        direct = d.direct_a0 * in + d.direct_a1 * last + d.direct_b1 * direct;
        last = in;
        pair_store(slice, i, d.gain * (direct + pair_swap(crossed)));
    }
    c->last = last;
    c->direct = direct;
    c->crossed = crossed;
}

void classic_forget(Classic *c)
{
    c->last = c->direct = c->crossed = pair_both(0.0);
}
