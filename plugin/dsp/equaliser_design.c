#include "equaliser_design.h"

#include <stdlib.h>
#include <string.h>

static const BiquadDesign untouched = {.b0 = 1.0};
static const float unit[1] = {1.0F};

static void init_filters(EqualiserDesign *d)
{
    const EqualiserEar *left = &d->ears[0], *right = &d->ears[1];
    d->count = left->count > right->count ? left->count : right->count;
    d->gain = (Pair){left->gain, right->gain};
    for (unsigned i = 0; i < d->count; i++) {
        d->filters[i].design = ears_design(i < left->count ? &left->filters[i] : &untouched,
                                           i < right->count ? &right->filters[i] : &untouched);
    }
}

/* The taps of an ear, or the unit impulse, drawn out to `frames`. */
static void copy_taps(float *to, const EqualiserEar *ear)
{
    const float *const taps = ear->by_taps ? ear->by_taps->taps : unit;
    memcpy(to, taps, (ear->by_taps ? ear->by_taps->count : 1) * sizeof *to);
}

static bool offer_response(EqualiserDesign *d, const BinauralResponse *response)
{
    for (unsigned level = 0; level < CONVOLVER_LEVELS; level++) {
        ConvolverPart *part =
            convolver_part_new(&d->plan, level, response, convolver_spans[level].least_slots);
        if (!part) {
            return false;
        }
        convolver_offer(d->convolver, level, part);
    }
    return true;
}

static unsigned longest(const EqualiserEar ears[EARS])
{
    unsigned frames = 1;
    for (unsigned ear = 0; ear < EARS; ear++) {
        const EqualiserTaps *by_taps = ears[ear].by_taps;
        frames = by_taps && by_taps->count > frames ? by_taps->count : frames;
    }
    return frames;
}

static bool init_convolver(EqualiserDesign *d, double rate_hz)
{
    d->planned = convolver_plan_init(&d->plan, kernels_best());
    d->convolver = d->planned ? convolver_new(&d->plan, rate_hz) : NULL;
    const unsigned frames = longest(d->ears);
    float *taps = calloc((EARS + 1) * (size_t)frames, sizeof *taps);
    bool made = d->convolver && taps;
    if (made) {
        float *const left = taps, *const right = taps + frames, *const none = right + frames;
        copy_taps(left, &d->ears[0]);
        copy_taps(right, &d->ears[1]);
        made = offer_response(d, &(BinauralResponse){left, none, none, right, frames});
    }
    free(taps);
    return made;
}

/* Its own copy; the taps themselves are the convolver's. */
static bool keep_curve(EqualiserEar *ear)
{
    if (!ear->by_taps) {
        return true;
    }
    EqualiserTaps *const copy = malloc(sizeof *copy);
    if (copy) {
        *copy = *ear->by_taps;
        copy->taps = NULL;
    }
    ear->by_taps = copy;
    return copy != NULL;
}

/* Beforehand: 64 filters an ear would take the audio thread 0.1 ms. Thousands of dB, which filters
 * in series can be asked for, are no float. */
static void fill_powers(EqualiserDesign *d, double rate_hz)
{
    const double most_power = 1e30;
    for (int i = 0; i < MATCH_POINTS; i++) {
        const Phasor at = phasor_at(match_point_hz(i, rate_hz), rate_hz);
        for (unsigned ear = 0; ear < EARS; ear++) {
            const double complex h = equaliser_response(d, ear, &at);
            d->powers.of[ear][i] = (float)fmin(creal(h * conj(h)), most_power);
        }
    }
}

EqualiserDesign *equaliser_design_new(const EqualiserEar ears[EARS], double rate_hz)
{
    EqualiserDesign *d = calloc(1, sizeof *d);
    if (!d) {
        return NULL;
    }
    memcpy(d->ears, ears, sizeof d->ears);
    init_filters(d);
    bool made = true;
    if (ears[0].by_taps || ears[1].by_taps) {
        made = init_convolver(d, rate_hz);
    }
    for (unsigned ear = 0; ear < EARS;
         ear++) { /* all of them, whatever failed: they are owned now */
        made = keep_curve(&d->ears[ear]) && made;
    }
    if (!made) {
        equaliser_design_free(d);
        return NULL;
    }
    fill_powers(d, rate_hz);
    return d;
}

