#include "limiter.h"

#include "decibel.h"

static const double latency_s = 0.002;

enum { SHORTEST_ATTACK = 4 }; /* frames */

/* Below one by more than the roundings of the gain and of its product can add up to: what is
 * limited comes out at or below the ceiling, not one bit above. It costs 4·10⁻⁶ dB. */
static const float just_below_one = 1.0f - 0x1p-21f;

uint32_t limiter_latency_frames(double rate_hz)
{
    const uint32_t least = TRUE_PEAK_DELAY + SHORTEST_ATTACK;
    const uint32_t wanted = (uint32_t)lround(latency_s * rate_hz);
    return wanted > least ? wanted : least;
}

/* ------------------------------------------------------------------- its life, its settings -- */

bool limiter_init(Limiter *l, double rate_hz)
{
    const uint32_t latency = limiter_latency_frames(rate_hz);
    *l = (Limiter){.ceiling = 1.0f, .old_ceiling = 1.0f, .lowest = 1.0f};
    true_peak_init(&l->true_peak);
    gain_release_init(&l->at_once.now, rate_hz);
    gain_release_init(&l->ahead.now, rate_hz);
    if (!delay_line_init(&l->line, latency) ||
        !gain_smoother_init(&l->smoother, latency - TRUE_PEAK_DELAY)) {
        limiter_free(l);
        return false;
    }
    return true;
}

void limiter_free(Limiter *l)
{
    delay_line_free(&l->line);
    gain_smoother_free(&l->smoother);
}

static float linear_ceiling(const LimiterSpec *spec)
{
    return (float)gain_from_db(spec->ceiling_db);
}

static float share(const LimiterSpec *spec)
{
    return spec->on ? 1.0f : 0.0f;
}

void limiter_set(Limiter *l, const LimiterSpec *spec)
{
    l->spec = *spec;
    l->ways_fade = false;
    l->ceiling = l->old_ceiling = linear_ceiling(spec);
    glide_jump(&l->share, share(spec));
    limiter_forget(l);
}

static void open_gains(Limiter *l)
{
    gain_release_open(&l->at_once.now);
    gain_release_open(&l->ahead.now);
    l->at_once.old = l->at_once.now;
    l->ahead.old = l->ahead.now;
}

void limiter_forget(Limiter *l)
{
    const Slice silence = {.frames = SLICE_FRAMES};
    open_gains(l);
    gain_smoother_hold(&l->smoother, GAIN_ONE);
    true_peak_restart(&l->true_peak, &silence);
    delay_line_forget(&l->line);
    l->lowest = 1.0f;
}

/* Look-Ahead begins where the other way is, and its gain is held as long as that one would hold it:
 * long enough for all that is still in the line. */
static void begin_ahead(Limiter *l)
{
    const Slice past = delay_line_newest(&l->line);
    gain_smoother_hold(&l->smoother, l->ahead.now.gain);
    true_peak_restart(&l->true_peak, &past);
}

static void go_over_to_way(Limiter *l, bool look_ahead)
{
    if (look_ahead) {
        l->ahead.now = l->at_once.now;
        begin_ahead(l);
    } else {
        l->at_once.now = l->ahead.now;
    }
}

/* Nothing has run while it was off. */
static void begin_from_off(Limiter *l)
{
    open_gains(l);
    begin_ahead(l);
}

void limiter_change(Limiter *l, const LimiterSpec *spec)
{
    if (spec->on && !l->spec.on) {
        begin_from_off(l);
    }
    l->ways_fade = spec->look_ahead != l->spec.look_ahead;
    if (l->ways_fade) {
        go_over_to_way(l, spec->look_ahead);
    }
    l->at_once.old = l->at_once.now;
    l->ahead.old = l->ahead.now;
    l->old_ceiling = l->ceiling;
    l->ceiling = linear_ceiling(spec);
    glide_to(&l->share, share(spec));
    l->spec = *spec;
}

/* --------------------------------------------------------------------------- a slice's way -- */

static int32_t wanted_gain(float peak, float ceiling)
{
    const float gain = ceiling / peak * just_below_one;
    return (int32_t)((peak > ceiling ? gain : 1.0f) * (float)GAIN_ONE);
}

