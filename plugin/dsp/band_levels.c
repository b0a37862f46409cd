#include "band_levels.h"

#include <string.h>

enum {
    LENGTH = BAND_LEVELS_LENGTH,
    HALF = LENGTH / 2,
    BITS = 12,
    BUTTERFLIES = BITS * HALF,
    BUTTERFLIES_A_FRAME = 8, /* done after three quarters of a window */
    WORK = BUTTERFLIES + ERB_BANDS * BUTTERFLIES_A_FRAME
};
_Static_assert(1 << BITS == LENGTH && WORK / BUTTERFLIES_A_FRAME < LENGTH,
               "a transform ends before the next begins");

static const double highest_rate_hz = 50000.0, limit_hz = 18000.0;

void band_levels_init(BandLevels *l, double rate_hz)
{
    *l = (BandLevels){.divisor = 1};
    while (rate_hz / l->divisor > highest_rate_hz) {
        l->divisor *= 2;
    }
    const BiquadSpec limits[BAND_LEVELS_LIMITS] = {{BIQUAD_LOW_PASS, limit_hz, 0.0, 0.54119610},
                                                   {BIQUAD_LOW_PASS, limit_hz, 0.0, 1.30656296}};
    biquads_set(l->limit, 0, limits, BAND_LEVELS_LIMITS, rate_hz);
    const double two_pi = 2.0 * acos(-1.0), bin_hz = rate_hz / l->divisor / LENGTH;
    for (unsigned n = 0; n < HALF; n++) {
        l->turn[n] = (Complex){(float)cos(two_pi * n / LENGTH), (float)-sin(two_pi * n / LENGTH)};
    }
    for (unsigned band = 0; band <= ERB_BANDS; band++) {
        l->first_bin[band] = (unsigned)fmin(ceil(erb_edge_hz(band) / bin_hz), HALF);
    }
    band_levels_forget(l);
}

void band_levels_forget(BandLevels *l)
{
    for (unsigned i = 0; i < BAND_LEVELS_LIMITS; i++) {
        biquad_forget(&l->limit[i]);
    }
    memset(l->power, 0, sizeof l->power);
    l->waiting = l->gathered = 0;
    l->work = WORK;
    l->any = false;
}

static void butterfly(BandLevels *l, unsigned n)
{
    const unsigned pass = n / HALF, at = n % HALF, apart = HALF >> pass;
    const unsigned within = at & (apart - 1), first = 2 * (at - within) + within;
    Complex *a = &l->transformed[first], *b = a + apart;
    const Complex turn = l->turn[within << pass], difference = {a->re - b->re, a->im - b->im};
    *a = (Complex){a->re + b->re, a->im + b->im};
    *b = (Complex){difference.re * turn.re - difference.im * turn.im,
                   difference.re * turn.im + difference.im * turn.re};
}

/* The transform leaves its bins in the order of their bits reversed. */
static unsigned place_of(unsigned bin)
{
    unsigned reversed = 0;
    for (int bit = 0; bit < BITS; bit++) {
        reversed = reversed << 1 | (bin >> bit & 1);
    }
    return reversed;
}

/* Of left + j right, bins k and length - k hold both sides: L = (Z[k] + Z*[-k]) / 2, and R the
 * other half. Windows are averaged with the ones before. */
static void sum_band(BandLevels *l, unsigned band)
{
    double left = 0.0, right = 0.0;
    for (unsigned k = l->first_bin[band]; k < l->first_bin[band + 1]; k++) {
        const Complex a = l->transformed[place_of(k)], b = l->transformed[place_of(LENGTH - k)];
        left += (double)((a.re + b.re) * (a.re + b.re) + (a.im - b.im) * (a.im - b.im));
        right += (double)((a.im + b.im) * (a.im + b.im) + (a.re - b.re) * (a.re - b.re));
    }
    const double mean_square_of_window = 3.0 / 8.0;
    const double scale = 2.0 / 4.0 / mean_square_of_window / LENGTH / LENGTH;
    const double newest = l->any ? 0.25 : 1.0;
    l->power[band][EAR_LEFT] += newest * (scale * left - l->power[band][EAR_LEFT]);
    l->power[band][EAR_RIGHT] += newest * (scale * right - l->power[band][EAR_RIGHT]);
}

/* True where it was the last piece. */
static bool work_a_frame(BandLevels *l)
{
    if (l->work >= WORK) {
        return false;
    }
    if (l->work < BUTTERFLIES) {
        for (unsigned n = 0; n < BUTTERFLIES_A_FRAME; n++) {
            butterfly(l, l->work + n);
        }
    } else {
        sum_band(l, (l->work - BUTTERFLIES) / BUTTERFLIES_A_FRAME);
    }
    l->work += BUTTERFLIES_A_FRAME;
    l->any |= l->work == WORK;
    return l->work == WORK;
}

static void gather(BandLevels *l, Pair x)
{
    const unsigned n = l->gathered++;
    const float cosine = n < HALF ? l->turn[n].re : -l->turn[n - HALF].re;
    const float hann = 0.5f - 0.5f * cosine;
    l->gathering[n] = (Complex){hann * (float)x[EAR_LEFT], hann * (float)x[EAR_RIGHT]};
    if (l->gathered == LENGTH) {
        memcpy(l->transformed, l->gathering, sizeof l->transformed);
        l->gathered = l->work = 0;
    }
}

bool band_levels_process(BandLevels *l, const Slice *slice)
{
    Pair x[SLICE_FRAMES];
    bool fresh = false;
    pairs_from_slice(x, slice);
    if (l->divisor > 1) {
        biquads_run(l->limit, BAND_LEVELS_LIMITS, x, slice->frames);
    }
    for (uint32_t i = 0; i < slice->frames; i++) {
        if (l->waiting == 0) {
            l->waiting = l->divisor;
            fresh |= work_a_frame(l);
            gather(l, x[i]);
        }
        l->waiting--;
    }
    return fresh;
}
