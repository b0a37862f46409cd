#include "hrtf_measure.h"

#include "../dsp/decibel.h"
#include "fourier.h"
#include "minimum_phase.h"
#include <complex.h>
#include <math.h>
#include <stdlib.h>

static const double pi = 3.14159265358979323846;
static const double fit_lowest_hz = 500.0, fit_highest_hz = 1500.0;
static const double usable = 0.45;       /* of the rate */
static const double least_power = 1e-30; /* of a zero of the response, for its logarithm */
static const double nepers_per_db = 0.11512925464970229;

struct HrtfMeasure {
    unsigned frames, length;
    double bin_hz, node_hz[HRTF_NODES], highest_hz;
    double complex *both, *ear; /* [length], [length/2 + 1] */
    float *phases;              /* of minimum phase: [node][bin] */
};

/* Twice the response, and bins at most half as far apart as the lowest nodes. */
static unsigned transform_length(unsigned frames, double rate_hz)
{
    unsigned length = 64;
    while (length < 2 * frames || rate_hz / length > hrtf_node_hz(1) / 2.0) {
        length *= 2;
    }
    return length;
}

HrtfMeasure *hrtf_measure_new(unsigned frames, double rate_hz)
{
    HrtfMeasure *measure = calloc(1, sizeof *measure);
    if (!measure) {
        return NULL;
    }
    measure->frames = frames;
    measure->length = transform_length(frames, rate_hz);
    measure->bin_hz = rate_hz / measure->length;
    measure->highest_hz = usable * rate_hz;
    const size_t bins = measure->length / 2 + 1;
    measure->both = malloc(measure->length * sizeof *measure->both);
    measure->ear = malloc(bins * sizeof *measure->ear);
    measure->phases = malloc(HRTF_NODES * bins * sizeof *measure->phases);
    if (!measure->both || !measure->ear || !measure->phases) {
        hrtf_measure_free(measure);
        return NULL;
    }
    for (unsigned n = 0; n < HRTF_NODES; n++) {
        measure->node_hz[n] = hrtf_node_hz(n);
    }
    minimum_phase_matrix(HRTF_NODES, measure->node_hz, measure->length, rate_hz, measure->phases);
    return measure;
}

void hrtf_measure_free(HrtfMeasure *measure)
{
    if (measure) {
        free(measure->both);
        free(measure->ear);
        free(measure->phases);
        free(measure);
    }
}

/* The mean power around a node, in a triangle that reaches as far as the next node or bin. */
static double power_around(const HrtfMeasure *measure, unsigned node)
{
    const unsigned next = node + 1 < HRTF_NODES ? node + 1 : node;
    const double hz = measure->node_hz[node];
    const double width_hz =
        fmax(measure->node_hz[next] - measure->node_hz[next - 1], measure->bin_hz);
    const unsigned first = (unsigned)ceil(fmax(hz - width_hz, 0.0) / measure->bin_hz);
    double sum = 0.0, weights = 0.0;
    for (unsigned k = first; k < measure->length / 2 && k * measure->bin_hz < hz + width_hz; k++) {
        const double weight = 1.0 - fabs(k * measure->bin_hz - hz) / width_hz;
        const double magnitude = cabs(measure->ear[k]);
        sum += weight * magnitude * magnitude;
        weights += weight;
    }
    return fmax(sum / weights, least_power);
}

static void measure_levels(const HrtfMeasure *measure, HrtfEar *ear)
{
    for (unsigned n = 0; n < HRTF_NODES; n++) {
        const int held = n > 0 && measure->node_hz[n] > measure->highest_hz;
        ear->level_db[n] = held ? ear->level_db[n - 1] : db_from_power(power_around(measure, n));
    }
}

static double minimum_phase(const HrtfMeasure *measure, const double level_db[HRTF_NODES],
                            unsigned bin)
{
    const size_t bins = measure->length / 2 + 1;
    double phase = 0.0;
    for (unsigned n = 0; n < HRTF_NODES; n++) {
        phase += nepers_per_db * level_db[n] * (double)measure->phases[n * bins + bin];
    }
    return phase;
}

/* The bins of the fit. */
static unsigned first_bin(const HrtfMeasure *measure)
{
    return (unsigned)ceil(fit_lowest_hz / measure->bin_hz);
}

static unsigned last_bin(const HrtfMeasure *measure)
{
    return (unsigned)(fit_highest_hz / measure->bin_hz);
}

double hrtf_minimum_delay_s(const HrtfMeasure *measure, const double level_db[HRTF_NODES],
                            double hz)
{
    const unsigned bin = (unsigned)lrint(hz / measure->bin_hz);
    return -minimum_phase(measure, level_db, bin) / (2.0 * pi * measure->bin_hz * bin);
}

double hrtf_fitted_minimum_delay_s(const HrtfMeasure *measure, const double level_db[HRTF_NODES])
{
    double products = 0.0, squares = 0.0;
    for (unsigned k = first_bin(measure); k <= last_bin(measure); k++) {
        const double omega = 2.0 * pi * measure->bin_hz * k;
        products += omega * minimum_phase(measure, level_db, k);
        squares += omega * omega;
    }
    return -products / squares;
}

static double complex excess_phase(const HrtfMeasure *measure, const HrtfEar *ear, unsigned bin)
{
    const double phase = minimum_phase(measure, ear->level_db, bin);
    return measure->ear[bin] * (cos(phase) - I * sin(phase));
}

/* First the group delay, which knows no turns to lose, then the straight line of phase through zero
 * that is nearest to the excess phase. */
static double fitted_delay_s(const HrtfMeasure *measure, const HrtfEar *ear)
{
    const unsigned first = first_bin(measure), last = last_bin(measure);
    double complex turns = 0.0, before = excess_phase(measure, ear, first);
    for (unsigned k = first + 1; k <= last; k++) {
        const double complex here = excess_phase(measure, ear, k);
        turns += here * conj(before) / (cabs(here) * cabs(before));
        before = here;
    }
    const double group_delay_s = -carg(turns) / (2.0 * pi * measure->bin_hz);
    double left_over = 0.0, products = 0.0, squares = 0.0;
    for (unsigned k = first; k <= last; k++) {
        const double omega = 2.0 * pi * measure->bin_hz * k, turned = omega * group_delay_s;
        const double phase = carg(excess_phase(measure, ear, k) * (cos(turned) + I * sin(turned)));
        left_over += remainder(phase - left_over, 2.0 * pi); /* unwrapped from 500 Hz up */
        products += omega * left_over;
        squares += omega * omega;
    }
    return group_delay_s - products / squares;
}

void hrtf_measure(HrtfMeasure *measure, const float *left, const float *right, HrtfEar ears[2])
{
    const unsigned length = measure->length;
    for (unsigned n = 0; n < length; n++) {
        measure->both[n] = n < measure->frames ? left[n] + I * right[n] : 0.0;
    }
    fourier_forward(measure->both, length); /* two real signals in one transform */
    for (unsigned e = 0; e < 2; e++) {
        for (unsigned k = 0; k <= length / 2; k++) {
            const double complex here = measure->both[k];
            const double complex mirror = conj(measure->both[k ? length - k : 0]);
            measure->ear[k] = e ? (here - mirror) / (2.0 * I) : (here + mirror) / 2.0;
        }
        measure_levels(measure, &ears[e]);
        ears[e].delay_s = fitted_delay_s(measure, &ears[e]);
    }
}
