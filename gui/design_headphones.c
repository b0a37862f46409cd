#include "design_headphones.h"

#include "../plugin/acoustics/head.h"
#include "../plugin/dsp/interaural.h"

static const double pi = 3.14159265358979323846;
static const double none_db = -90.0;

bool headphones_translates(const HeadphonesSpec *spec)
{
    return spec->translations > 0 || spec->echo_gain != 0.0;
}

void headphones_curves(const HeadphonesSpec *spec, double rate_hz, HeadphonesCurves *curves)
{
    const DesignAxis axis = design_axis(rate_hz);
    Headphones h = {0};
    headphones_set(&h, spec, rate_hz);
    curves->crosses = false;
    for (unsigned i = 0; i < axis.count; i++) {
        const Phasor at = phasor_at(axis.hz[i], rate_hz);
        const Transfer t = headphones_transfer(&h, &at);
        const double complex translation =
            biquads_transfer(h.translation, h.translations, at.z_inverse) *
            echo_response(&h.echo, &at);
        curves->direct[i] = design_level_db(t.left_left);
        curves->crossed[i] = design_level_db(t.left_right);
        curves->mono[i] = design_level_db(t.left_left + t.left_right);
        curves->translation[i] = design_level_db(translation);
        curves->crosses |= curves->crossed[i] > none_db;
    }
}

static double delay_s(double complex near, double complex far)
{
    const bool turns =
        creal(near * conj(far)) < 0.0; /* a delay by that alone, as the port has it */
    return fmax(0.0, interaural_delay_s(near, turns ? -far : far));
}

HeadphonesPaths headphones_paths(const HeadphonesSpec *spec, double rate_hz)
{
    HeadphonesSpec crossfeed = *spec;
    crossfeed.translations = 0;
    crossfeed.echo_gain = 0.0;
    Headphones h = {0};
    headphones_set(&h, &crossfeed, rate_hz);
    const Phasor at = phasor_at(interaural_low_hz, rate_hz);
    const Transfer t = headphones_transfer(&h, &at);
    return (HeadphonesPaths){.direct_db = design_level_db(t.left_left),
                             .crossed_db = design_level_db(t.left_right),
                             .mono_db = design_level_db(t.left_left + t.left_right),
                             .delay_s = delay_s(t.left_left, t.right_left)};
}

double headphones_angle_degrees(double delay, double head_circumference_cm)
{
    const double most_s = head_interaural_delay_s(90.0, head_circumference_cm);
    return asin(fmin(1.0, delay / most_s)) * 180.0 / pi;
}
