#include "spectrum.h"

#include <math.h>
#include <string.h>

enum { WINDOW = PYRAMID_WINDOW, BLOCK = PYRAMID_BLOCK, BINS = SPECTRUM_BINS };

/* What is done for a level, a block of frames after the other. */
enum { STEPS_A_SIDE = 3, STEP_SETTLE = PYRAMID_SIDES * STEPS_A_SIDE, STEPS = 8 };

static const double pi = 3.14159265358979323846;

double spectrum_band_hz(unsigned band)
{
    return 20.0 * pow(1000.0, (double)band / (SPECTRUM_BANDS - 1));
}

/* ------------------------------------------------------------------------------------ design -- */

static double level_rate_hz(double rate_hz, unsigned level)
{
    return ldexp(rate_hz, -(int)level);
}

/* Down to a window of 1.4 s. */
static unsigned levels_of(double rate_hz)
{
    const double lowest_rate_hz = 400.0;
    unsigned levels = 1;
    while (levels < PYRAMID_LEVELS && level_rate_hz(rate_hz, levels - 1) > lowest_rate_hz) {
        levels++;
    }
    return levels;
}

static double half_band(void)
{
    return pow(1000.0, 0.5 / (SPECTRUM_BANDS - 1));
}

/* The shortest window that has enough bins a band, else the longest. */
static unsigned level_of(double hz, double rate_hz, unsigned levels)
{
    const double bins_a_band = 4.0;
    const double band_hz = hz * (half_band() - 1.0 / half_band());
    unsigned level = 0;
    while (level + 1 < levels && band_hz < bins_a_band * level_rate_hz(rate_hz, level) / WINDOW) {
        level++;
    }
    return level;
}

static SpectrumBand band_at(double hz, double level_rate_hz)
{
    const double more = 0.9, bin_hz = level_rate_hz / WINDOW;
    const double low = fmax(hz / half_band() / bin_hz - more, 0.0);
    const double high = fmin(hz * half_band() / bin_hz + more, BINS);
    const double first = floor(low), end = ceil(high);
    return (SpectrumBand){.first = (unsigned)first,
                          .end = (unsigned)end,
                          .first_share = (float)(first + 1.0 - low),
                          .last_share = (float)(high - (end - 1.0))};
}

/* Those above half the rate belong to no level. */
static void design_bands(Spectrum *s, double rate_hz)
{
    for (unsigned band = 0; band < SPECTRUM_BANDS; band++) {
        const double hz = spectrum_band_hz(band);
        if (hz * half_band() < rate_hz / 2.0) {
            const unsigned level = level_of(hz, rate_hz, s->levels);
            SpectrumLevel *l = &s->level[level];
            s->bands[band] = band_at(hz, level_rate_hz(rate_hz, level));
            l->begin = l->end ? l->begin : band;
            l->end = band + 1;
            s->first_level = level; /* at last, of the highest band */
        }
    }
}

/* The two fastest levels have every fourth turn each, the next two every eighth, and the slow ones
 * share what is left. */
enum { TURNS = 4, NEXT_LEVELS = 2, FAST_LEVELS = 4 };

static unsigned slow_levels(const Spectrum *s)
{
    return s->levels - s->first_level - FAST_LEVELS;
}

static unsigned level_at_turn(const Spectrum *s)
{
    const unsigned round = s->turn / TURNS;
    switch (s->turn % TURNS) {
    case 0:
        return s->first_level;
    case 1:
        return s->first_level + 2 + round % NEXT_LEVELS;
    case 2:
        return s->first_level + 1;
    default:
        return s->first_level + FAST_LEVELS + round % slow_levels(s);
    }
}

static void design_average(Spectrum *s, double rate_hz)
{
    const double average_s = 10.0 / log(10.0) / 20.0; /* falls by 20 dB a second */
    const double round_s = TURNS * STEPS * BLOCK / rate_hz;
    for (unsigned level = s->first_level; level < s->levels; level++) {
        const unsigned n = level - s->first_level;
        const unsigned rounds = n < 2 ? 1 : n < FAST_LEVELS ? NEXT_LEVELS : slow_levels(s);
        s->level[level].share = (float)(1.0 - exp(-round_s * rounds / average_s));
    }
}

static void transform_rows(Spectrum *s)
{
    const Transform *t = &s->transform;
    for (unsigned pass = 0; pass < t->pass_count; pass++) {
        s->kernels->forward_rows(t, pass, s->windowed, s->windowed + BINS, s->rows, 0,
                                 transform_butterflies(t, pass));
    }
}

static void transform_lanes(Spectrum *s)
{
    const Transform *t = &s->transform;
    s->kernels->forward_lanes(t, s->rows, s->bins, 2 * t->lanes, 0, transform_groups(t));
}

