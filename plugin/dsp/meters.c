#include "meters.h"

#include "decibel.h"

static const double lowest_db = -120.0;
static const double lowest_width_db = -60.0, highest_width_db = 20.0;

void meters_init(Meters *m, double rate_hz)
{
    const double fall_db_per_s = 20.0;
    *m = (Meters){.peak_fall = (float)gain_from_db(-fall_db_per_s / rate_hz)};
    loudness_init(&m->in_loudness, rate_hz);
    loudness_init(&m->out_loudness, rate_hz);
    energy_window_init(&m->programme, rate_hz);
    coherence_init(&m->coherence, rate_hz);
    m->readings = (Readings){.in_peak_left_db = lowest_db,
                             .in_peak_right_db = lowest_db,
                             .out_peak_left_db = lowest_db,
                             .out_peak_right_db = lowest_db,
                             .in_momentary_lufs = lowest_db,
                             .out_momentary_lufs = lowest_db,
                             .out_short_term_lufs = lowest_db,
                             .width_db = lowest_width_db,
                             .coherence = 1.0};
}

/* Not fmaxf(): that is a call, because of the NaN that no meter ever sees. */
static float larger(float a, float b)
{
    return a > b ? a : b;
}

static void take_peaks(Peaks *peaks, const Slice *slice, float fall)
{
    float left = peaks->left, right = peaks->right;
    for (uint32_t i = 0; i < slice->frames; i++) {
        left = larger(left * fall, fabsf(slice->left[i]));
        right = larger(right * fall, fabsf(slice->right[i]));
    }
    *peaks = (Peaks){left, right};
}

static double correlation(const Energy *e)
{
    const double both = sqrt(e->left * e->right);
    return both > 0.0 ? fmin(fmax(e->cross / both, -1.0), 1.0) : 0.0;
}

static double width_db(const Energy *e)
{
    const double side = fmax(0.0, e->left + e->right - 2.0 * e->cross);
    const double mid = fmax(0.0, e->left + e->right + 2.0 * e->cross);
    if (side <= 0.0) {
        return lowest_width_db;
    }
    return mid > 0.0 ? fmin(fmax(db_from_power(side / mid), lowest_width_db), highest_width_db)
                     : highest_width_db;
}

static void take_image(Meters *m, const Slice *slice)
{
    Pair frames[SLICE_FRAMES];
    pairs_from_slice(frames, slice);
    if (energy_window_add(&m->programme, frames, slice->frames)) {
        m->readings.correlation = correlation(&m->programme.over_400_ms);
        m->readings.width_db = width_db(&m->programme.over_400_ms);
    }
}

void meters_take_input(Meters *m, const Slice *slice)
{
    take_peaks(&m->in_peaks, slice, m->peak_fall);
    take_image(m, slice);
    if (loudness_process(&m->in_loudness, slice)) {
        m->readings.in_momentary_lufs = loudness_momentary(&m->in_loudness);
        m->readings.mono_loss_db = loudness_mono_loss(&m->in_loudness);
    }
}

void meters_take_output(Meters *m, const Slice *slice)
{
    take_peaks(&m->out_peaks, slice, m->peak_fall);
    coherence_process(&m->coherence, slice);
    m->readings.coherence = coherence_reading(&m->coherence);
    if (loudness_process(&m->out_loudness, slice)) {
        m->readings.out_momentary_lufs = loudness_momentary(&m->out_loudness);
        m->readings.out_short_term_lufs = loudness_short_term(&m->out_loudness);
    }
}

static double peak_db(float peak)
{
    return peak > 0.0f ? fmax(lowest_db, db_from_gain((double)peak)) : lowest_db;
}

void meters_read_peaks(Meters *m)
{
    m->readings.in_peak_left_db = peak_db(m->in_peaks.left);
    m->readings.in_peak_right_db = peak_db(m->in_peaks.right);
    m->readings.out_peak_left_db = peak_db(m->out_peaks.left);
    m->readings.out_peak_right_db = peak_db(m->out_peaks.right);
}