void equaliser_design_free(EqualiserDesign *d)
{
    while (d) {
        EqualiserDesign *const next = d->next;
        convolver_free(d->convolver);
        if (d->planned) {
            convolver_plan_free(&d->plan);
        }
        free(d->ears[0].by_taps);
        free(d->ears[1].by_taps);
        free(d);
        d = next;
    }
}

EqualiserDesign *equaliser_designs_joined(EqualiserDesign *a, EqualiserDesign *b)
{
    if (!a) {
        return b;
    }
    EqualiserDesign *last = a;
    while (last->next) {
        last = last->next;
    }
    last->next = b;
    return a;
}

/* ------------------------------------------------------------------------------ what it does -- */

static double complex read_curve(const EqualiserTaps *by_taps, double hz)
{
    const double last = EQUALISER_CURVE_POINTS - 1;
    const double place = EQUALISER_CURVE_STEPS * log2(fmax(hz, 1e-3) / EQUALISER_CURVE_HZ);
    const double held = fmin(fmax(place, 0.0), last);
    const unsigned at = (unsigned)fmin(held, last - 1.0);
    const double complex a = by_taps->curve[at], b = by_taps->curve[at + 1];
    return a + (held - at) * (b - a);
}

double complex equaliser_response(const EqualiserDesign *d, unsigned ear, const Phasor *at)
{
    if (!d) {
        return 1.0;
    }
    const EqualiserEar *const e = &d->ears[ear];
    double complex h = e->gain;
    for (unsigned i = 0; i < e->count; i++) {
        h *= biquad_response(&e->filters[i], at->z_inverse);
    }
    return e->by_taps ? h * read_curve(e->by_taps, at->hz) : h;
}

const EarPowers *equaliser_powers(const EqualiserDesign *d)
{
    return d ? &d->powers : NULL;
}

Transfer equaliser_transfer(const EqualiserDesign *d, Transfer before, const Phasor *at)
{
    const double complex left = equaliser_response(d, 0, at), right = equaliser_response(d, 1, at);
    return (Transfer){before.left_left * left, before.left_right * left, before.right_left * right,
                      before.right_right * right};
}

/* ------------------------------------------------------------------------------------- audio -- */

void equaliser_design_forget(EqualiserDesign *d)
{
    ears_biquads_forget(d->filters, d->count);
    if (d->convolver) {
        convolver_forget(d->convolver);
    }
    d->at = 0;
}

/* The convolver never gets a slice across the end of its block. One that would is the first after
 * frames that were not played (an export): what came before is no history of it. */
static void convolve(EqualiserDesign *d, Slice *slice)
{
    if (d->at + slice->frames > SLICE_FRAMES) {
        convolver_forget(d->convolver);
        d->at = 0;
    }
    convolver_process(d->convolver, slice->left, slice->right, slice->frames);
    d->at = (d->at + slice->frames) % SLICE_FRAMES;
}

/* Filters in series can be asked for thousands of dB. What is far beyond all sound must stay a
 * number still: an infinity would never leave the history of what comes behind. */
static Pair kept_finite(Pair x)
{
    const double most = 1e9;
    for (int ear = 0; ear < EARS; ear++) {
        x[ear] = x[ear] > most ? most : x[ear] < -most ? -most : x[ear];
    }
    return x;
}

void equaliser_design_process(EqualiserDesign *d, Slice *slice)
{
    Pair x[SLICE_FRAMES];
    for (uint32_t i = 0; i < slice->frames; i++) {
        x[i] = d->gain * pair_frame(slice, i);
    }
    ears_biquads_run(d->filters, d->count, x, slice->frames);
    for (uint32_t i = 0; i < slice->frames; i++) {
        pair_store(slice, i, kept_finite(x[i]));
    }
    if (d->convolver) {
        convolve(d, slice);
    }
}
