#include "room_measures.h"

#include "../plugin/dsp/decibel.h"
#include "bands.h"
#include <math.h>
#include <stdlib.h>

/* --------------------------------------------------------------------------- responses -- */

static uint32_t frames_in(const EarResponse *response, double seconds)
{
    return (uint32_t)lround(seconds * response->rate_hz);
}

static double complex *silence(uint32_t frames)
{
    double complex *ears = calloc(frames + 1, sizeof *ears);
    if (!ears) {
        abort();
    }
    return ears;
}

/* As long as the whole; the caller frees. */
static double complex *without_direct(const EarResponse *whole, const EarResponse *direct)
{
    double complex *rest = silence(whole->frames);
    for (uint32_t n = 0; n < whole->frames; n++) {
        rest[n] = whole->ears[n] - (n < direct->frames ? direct->ears[n] : 0.0);
    }
    return rest;
}

/* Frames [from, to) alone, in their bands; bands_free() it. */
static Bands bands_of_part(const EarResponse *response, uint32_t from, uint32_t to)
{
    double complex *part = silence(response->frames);
    for (uint32_t n = from; n < to && n < response->frames; n++) {
        part[n] = response->ears[n];
    }
    const Bands bands = bands_of(part, response->frames, response->rate_hz);
    free(part);
    return bands;
}

static double energy_of(const double complex *ears, uint32_t from, uint32_t to)
{
    double sum = 0.0;
    for (uint32_t n = from; n < to; n++) {
        sum += creal(ears[n] * conj(ears[n]));
    }
    return sum;
}

/* NAN where one is so far below the other that it is rounding alone. */
static double ratio_db(double energy, double against)
{
    const double db = db_from_power(energy / against);
    return fabs(db) < 100.0 ? db : NAN;
}

uint32_t arrival_frame(const EarResponse *response)
{
    double left = 0.0, right = 0.0;
    for (uint32_t n = 0; n < response->frames; n++) {
        left = fmax(left, fabs(creal(response->ears[n])));
        right = fmax(right, fabs(cimag(response->ears[n])));
    }
    uint32_t n = 0;
    while (n < response->frames && fabs(creal(response->ears[n])) <= 0.1 * left &&
           fabs(cimag(response->ears[n])) <= 0.1 * right) {
        n++;
    }
    return n;
}

/* ------------------------------------------------------------------- the middle octaves -- */

enum { MIDDLE_OCTAVES = 3 };

static const double middle_octaves_hz[MIDDLE_OCTAVES] = {500.0, 1000.0, 2000.0};

/* Of both ears. */
static double octave_energy(const Bands *bands, double middle_hz)
{
    double complex *octave = bands_octave(bands, middle_hz);
    const double energy = energy_of(octave, 0, bands->length);
    free(octave);
    return energy;
}

static double middle_ratio_db(const Bands *bands, const Bands *against)
{
    double sum = 0.0;
    for (unsigned b = 0; b < MIDDLE_OCTAVES; b++) {
        const double hz = middle_octaves_hz[b];
        sum += ratio_db(octave_energy(bands, hz), octave_energy(against, hz));
    }
    return sum / MIDDLE_OCTAVES;
}

/* ----------------------------------------------------------------------- reverberation -- */

double measured_octave_hz(unsigned octave)
{
    return ldexp(125.0, (int)octave);
}

/* T from frame `from` on, NAN where it does not stand far enough above the noise. */
static double decay_s(double *energy, uint32_t from, uint32_t frames, double rate_hz)
{
    const uint32_t tenth = (frames - from) / 10, start = (uint32_t)lround(0.01 * rate_hz);
    if (tenth <= start) {
        return NAN;
    }
    const double noise = energy_sum(energy, frames - tenth, frames) / tenth;
    const double loud = energy_sum(energy, from, from + start) / start;
    if (!(db_from_power(loud / noise) >= 38.0)) {
        return NAN;
    }
    for (uint32_t n = from; n < frames; n++) {
        energy[n] -= noise;
    }
    return reverberation_of(energy, from, frames, rate_hz);
}

void octave_reverberation_s(const EarResponse *response, uint32_t from,
                            double reverberation_s[MEASURED_OCTAVES])
{
    Bands bands = bands_of_part(response, from, response->frames); /* bands ring: the late alone */
    for (unsigned b = 0; b < MEASURED_OCTAVES; b++) {
        double complex *octave = bands_octave(&bands, measured_octave_hz(b));
        double *energy = calloc(response->frames + 1, sizeof *energy);
        if (!energy) {
            abort();
        }
        add_energy(energy, octave, response->frames, 1.0);
        const double time_s = decay_s(energy, from, response->frames, response->rate_hz);
        const double bandwidth_hz = measured_octave_hz(b) / sqrt(2.0);
        reverberation_s[b] = bandwidth_hz * time_s >= 16.0 ? time_s : NAN;
        free(energy);
        free(octave);
    }
    bands_free(&bands);
}

