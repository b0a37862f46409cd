#include "loudness.h"

#include "decibel.h"

static const double silence_lufs = -120.0;

/* Bilinear transform of (vh s² + vb s/q + vl) / (s² + s/q + 1) at `hz`, exact there. */
static BiquadDesign from_analogue(double hz, double q, double vh, double vb, double vl,
                                  double rate_hz)
{
    const double k = tan(acos(-1.0) * hz / rate_hz);
    const double a0 = 1.0 + k / q + k * k;
    return (BiquadDesign){.b0 = (vh + vb * k / q + vl * k * k) / a0,
                          .b1 = 2.0 * (vl * k * k - vh) / a0,
                          .b2 = (vh - vb * k / q + vl * k * k) / a0,
                          .a1 = 2.0 * (k * k - 1.0) / a0,
                          .a2 = (1.0 - k / q + k * k) / a0};
}

void k_weighting_design(double rate_hz, BiquadDesign filters[K_WEIGHTING_FILTERS])
{
    const double shelf_gain = gain_from_db(3.999843853973347);
    const double shelf_middle = pow(shelf_gain, 0.4996667741545416);
    filters[0] = from_analogue(1681.974450955533, 0.7071752369554196, shelf_gain, shelf_middle, 1.0,
                               rate_hz);
    filters[1] = from_analogue(38.13547087602444, 0.5003270373238773, 1.0, 0.0, 0.0, rate_hz);
    /* The high-pass of the Recommendation has the numerator 1, -2, 1 as it stands. */
    filters[1].b0 = filters[1].b2 = 1.0;
    filters[1].b1 = -2.0;
}

void loudness_init(Loudness *l, double rate_hz)
{
    BiquadDesign filters[K_WEIGHTING_FILTERS];
    k_weighting_design(rate_hz, filters);
    for (int i = 0; i < K_WEIGHTING_FILTERS; i++) {
        biquad_init(&l->k_weighting[i], filters[i]);
    }
    energy_window_init(&l->energy, rate_hz);
}

bool loudness_process(Loudness *l, const Slice *slice)
{
    Pair weighted[SLICE_FRAMES];
    pairs_from_slice(weighted, slice);
    biquads_run(l->k_weighting, K_WEIGHTING_FILTERS, weighted, slice->frames);
    return energy_window_add(&l->energy, weighted, slice->frames);
}

static double lufs(const Energy *e, double frames)
{
    const double mean_square = (e->left + e->right) / frames;
    return mean_square > 0.0 ? fmax(silence_lufs, -0.691 + db_from_power(mean_square))
                             : silence_lufs;
}

double loudness_momentary(const Loudness *l)
{
    return lufs(&l->energy.over_400_ms, energy_window_frames(&l->energy, ENERGY_BINS_400_MS));
}

double loudness_short_term(const Loudness *l)
{
    return lufs(&l->energy.over_3_s, energy_window_frames(&l->energy, ENERGY_BINS));
}

double loudness_mono_loss(const Loudness *l)
{
    const double most_db = -60.0;
    const Energy *e = &l->energy.over_400_ms;
    const double stereo = e->left + e->right;
    const double mono = (stereo + 2.0 * e->cross) / 2.0;
    if (stereo <= 0.0) {
        return 0.0;
    }
    return mono > 0.0 ? fmax(most_db, db_from_power(mono / stereo)) : most_db;
}
