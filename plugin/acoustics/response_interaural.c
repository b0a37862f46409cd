#include "response_interaural.h"

#include "../dsp/decibel.h"
#include <complex.h>
#include <math.h>

static const double pi = 3.14159265358979323846;
static const double window_s = 5e-3;
static const double onset_db = -20.0; /* below the highest peak: where a sound is said to arrive */

static unsigned arrival(const BinauralResponse *r)
{
    float peak = 0.0f;
    for (unsigned n = 0; n < r->frames; n++) {
        peak = fmaxf(peak, fmaxf(fabsf(r->left_left[n]), fabsf(r->left_right[n])));
    }
    const float onset = peak * (float)gain_from_db(onset_db);
    unsigned n = 0;
    while (n + 1 < r->frames && fabsf(r->left_left[n]) < onset && fabsf(r->left_right[n]) < onset) {
        n++;
    }
    return n;
}

/* One frequency of what is heard from `begin` on, faded out over the second half of the window. */
static double complex spectrum_at(const float *path, unsigned begin, unsigned frames, double omega,
                                  double window_frames)
{
    double complex sum = 0.0;
    for (unsigned n = begin; n < frames && n - begin < window_frames; n++) {
        const double late = fmax(0.0, 2.0 * (n - begin) / window_frames - 1.0);
        sum += (double)path[n] * (0.5 + 0.5 * cos(pi * late)) * cexp(-I * omega * (n - begin));
    }
    return sum;
}

Interaural response_interaural(const BinauralResponse *r, double rate_hz)
{
    const double low = 2.0 * pi * interaural_low_hz / rate_hz;
    const double middle = 2.0 * pi * interaural_middle_hz / rate_hz;
    const double window = window_s * rate_hz;
    const unsigned begin = arrival(r);
    return (Interaural){
        .delay_s = interaural_delay_s(spectrum_at(r->left_left, begin, r->frames, low, window),
                                      spectrum_at(r->left_right, begin, r->frames, low, window)),
        .level_db =
            interaural_level_db(spectrum_at(r->left_left, begin, r->frames, middle, window),
                                spectrum_at(r->left_right, begin, r->frames, middle, window))};
}
