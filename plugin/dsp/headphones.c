#include "headphones.h"

static bool same_translation(const HeadphonesSpec *a, const HeadphonesSpec *b)
{
    return biquad_specs_same(a->translation, a->translations, b->translation, b->translations) &&
           a->echo_gain == b->echo_gain && a->echo_delay_s == b->echo_delay_s;
}

bool headphones_spec_same(const HeadphonesSpec *a, const HeadphonesSpec *b)
{
    return a->mid_gain == b->mid_gain && a->side_gain == b->side_gain &&
           a->crossfeed == b->crossfeed && a->feed_db == b->feed_db &&
           a->cutoff_hz == b->cutoff_hz && a->delay_s == b->delay_s && same_translation(a, b);
}

static void set_translation(Headphones *h, const HeadphonesSpec *spec, double rate_hz)
{
    biquads_set(h->translation, h->translations, spec->translation, spec->translations, rate_hz);
    h->translations = spec->translations;
    echo_set(&h->echo, spec->echo_gain, spec->echo_delay_s, rate_hz);
}

void headphones_set(Headphones *h, const HeadphonesSpec *spec, double rate_hz)
{
    const NaturalSpec natural = {spec->feed_db, spec->cutoff_hz, spec->delay_s};
    const ClassicSpec classic = {spec->feed_db, spec->cutoff_hz};
    if (h->spec.crossfeed != spec->crossfeed) {
        natural_forget(&h->natural);
        classic_forget(&h->classic);
    }
    h->spec = *spec;
    h->natural.design = natural_design(&natural, rate_hz);
    h->classic.design = classic_design(&classic, rate_hz);
    set_translation(h, spec, rate_hz);
}

static Transfer crossfeed_transfer(const Headphones *h, const Phasor *at)
{
    const double mid = h->spec.mid_gain, side = h->spec.side_gain;
    switch (h->spec.crossfeed) {
    case CROSSFEED_OFF:
        break;
    case CROSSFEED_NATURAL:
        return transfer_from_mid_side(mid,
                                      side * (1.0 - 2.0 * natural_crossed(&h->natural.design, at)));
    case CROSSFEED_CLASSIC: {
        const double complex direct = classic_direct(&h->classic.design, at);
        const double complex crossed = classic_crossed(&h->classic.design, at);
        return transfer_from_mid_side(mid * (direct + crossed), side * (direct - crossed));
    }
    }
    return transfer_from_mid_side(mid, side);
}

Transfer headphones_transfer(const Headphones *h, const Phasor *at)
{
    const double complex same_for_both =
        echo_response(&h->echo, at) *
        biquads_transfer(h->translation, h->translations, at->z_inverse);
    return transfer_scaled(crossfeed_transfer(h, at), same_for_both);
}

static void scale_mid_and_side(const HeadphonesSpec *spec, Slice *slice)
{
    if (spec->mid_gain == 1.0 && spec->side_gain == 1.0) {
        return;
    }
    const float direct = (float)((spec->mid_gain + spec->side_gain) / 2.0);
    const float crossed = (float)((spec->mid_gain - spec->side_gain) / 2.0);
    for (uint32_t i = 0; i < slice->frames; i++) {
        const float left = slice->left[i], right = slice->right[i];
        slice->left[i] = direct * left + crossed * right;
        slice->right[i] = crossed * left + direct * right;
    }
}

static void crossfeed(Headphones *h, Slice *slice)
{
    switch (h->spec.crossfeed) {
    case CROSSFEED_OFF:
        return;
    case CROSSFEED_NATURAL:
        natural_process(&h->natural, slice);
        return;
    case CROSSFEED_CLASSIC:
        classic_process(&h->classic, slice);
        return;
    }
}

void headphones_process(Headphones *h, Slice *slice)
{
    scale_mid_and_side(&h->spec, slice);
    crossfeed(h, slice);
    biquads_process(h->translation, h->translations, slice);
    echo_process(&h->echo, slice);
}

void headphones_forget(Headphones *h)
{
    natural_forget(&h->natural);
    classic_forget(&h->classic);
    for (unsigned i = 0; i < HEADPHONES_FILTERS; i++) {
        biquad_forget(&h->translation[i]);
    }
    echo_forget(&h->echo);
}
