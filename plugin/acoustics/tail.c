#include "tail.h"

#include "fourier.h"
#include "image_source.h"
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 2048 }; /* a frame at 192 kHz */

static const double pi = 3.14159265358979323846;

/* The ledger of an octave's energy: what one frame has too much or too little, against the whole
 * that it should have, the next ones make up for, within these bounds. */
static const double least_energy = 0.25, most_energy = 1.75, most_missing = 1.0, most_surplus = 1.0;

/* --------------------------------------------------------------------------- chance -- */

typedef struct {
    uint64_t state;
} Chance;

/* A point on the unit circle. Source: S. Vigna, "An experimental exploration of Marsaglia's
 * xorshift generators, scrambled", ACM Trans. Math. Softw. 42 (2016): xorshift64*. */
static double complex random_turn(Chance *chance)
{
    uint64_t x = chance->state;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    chance->state = x;
    const double angle = ldexp((double)(x * UINT64_C(2685821657736338717) >> 32), -32) * 2.0 * pi;
    return cos(angle) + I * sin(angle);
}

/* --------------------------------------------------------------------------- levels -- */

double tail_energy_per_s(double volume_m3, double direct_m)
{
    return sound_speed_m_per_s * 4.0 * pi * direct_m * direct_m / volume_m3;
}

double tail_coherence(double frequency_hz)
{
    const double x = pi * frequency_hz / 550.0;
    const double sinc = x > 0.0 ? sin(x) / x : 1.0;
    return sinc * fmax(0.0, 1.0 - frequency_hz / 2700.0);
}

/* exp(-13.8 t / T) */
static double decay(double time_s, double reverberation_s)
{
    return exp(-6.0 * log(10.0) * time_s / reverberation_s);
}

/* ---------------------------------------------------------------------------- frames -- */

struct Tail {
    double rate_hz;
    unsigned length, hop; /* of a frame, half of it */
    Chance chance;
    double surplus[OCTAVES];
    double whole_bins[OCTAVES]; /* bins in an octave, by weight */
    /* by bin, 0 to hop: */
    OctavePlace place[LONGEST / 2 + 1];
    double weight_of_lower[LONGEST / 2 + 1]; /* of power: octaves cross over at equal power */
    double same[LONGEST / 2 + 1], opposite[LONGEST / 2 + 1]; /* of two noises */
    /* by frame: */
    double window[LONGEST], falling[LONGEST];
    double complex x[LONGEST];
    double complex noise[LONGEST], coming[LONGEST / 2]; /* steady: this frame's, and the next's */
};

static void set_bin_facts(Tail *tail, unsigned k)
{
    const double frequency_hz = k * tail->rate_hz / tail->length;
    const OctavePlace place = octave_place(frequency_hz);
    const double lower = sin(0.5 * pi * place.weight_of_lower);
    tail->place[k] = place;
    tail->weight_of_lower[k] = lower * lower;
    tail->whole_bins[place.lower] += lower * lower;
    tail->whole_bins[place.upper] += 1.0 - lower * lower;
    tail->same[k] = sqrt((1.0 + tail_coherence(frequency_hz)) / 2.0);
    tail->opposite[k] = sqrt((1.0 - tail_coherence(frequency_hz)) / 2.0);
}

Tail *tail_new(double rate_hz)
{
    Tail *tail = calloc(1, sizeof *tail);
    if (!tail) {
        return NULL;
    }
    tail->rate_hz = rate_hz;
    tail->length = 512;
    while (tail->length < LONGEST && tail->length < 0.0095 * rate_hz) {
        tail->length *= 2;
    }
    tail->hop = tail->length / 2;
    for (unsigned k = 0; k <= tail->hop; k++) {
        set_bin_facts(tail, k);
    }
    for (unsigned n = 0; n < tail->length; n++) {
        tail->window[n] = sin(pi * n / tail->length);
    }
    return tail;
}

void tail_free(Tail *tail)
{
    free(tail);
}

/* --------------------------------------------------------------------------- noise -- */

/* Both ears' spectra as that of left + j right. */
static void set_bin(Tail *tail, unsigned k, double complex first, double complex second)
{
    const double level = sqrt(tail->length);
    const double complex same = level * tail->same[k] * first;
    const double complex opposite = level * tail->opposite[k] * second;
    const double complex left = same + opposite, right = same - opposite;
    tail->x[k] = left + I * right;
    tail->x[tail->length - k] = conj(left) + I * conj(right);
}

/* Two noises of constant magnitude and random phase. From one bin to the next the ears change
 * places (up to a common phase): over a pair of bins their levels are equal and their coherence is
 * what it is meant to be, so that a band keeps to both in any single room, and not on average over
 * many. */
static void make_frame(Tail *tail)
{
    tail->x[0] = tail->x[tail->hop] = 0.0;
    for (unsigned k = 1; k < tail->hop; k += 2) {
        const double complex first = random_turn(&tail->chance);
        const double complex second = random_turn(&tail->chance);
        set_bin(tail, k, first, second);
        if (k + 1 < tail->hop) {
            const double complex turn = random_turn(&tail->chance);
            set_bin(tail, k + 1, turn * first, -turn * second);
        }
    }
    fourier_inverse(tail->x, tail->length);
}

