#include "biquad.h"

#include "decibel.h"

static BiquadDesign normalised(double b0, double b1, double b2, double a0, double a1, double a2)
{
    return (BiquadDesign){b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0};
}

BiquadDesign biquad_design(const BiquadSpec *spec, double rate_hz)
{
    if (spec->frequency_hz >= 0.49 * rate_hz) {
        return (BiquadDesign){.b0 = 1.0};
    }
    const double omega = 2.0 * acos(-1.0) * spec->frequency_hz / rate_hz;
    const double c = cos(omega), alpha = sin(omega) / (2.0 * spec->q);
    const double a = gain_from_db(spec->gain_db / 2.0); /* the cookbook's A: root of the gain */
    const double shelf = 2.0 * sqrt(a) * alpha;
    switch (spec->kind) {
    case BIQUAD_PEAK:
        return normalised(1.0 + alpha * a, -2.0 * c, 1.0 - alpha * a, 1.0 + alpha / a, -2.0 * c,
                          1.0 - alpha / a);
    case BIQUAD_LOW_SHELF:
        return normalised(
            a * ((a + 1.0) - (a - 1.0) * c + shelf), 2.0 * a * ((a - 1.0) - (a + 1.0) * c),
            a * ((a + 1.0) - (a - 1.0) * c - shelf), (a + 1.0) + (a - 1.0) * c + shelf,
            -2.0 * ((a - 1.0) + (a + 1.0) * c), (a + 1.0) + (a - 1.0) * c - shelf);
    case BIQUAD_HIGH_SHELF:
        return normalised(
            a * ((a + 1.0) + (a - 1.0) * c + shelf), -2.0 * a * ((a - 1.0) + (a + 1.0) * c),
            a * ((a + 1.0) + (a - 1.0) * c - shelf), (a + 1.0) - (a - 1.0) * c + shelf,
            2.0 * ((a - 1.0) - (a + 1.0) * c), (a + 1.0) - (a - 1.0) * c - shelf);
    case BIQUAD_LOW_PASS:
        return normalised((1.0 - c) / 2.0, 1.0 - c, (1.0 - c) / 2.0, 1.0 + alpha, -2.0 * c,
                          1.0 - alpha);
    case BIQUAD_HIGH_PASS:
        return normalised((1.0 + c) / 2.0, -(1.0 + c), (1.0 + c) / 2.0, 1.0 + alpha, -2.0 * c,
                          1.0 - alpha);
    case BIQUAD_BAND_PASS:
        return normalised(alpha, 0.0, -alpha, 1.0 + alpha, -2.0 * c, 1.0 - alpha);
    case BIQUAD_NOTCH:
        return normalised(1.0, -2.0 * c, 1.0, 1.0 + alpha, -2.0 * c, 1.0 - alpha);
    case BIQUAD_ALL_PASS:
        break;
    }
    return normalised(1.0 - alpha, -2.0 * c, 1.0 + alpha, 1.0 + alpha, -2.0 * c, 1.0 - alpha);
}

double biquad_q_of_slope(double slope, double gain_db)
{
    const double a = gain_from_db(gain_db / 2.0);
    return 1.0 / sqrt((a + 1.0 / a) * (1.0 / slope - 1.0) + 2.0);
}

double biquad_q_of_bandwidth(double octaves, double frequency_hz, double rate_hz)
{
    const double omega = 2.0 * acos(-1.0) * frequency_hz / rate_hz;
    return 0.5 / sinh(0.5 * log(2.0) * octaves * omega / sin(omega));
}

double complex biquad_response(const BiquadDesign *d, double complex z_inverse)
{
    return (d->b0 + z_inverse * (d->b1 + z_inverse * d->b2)) /
           (1.0 + z_inverse * (d->a1 + z_inverse * d->a2));
}

double complex biquads_response(const BiquadDesign *designs, unsigned count,
                                double complex z_inverse)
{
    double complex h = 1.0;
    for (unsigned i = 0; i < count; i++) {
        h *= biquad_response(&designs[i], z_inverse);
    }
    return h;
}

BiquadDesign biquad_scaled(BiquadDesign d, double gain)
{
    d.b0 *= gain;
    d.b1 *= gain;
    d.b2 *= gain;
    return d;
}

void biquad_init(Biquad *biquad, BiquadDesign design)
{
    biquad->design = design;
    biquad_forget(biquad);
}

void biquad_forget(Biquad *biquad)
{
    biquad->s1 = biquad->s2 = pair_both(0.0);
}

static bool same_spec(const BiquadSpec *a, const BiquadSpec *b)
{
    return a->kind == b->kind && a->frequency_hz == b->frequency_hz && a->gain_db == b->gain_db &&
           a->q == b->q;
}

bool biquad_specs_same(const BiquadSpec *a, unsigned a_count, const BiquadSpec *b, unsigned b_count)
{
    for (unsigned i = 0; i < a_count && i < b_count; i++) {
        if (!same_spec(&a[i], &b[i])) {
            return false;
        }
    }
    return a_count == b_count;
}

static bool same_design(const BiquadDesign *a, const BiquadDesign *b)
{
    return a->b0 == b->b0 && a->b1 == b->b1 && a->b2 == b->b2 && a->a1 == b->a1 && a->a2 == b->a2;
}

void biquads_set(Biquad *biquads, unsigned running, const BiquadSpec *specs, unsigned count,
                 double rate_hz)
{
    for (unsigned i = 0; i < count; i++) {
        const BiquadDesign design = biquad_design(&specs[i], rate_hz);
        if (i >= running || !same_design(&design, &biquads[i].design)) {
            biquad_init(&biquads[i], design);
        }
    }
}

double complex biquads_transfer(const Biquad *biquads, unsigned count, double complex z_inverse)
{
    double complex h = 1.0;
    for (unsigned i = 0; i < count; i++) {
        h *= biquad_response(&biquads[i].design, z_inverse);
    }
    return h;
}

static void run_one(Biquad *biquad, Pair *x, uint32_t frames)
{
    const BiquadDesign d = biquad->design;
    Pair s1 = biquad->s1, s2 = biquad->s2;
    for (uint32_t i = 0; i < frames; i++) {
        x[i] = biquad_tick(&d, &s1, &s2, x[i]);
    }
    biquad->s1 = s1;
    biquad->s2 = s2;
}

/* Two in one pass: the second works on a frame while the first's next is on its way, which hides
 * the latency that each alone waits for. */
static void run_two(Biquad *first, Biquad *second, Pair *x, uint32_t frames)
{
    const BiquadDesign d = first->design, e = second->design;
    Pair s1 = first->s1, s2 = first->s2, t1 = second->s1, t2 = second->s2;
    for (uint32_t i = 0; i < frames; i++) {
        x[i] = biquad_tick(&e, &t1, &t2, biquad_tick(&d, &s1, &s2, x[i]));
    }
    first->s1 = s1;
    first->s2 = s2;
    second->s1 = t1;
    second->s2 = t2;
}

void biquads_run(Biquad *biquads, unsigned count, Pair *x, uint32_t frames)
{
    unsigned k = 0;
    for (; k + 1 < count; k += 2) {
        run_two(&biquads[k], &biquads[k + 1], x, frames);
    }
    if (k < count) {
        run_one(&biquads[k], x, frames);
    }
}

void biquads_process(Biquad *biquads, unsigned count, Slice *slice)
{
    if (count == 0) {
        return;
    }
    Pair x[SLICE_FRAMES];
    pairs_from_slice(x, slice);
    biquads_run(biquads, count, x, slice->frames);
    pairs_to_slice(slice, x);
}
