#include "band_levels.h"

#include <string.h>

enum {
    LENGTH = BAND_LEVELS_LENGTH,
    HALF = LENGTH / 2,
    BITS = 12,
    BUTTERFLIES_A_FRAME = 8,
    BINS_A_FRAME = 2,
    TRANSFORM_FRAMES = BITS * HALF / BUTTERFLIES_A_FRAME,
    WORK_FRAMES = TRANSFORM_FRAMES + HALF / BINS_A_FRAME
};
_Static_assert(1 << BITS == LENGTH && WORK_FRAMES <= LENGTH,
               "a window is worked off before the next is full");

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
    l->waiting = l->gathering = l->gathered = 0;
    l->work = WORK_FRAMES;
    l->any = false;
}

static Complex *transformed(BandLevels *l)
{
    return l->windows[1 - l->gathering];
}

static void butterfly(BandLevels *l, unsigned n)
{
    const unsigned pass = n / HALF, at = n % HALF, apart = HALF >> pass;
    const unsigned within = at & (apart - 1), first = 2 * (at - within) + within;
    Complex *a = &transformed(l)[first], *b = a + apart;
    const Complex turn = l->turn[within << pass], difference = {a->re - b->re, a->im - b->im};
    *a = (Complex){a->re + b->re, a->im + b->im};
    *b = (Complex){difference.re * turn.re - difference.im * turn.im,
                   difference.re * turn.im + difference.im * turn.re};
}

/* The transform leaves its bins in the order of their bits reversed: neighbours swap, then pairs of
 * them, then the outer two of three fours. */
static unsigned place_of(unsigned bin)
{
    const unsigned twos = (bin >> 1 & 0x555) | (bin & 0x555) << 1;
    const unsigned fours = (twos >> 2 & 0x333) | (twos & 0x333) << 2;
    return fours >> 8 | (fours & 0x0F0) | (fours & 0x00F) << 8;
}
_Static_assert(BITS == 12, "place_of() turns twelve bits round");

/* Windows are averaged with the ones before. */
static void settle_band(BandLevels *l)
{
    const double mean_square_of_window = 3.0 / 8.0;
    const double scale = 2.0 / 4.0 / mean_square_of_window / LENGTH / LENGTH;
    const double newest = l->any ? 0.25 : 1.0;
    for (unsigned ear = 0; ear < EARS; ear++) {
        l->power[l->band][ear] += newest * (scale * l->sum[ear] - l->power[l->band][ear]);
        l->sum[ear] = 0.0;
    }
    l->band++;
}

/* Of left + j right, bins k and length - k hold both sides: L = (Z[k] + Z*[-k]) / 2, and R the
 * other half. */
static void sum_bin(BandLevels *l, unsigned k)
{
    const Complex a = transformed(l)[place_of(k)], b = transformed(l)[place_of(LENGTH - k)];
    if (k >= l->first_bin[0]) {
        l->sum[EAR_LEFT] += (double)((a.re + b.re) * (a.re + b.re) + (a.im - b.im) * (a.im - b.im));
        l->sum[EAR_RIGHT] +=
            (double)((a.im + b.im) * (a.im + b.im) + (a.re - b.re) * (a.re - b.re));
    }
    while (l->band < ERB_BANDS && l->first_bin[l->band + 1] == k + 1) {
        settle_band(l);
    }
}

/* True where it was the last piece. */
static bool work_a_frame(BandLevels *l)
{
    if (l->work == WORK_FRAMES) {
        return false;
    }
    if (l->work < TRANSFORM_FRAMES) {
        for (unsigned n = 0; n < BUTTERFLIES_A_FRAME; n++) {
            butterfly(l, l->work * BUTTERFLIES_A_FRAME + n);
        }
    } else {
        for (unsigned n = 0; n < BINS_A_FRAME; n++) {
            sum_bin(l, (l->work - TRANSFORM_FRAMES) * BINS_A_FRAME + n);
        }
    }
    l->work++;
    l->any |= l->work == WORK_FRAMES;
    return l->work == WORK_FRAMES;
}

static void gather(BandLevels *l, Pair x)
{
    const unsigned n = l->gathered++;
    const float cosine = n < HALF ? l->turn[n].re : -l->turn[n - HALF].re;
    const float hann = 0.5f - 0.5f * cosine;
    l->windows[l->gathering][n] = (Complex){hann * (float)x[EAR_LEFT], hann * (float)x[EAR_RIGHT]};
    if (l->gathered == LENGTH) {
        l->gathering = 1 - l->gathering;
        l->gathered = l->work = l->band = 0;
        memset(l->sum, 0, sizeof l->sum);
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