/* The transform has an order of its own (transform.h). The spectrum of an impulse at frame 1 turns
 * by a bin's own angle: each says itself which it is. */
static void find_places(Spectrum *s)
{
    const unsigned lanes = s->transform.lanes;
    s->windowed[1] = 1.0F;
    transform_rows(s);
    transform_lanes(s);
    for (unsigned k = 0; k < BINS; k++) {
        const unsigned place = k / lanes * 2 * lanes + k % lanes;
        const double angle = atan2((double)s->bins[place + lanes], (double)s->bins[place]);
        s->place[(unsigned)lround(fabs(angle) / pi * BINS - 0.5)] = (uint16_t)place;
    }
}

bool spectrum_init(Spectrum *s, double rate_hz)
{
    *s = (Spectrum){.kernels = kernels_best(), .levels = levels_of(rate_hz)};
    if (!transform_init(&s->transform, BINS, s->kernels->lanes)) {
        return false;
    }
    s->pyramid.levels = s->levels;
    design_bands(s, rate_hz);
    design_average(s, rate_hz);
    find_places(s);
    /* Scaled so that the squares of all bins add up to the mean square. */
    const double scale = 4.0 / (sqrt(3.0) * WINDOW);
    for (unsigned n = 0; n < WINDOW; n++) {
        s->window[n] = (float)(scale * (0.5 - 0.5 * cos(2.0 * pi * (n + 0.5) / WINDOW)));
    }
    spectrum_forget(s);
    return true;
}

void spectrum_free(Spectrum *s)
{
    transform_free(&s->transform);
}

void spectrum_forget(Spectrum *s)
{
    s->pyramid = (Pyramid){.levels = s->levels};
    s->gathered = s->turn = s->step = 0;
    memset(s->power, 0, sizeof s->power);
    for (unsigned band = 0; band < SPECTRUM_BANDS; band++) {
        s->db[band] = SPECTRUM_LOWEST_DB;
    }
}

/* -------------------------------------------------------------------------------------- work -- */

static float power_of_bin(const Spectrum *s, unsigned bin)
{
    const float re = s->bins[s->place[bin]];
    const float im = s->bins[s->place[bin] + s->transform.lanes];
    return re * re + im * im;
}

static float power_of_band(const Spectrum *s, const SpectrumBand *band)
{
    float sum = band->first_share * power_of_bin(s, band->first);
    for (unsigned bin = band->first + 1; bin + 1 < band->end; bin++) {
        sum += power_of_bin(s, bin);
    }
    return sum + band->last_share * power_of_bin(s, band->end - 1);
}

static void sum_bands(Spectrum *s, const SpectrumLevel *level, unsigned side)
{
    for (unsigned band = level->begin; band < level->end; band++) {
        s->fresh[side][band] = power_of_band(s, &s->bands[band]);
    }
}

static void settle(Spectrum *s, const SpectrumLevel *level)
{
    const float least = 1e-12F;
    for (unsigned band = level->begin; band < level->end; band++) {
        float louder = least;
        for (unsigned side = 0; side < PYRAMID_SIDES; side++) {
            float *power = &s->power[side][band];
            *power += level->share * (s->fresh[side][band] - *power);
            louder = *power > louder ? *power : louder;
        }
        s->db[band] = 10.0F * log10f(louder);
    }
}

static void work(Spectrum *s)
{
    const unsigned level = level_at_turn(s), side = s->step / STEPS_A_SIDE;
    if (s->step == STEP_SETTLE) {
        settle(s, &s->level[level]);
    } else if (s->step < STEP_SETTLE) {
        switch (s->step % STEPS_A_SIDE) {
        case 0:
            pyramid_windowed(&s->pyramid, level, side, s->window, s->windowed);
            break;
        case 1:
            transform_rows(s);
            break;
        default:
            transform_lanes(s);
            sum_bands(s, &s->level[level], side);
        }
    }
    s->step = (s->step + 1) % STEPS;
    s->turn += s->step == 0;
}

void spectrum_process(Spectrum *s, const Slice *slice)
{
    for (uint32_t done = 0; done < slice->frames;) {
        const uint32_t rest = slice->frames - done, room = BLOCK - s->gathered;
        const uint32_t frames = rest < room ? rest : room;
        memcpy(s->gathering[0] + s->gathered, slice->left + done, frames * sizeof(float));
        memcpy(s->gathering[1] + s->gathered, slice->right + done, frames * sizeof(float));
        s->gathered += frames;
        done += frames;
        if (s->gathered == BLOCK) {
            s->gathered = 0;
            pyramid_add(&s->pyramid, s->gathering[0], s->gathering[1]);
            work(s);
        }
    }
}

const float *spectrum_db(const Spectrum *s)
{
    return s->db;
}