/* ------------------------------------------------------------------- direct and the rest -- */

double direct_to_reverberant_db(const EarResponse *whole, const EarResponse *direct)
{
    double complex *rest = without_direct(whole, direct);
    const EarResponse reverberant = {rest, whole->frames, whole->rate_hz};
    Bands of_direct = bands_of_part(direct, 0, direct->frames),
          of_rest = bands_of_part(&reverberant, 0, whole->frames);
    const double db = middle_ratio_db(&of_direct, &of_rest);
    bands_free(&of_direct);
    bands_free(&of_rest);
    free(rest);
    return db;
}

/* The left ear's, from 1 to 8 kHz, before frame `until`. */
static double middle_peak(const EarResponse *response, uint32_t until)
{
    Bands bands = bands_of_part(response, 0, response->frames);
    double complex *middle = bands_pass(&bands, 1000.0, 8000.0);
    double peak = 0.0;
    for (uint32_t n = 0; n < until && n < response->frames; n++) {
        peak = fmax(peak, fabs(creal(middle[n])));
    }
    free(middle);
    bands_free(&bands);
    return peak;
}

double loudest_reflection_db(const EarResponse *whole, const EarResponse *direct, uint32_t until)
{
    double complex *rest = without_direct(whole, direct);
    const EarResponse reflections = {rest, whole->frames, whole->rate_hz};
    const double reflected = middle_peak(&reflections, until);
    free(rest);
    return 2.0 * ratio_db(reflected, middle_peak(direct, direct->frames));
}

double clarity_db(const EarResponse *response, uint32_t from)
{
    const uint32_t to = from + frames_in(response, 0.08);
    Bands early = bands_of_part(response, from, to),
          late = bands_of_part(response, to, response->frames);
    const double db = middle_ratio_db(&early, &late);
    bands_free(&early);
    bands_free(&late);
    return db;
}

/* --------------------------------------------------------------------------- coherence -- */

/* The largest of the cross-correlation within `most` frames, by the ears' energies. */
static double best_correlation(const double complex *ears, uint32_t frames, uint32_t most)
{
    double left = 0.0, right = 0.0, best = 0.0;
    for (uint32_t n = 0; n < frames; n++) {
        left += creal(ears[n]) * creal(ears[n]);
        right += cimag(ears[n]) * cimag(ears[n]);
    }
    for (uint32_t lag = 0; lag <= most; lag++) {
        double ahead = 0.0, behind = 0.0;
        for (uint32_t n = lag; n < frames; n++) {
            ahead += creal(ears[n]) * cimag(ears[n - lag]);
            behind += cimag(ears[n]) * creal(ears[n - lag]);
        }
        best = fmax(best, fmax(fabs(ahead), fabs(behind)));
    }
    return best / sqrt(left * right);
}

double interaural_coherence(const EarResponse *response, uint32_t from, uint32_t to)
{
    to = to < response->frames ? to : response->frames;
    const double whole = energy_of(response->ears, 0, response->frames);
    if (!(energy_of(response->ears, from, to) > 1e-6 * whole)) {
        return NAN;
    }
    Bands bands = bands_of_part(response, from, to);
    double sum = 0.0;
    for (unsigned b = 0; b < MIDDLE_OCTAVES; b++) {
        double complex *octave = bands_octave(&bands, middle_octaves_hz[b]);
        sum += best_correlation(octave, bands.length, frames_in(response, 0.001));
        free(octave);
    }
    bands_free(&bands);
    return sum / MIDDLE_OCTAVES;
}

/* -------------------------------------------------------------------------------- all -- */

RoomMeasures room_measures(const EarResponse *whole, const EarResponse *direct, double mixing_s)
{
    const uint32_t arrival = arrival_frame(direct);
    const uint32_t early = arrival + frames_in(whole, 0.08);
    RoomMeasures m = {
        .direct_to_reverberant_db = direct_to_reverberant_db(whole, direct),
        .loudest_reflection_db =
            loudest_reflection_db(whole, direct, arrival + frames_in(whole, 0.015)),
        .clarity_db = clarity_db(whole, arrival),
        .early_coherence = interaural_coherence(whole, arrival, early),
        .late_coherence = interaural_coherence(whole, early, whole->frames),
    };
    octave_reverberation_s(whole, arrival + frames_in(whole, mixing_s), m.reverberation_s);
    m.middle_reverberation_s = 0.5 * (m.reverberation_s[2] + m.reverberation_s[3]);
    return m;
}
