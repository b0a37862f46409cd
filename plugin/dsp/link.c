#include "link.h"

#include "decibel.h"
#include "first_order.h"

static const double fm_low_hz = 30.0, fm_high_hz = 15000.0;
static const double digital_low_hz = 20.0, digital_high_hz = 20000.0;
static const double fm_separation_db = 40.0, fm_noise_db = -75.0, fm_ceiling_db = -6.0;
static const double fm_recovery_s = 0.500, fm_de_emphasis_s = 50e-6;
static const uint64_t fm_noise_seed = 1;

static void set_band(Link *link, double low_hz, double high_hz, double rate_hz)
{
    const BiquadSpec edges[LINK_BAND_FILTERS] = {{BIQUAD_HIGH_PASS, low_hz, 0.0, 0.70710678},
                                                 {BIQUAD_LOW_PASS, high_hz, 0.0, 0.54119610},
                                                 {BIQUAD_LOW_PASS, high_hz, 0.0, 1.30656296}};
    biquads_set(link->band, 0, edges, LINK_BAND_FILTERS, rate_hz);
}

static BiquadDesign de_emphasis(double corner_hz, double rate_hz)
{
    const FirstOrder nothing = {1.0, 0.0, 0.0};
    return first_orders_in_series(first_order_low_pass(first_order_warped(corner_hz, rate_hz)),
                                  nothing);
}

static void set_fm(Link *link, double rate_hz)
{
    const double corner_hz = 1.0 / (2.0 * acos(-1.0) * fm_de_emphasis_s);
    set_band(link, fm_low_hz, fm_high_hz, rate_hz);
    link->limiter_gain = 1.0;
    link->limiter_keeps = exp(-1.0 / (fm_recovery_s * rate_hz));
    pink_init(&link->noise, rate_hz, fm_noise_seed);
    biquad_init(&link->de_emphasis, de_emphasis(corner_hz, rate_hz));
    link->noise_gain = gain_from_db(fm_noise_db) / sqrt(pink_a_weighted_power(rate_hz, corner_hz));
}

void link_set(Link *link, LinkKind kind, double rate_hz)
{
    if (kind == link->kind) {
        return;
    }
    link->kind = kind;
    switch (kind) {
    case LINK_WIRED:
        return;
    case LINK_FM_STEREO:
        set_fm(link, rate_hz);
        return;
    case LINK_DIGITAL:
        set_band(link, digital_low_hz, digital_high_hz, rate_hz);
        return;
    }
}

/* The gain of the difference that puts a hard-panned sound 40 dB below itself on the other side. */
static double fm_side_gain(void)
{
    const double crossed = gain_from_db(-fm_separation_db);
    return (1.0 - crossed) / (1.0 + crossed);
}

Transfer link_transfer(const Link *link, double complex z_inverse)
{
    if (link->kind == LINK_WIRED) {
        return transfer_from_mid_side(1.0, 1.0);
    }
    const double complex band = biquads_transfer(link->band, LINK_BAND_FILTERS, z_inverse);
    const double side = link->kind == LINK_FM_STEREO ? fm_side_gain() : 1.0;
    return transfer_from_mid_side(band, side * band);
}

/* Both sides at once, so that the image stays. */
static void limit(Link *link, Pair *x, uint32_t frames)
{
    const double ceiling = gain_from_db(fm_ceiling_db), keeps = link->limiter_keeps;
    double gain = link->limiter_gain;
    for (uint32_t i = 0; i < frames; i++) {
        const double left = fabs(x[i][0]), right = fabs(x[i][1]);
        const double peak = left > right ? left : right;
        gain = 1.0 - keeps * (1.0 - gain);
        gain = gain * peak > ceiling ? ceiling / peak : gain;
        x[i] *= gain;
    }
    link->limiter_gain = gain;
}

static void mix_sides(Pair *x, uint32_t frames)
{
    const double side = fm_side_gain(), direct = (1.0 + side) / 2.0, crossed = (1.0 - side) / 2.0;
    for (uint32_t i = 0; i < frames; i++) {
        x[i] = direct * x[i] + crossed * pair_swap(x[i]);
    }
}

static void add_noise(Link *link, Pair *x, uint32_t frames)
{
    Pair noise[SLICE_FRAMES];
    pink_fill(&link->noise, noise, frames);
    biquads_run(&link->de_emphasis, 1, noise, frames);
    for (uint32_t i = 0; i < frames; i++) {
        x[i] += link->noise_gain * noise[i];
    }
}

void link_process(Link *link, Slice *slice)
{
    if (link->kind == LINK_WIRED) {
        return;
    }
    const bool fm = link->kind == LINK_FM_STEREO;
    Pair x[SLICE_FRAMES];
    pairs_from_slice(x, slice);
    if (fm) {
        limit(link, x, slice->frames);
    }
    biquads_run(link->band, LINK_BAND_FILTERS, x, slice->frames);
    if (fm) {
        mix_sides(x, slice->frames);
        add_noise(link, x, slice->frames);
    }
    pairs_to_slice(slice, x);
}

void link_forget(Link *link)
{
    for (unsigned i = 0; i < LINK_BAND_FILTERS; i++) {
        biquad_forget(&link->band[i]);
    }
    pink_forget(&link->noise, fm_noise_seed);
    biquad_forget(&link->de_emphasis);
    link->limiter_gain = 1.0;
}