/* By `rise` from `old` to `now`; rounded so that it never is above both. */
static int32_t between_gains(int32_t old, int32_t now, float rise)
{
    return old + (int32_t)((double)rise * (double)(now - old));
}

/* The gain that a peak of frame `i` asks of a way. */
static int32_t next_gain(const Limiter *l, LimiterWay *way, const Slice *slice, uint32_t i,
                         float peak)
{
    const int32_t now = gain_release_tick(&way->now, wanted_gain(peak, l->ceiling));
    if (!slice->rise || l->old_ceiling == l->ceiling) {
        return now;
    }
    const int32_t old = gain_release_tick(&way->old, wanted_gain(peak, l->old_ceiling));
    return between_gains(old, now, slice->rise[i]);
}

static float lowest_of(const float *gains, uint32_t count)
{
    float lowest = 1.0f;
    for (uint32_t i = 0; i < count; i++) {
        lowest = gains[i] < lowest ? gains[i] : lowest;
    }
    return lowest;
}

/* A gain of one leaves the sample alone: a product would flush a denormal one, and a compiler may make
 * a product of choosing between a sample and its product. */
static void apply(Limiter *l, const float *gains, Slice *slice)
{
    const float lowest = lowest_of(gains, slice->frames);
    l->lowest = lowest < l->lowest ? lowest : l->lowest;
    if (lowest == 1.0f) {
        return;
    }
    for (uint32_t i = 0; i < slice->frames; i++) {
        if (gains[i] < 1.0f) {
            slice->left[i] *= gains[i];
            slice->right[i] *= gains[i];
        }
    }
}

static void limit_at_once(Limiter *l, Slice *slice)
{
    float gains[SLICE_FRAMES];
    for (uint32_t i = 0; i < slice->frames; i++) {
        const float left = fabsf(slice->left[i]), right = fabsf(slice->right[i]);
        const float peak = left > right ? left : right;
        gains[i] = (float)next_gain(l, &l->at_once, slice, i, peak) / (float)GAIN_ONE;
    }
    apply(l, gains, slice);
}

static void limit_ahead(Limiter *l, const Slice *in, Slice *late)
{
    float peaks[SLICE_FRAMES], gains[SLICE_FRAMES];
    true_peak_find(&l->true_peak, in, peaks);
    for (uint32_t i = 0; i < late->frames; i++) {
        const int32_t gain = next_gain(l, &l->ahead, late, i, peaks[i]);
        gains[i] = gain_smoother_tick(&l->smoother, gain);
    }
    apply(l, gains, late);
}

static void limit_either_way(Limiter *l, bool look_ahead, const Slice *in, Slice *slice)
{
    if (look_ahead) {
        limit_ahead(l, in, slice);
    } else {
        limit_at_once(l, slice);
    }
}

/* `in` is what comes in, `slice` what goes out: the same, or that of the line. */
static void limit(Limiter *l, bool look_ahead, const Slice *in, Slice *slice)
{
    if (!glide_is_steady(&l->share, slice)) {
        Slice limited;
        slice_copy(&limited, slice);
        limit_either_way(l, look_ahead, in, &limited);
        glide_mix(&l->share, &limited, slice);
    } else if (l->share.now == 1.0f) {
        limit_either_way(l, look_ahead, in, slice);
    }
}

void limiter_process(Limiter *l, Slice *slice)
{
    const bool fade = slice->rise && l->ways_fade, look_ahead = l->spec.look_ahead;
    Slice late;
    slice_copy(&late, slice);
    delay_line_process(&l->line, &late);
    if (fade || look_ahead) {
        limit(l, true, slice, &late); /* first: it wants the slice as it came in */
    }
    if (fade || !look_ahead) {
        limit(l, false, slice, slice);
    }
    if (fade) {
        slice_crossfade(look_ahead ? &late : slice, look_ahead ? slice : &late);
    }
    if (look_ahead) {
        slice_copy(slice, &late);
    }
}

double limiter_read_reduction_db(Limiter *l)
{
    const double largest_db = 60.0;
    const double reduction_db = l->lowest < 1.0f ? -db_from_gain((double)l->lowest) : 0.0;
    l->lowest = 1.0f;
    return fmin(reduction_db, largest_db);
}