/* The steady noise moves on by half a frame. */
static void advance(Tail *tail)
{
    const unsigned hop = tail->hop;
    make_frame(tail);
    for (unsigned n = 0; n < hop; n++) {
        tail->noise[n] = tail->noise[hop + n];
        tail->noise[hop + n] = tail->coming[n] + tail->window[n] * tail->x[n];
        tail->coming[n] = tail->window[hop + n] * tail->x[hop + n];
    }
}

/* --------------------------------------------------------------------------- levelling -- */

/* The steady noise's energy in this frame, 1 on average, by octave. */
static void noise_energies(const Tail *tail, double energy[OCTAVES])
{
    for (unsigned b = 0; b < OCTAVES; b++) {
        energy[b] = 0.0;
    }
    for (unsigned k = 0; k <= tail->hop; k++) {
        const double complex a = tail->x[k], b = tail->x[(tail->length - k) % tail->length];
        const double both = creal(a * conj(a) + b * conj(b)) / (2.0 * tail->length);
        energy[tail->place[k].lower] += tail->weight_of_lower[k] * both;
        energy[tail->place[k].upper] += (1.0 - tail->weight_of_lower[k]) * both;
    }
    for (unsigned b = 0; b < OCTAVES; b++) {
        energy[b] /= tail->whole_bins[b];
    }
}

/* Energy that is rendered as images, as this frame's window sees it. */
static double energy_of_images(const Tail *tail, const TailSpec *spec, unsigned octave,
                               double middle_s)
{
    const double hop_s = tail->hop / tail->rate_hz;
    double sum = 0.0;
    for (unsigned k = 0; k < spec->image_count; k++) {
        const double from_middle_s = spec->images[k].at_s - middle_s;
        if (fabs(from_middle_s) < hop_s) {
            const double window = cos(0.5 * pi * from_middle_s / hop_s);
            sum += spec->images[k].energy[octave] * window * window;
        }
    }
    return sum / hop_s;
}

static double within(double low, double x, double high)
{
    return fmax(low, fmin(x, high));
}

/* By how much the noise of this frame is to be scaled in power, by octave. */
static void octave_powers(Tail *tail, const TailSpec *spec, double middle_s, double power[OCTAVES])
{
    double noise[OCTAVES];
    noise_energies(tail, noise);
    for (unsigned b = 0; b < OCTAVES; b++) {
        const double whole = spec->energy_per_s[b] * decay(middle_s, spec->reverberation_s[b]);
        const double images = energy_of_images(tail, spec, b, middle_s) / whole;
        const double missing = 1.0 - images - tail->surplus[b];
        /* halfway to a noise without chance: of a low octave a frame holds few bins */
        const double share = within(least_energy, missing, most_energy) / (0.5 + 0.5 * noise[b]);
        tail->surplus[b] = within(-most_missing, share * noise[b] - missing, most_surplus);
        power[b] = share * whole / tail->rate_hz;
    }
}

static void shape(Tail *tail, const double power[OCTAVES])
{
    for (unsigned k = 0; k <= tail->hop; k++) {
        const double lower = power[tail->place[k].lower], upper = power[tail->place[k].upper];
        const double gain = sqrt(upper + tail->weight_of_lower[k] * (lower - upper));
        tail->x[k] *= gain;
        if (k > 0 && k < tail->hop) {
            tail->x[tail->length - k] *= gain;
        }
    }
}

static void add_frame(const Tail *tail, double gain, int64_t start, Pair *ears, uint32_t frames)
{
    for (unsigned n = 0; n < tail->length; n++) {
        const int64_t at = start + n;
        if (at >= 0 && at < frames) {
            ears[at] += gain * tail->falling[n] * (Pair){creal(tail->x[n]), cimag(tail->x[n])};
        }
    }
}

static void begin(Tail *tail, const TailSpec *spec)
{
    tail->chance.state = UINT64_C(0x9e3779b97f4a7c15) * (spec->seed + 1);
    memset(tail->surplus, 0, sizeof tail->surplus);
    for (unsigned n = 0; n < tail->length; n++) { /* within a frame all falls as 1 kHz does */
        const double from_middle_s = ((double)n - tail->hop) / tail->rate_hz;
        tail->falling[n] = tail->window[n] * sqrt(decay(from_middle_s, spec->reverberation_s[4]));
    }
    advance(tail); /* twice, and the first frame is as full as the others */
    advance(tail);
}

void tail_add(Tail *tail, const TailSpec *spec, double gain, Pair *ears, uint32_t frames)
{
    begin(tail, spec);
    /* the first frame's middle, where it and what follows add up to the whole, is the start */
    int64_t start = llround((spec->start_s - spec->origin_s) * tail->rate_hz) - tail->hop;
    for (; start < frames; start += tail->hop) {
        double power[OCTAVES];
        const double middle_s = spec->origin_s + (double)(start + tail->hop) / tail->rate_hz;
        advance(tail);
        for (unsigned n = 0; n < tail->length; n++) {
            tail->x[n] = tail->window[n] * tail->noise[n];
        }
        fourier_forward(tail->x, tail->length);
        octave_powers(tail, spec, middle_s, power);
        shape(tail, power);
        fourier_inverse(tail->x, tail->length);
        add_frame(tail, gain, start, ears, frames);
    }
}
