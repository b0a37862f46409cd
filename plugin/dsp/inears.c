#include "inears.h"

#include <string.h>

bool inears_spec_same(const InEarsSpec *a, const InEarsSpec *b)
{
    return a->ambience_gain == b->ambience_gain && a->link == b->link &&
           biquad_specs_same(a->filter, a->filters, b->filter, b->filters) &&
           a->leak_mm[EAR_LEFT] == b->leak_mm[EAR_LEFT] &&
           a->leak_mm[EAR_RIGHT] == b->leak_mm[EAR_RIGHT] && a->ear_out == b->ear_out;
}

void inears_set(InEars *inears, const InEarsSpec *spec, double rate_hz)
{
    inears->spec = *spec;
    link_set(&inears->link, spec->link, rate_hz);
    biquads_set(inears->filter, inears->filters, spec->filter, spec->filters, rate_hz);
    inears->filters = spec->filters;
    leak_set(&inears->leak, spec->leak_mm, rate_hz);
}

Transfer inears_transfer(const InEars *inears, const Phasor *at)
{
    const double complex both = biquads_transfer(inears->filter, inears->filters, at->z_inverse);
    const double complex left =
        both * biquad_response(&inears->leak.design[EAR_LEFT], at->z_inverse);
    const double complex right =
        both * biquad_response(&inears->leak.design[EAR_RIGHT], at->z_inverse);
    const Transfer link = link_transfer(&inears->link, at->z_inverse);
    return (Transfer){link.left_left * left, link.left_right * left, link.right_left * right,
                      link.right_right * right};
}

static void add_ambience(float gain, const Slice *ambience, Slice *slice)
{
    for (uint32_t i = 0; i < slice->frames; i++) {
        slice->left[i] += gain * ambience->left[i];
        slice->right[i] += gain * ambience->right[i];
    }
}

static void silence(float *x, uint32_t frames)
{
    memset(x, 0, frames * sizeof *x);
}

void inears_process(InEars *inears, Slice *slice, const Slice *ambience)
{
    if (inears->spec.ambience_gain > 0.0) {
        add_ambience((float)inears->spec.ambience_gain, ambience, slice);
    }
    link_process(&inears->link, slice);
    biquads_process(inears->filter, inears->filters, slice);
    leak_process(&inears->leak, slice);
    if (ear_is_out(inears->spec.ear_out, EAR_LEFT)) {
        silence(slice->left, slice->frames);
    }
    if (ear_is_out(inears->spec.ear_out, EAR_RIGHT)) {
        silence(slice->right, slice->frames);
    }
}

void inears_forget(InEars *inears)
{
    link_forget(&inears->link);
    for (unsigned i = 0; i < INEARS_FILTERS; i++) {
        biquad_forget(&inears->filter[i]);
    }
    leak_forget(&inears->leak);
}
