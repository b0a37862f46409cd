#include "reverberation.h"

#include "../plugin/acoustics/tail.h"
#include "../plugin/dsp/decibel.h"
#include "check.h"
#include "worst.h"
#include <stdlib.h>

bool octave_is_the_rooms(const HeardRoom *heard, unsigned octave)
{
    return octave_hz(octave) / sqrt(2.0) * heard->measures->reverberation_s > 16.0;
}

double heard_room_reverberation_s(const HeardRoom *heard, unsigned octave)
{
    double *energy = heard_room_octave_energy(heard, heard->late, octave);
    const double measured_s =
        reverberation_of(energy, heard->mixing_frame, heard->frames, heard->spec->rate_hz);
    free(energy);
    return measured_s;
}

void assert_reverberation(const HeardRoom *heard)
{
    const double wanted_s = heard->measures->reverberation_s;
    for (unsigned b = 1; b <= 7; b++) {
        if (octave_is_the_rooms(heard, b)) {
            const double measured_s = heard_room_reverberation_s(heard, b);
            assert_close(measured_s, wanted_s, (b <= 2 ? 0.2 : 0.1) * wanted_s,
                         "room %d at %g Hz, rate %g", (int)heard->spec->room, octave_hz(b),
                         heard->spec->rate_hz);
            if (heard->measures->absorbers && b >= 2 && b <= 6) {
                assert_close(measured_s, wanted_s, 0.05, "BS.1116-3");
            }
        }
    }
}

double tail_formula_energy(const HeardRoom *heard, unsigned octave, uint32_t from, uint32_t to)
{
    const double rate_hz = heard->spec->rate_hz;
    const double k = 6.0 * log(10.0) / heard->measures->reverberation_s;
    const double energy_per_s =
        tail_energy_per_s(room_volume_m3(heard->measures), heard->nearer_m) *
        pow(10.0,
            -0.1 * loudspeaker_directivity_index_db(heard->spec->loudspeaker, octave_hz(octave)));
    const double share = octave_hz(octave) * (sqrt(2.0) - sqrt(0.5)) / (0.5 * rate_hz);
    return ROOM_PATHS * energy_per_s * share *
           (exp(-k * (heard->origin_s + from / rate_hz)) -
            exp(-k * (heard->origin_s + to / rate_hz))) /
           k;
}

double tail_level_error_db(const HeardRoom *heard, unsigned octave)
{
    const uint32_t from = heard->mixing_frame, to = from + heard_room_frames(heard, 0.04);
    double *energy = heard_room_octave_energy(heard, heard->from, octave);
    const double error_db =
        db_from_power(energy_sum(energy, from, to) / tail_formula_energy(heard, octave, from, to));
    free(energy);
    return error_db;
}

/* Of the left loudspeaker after the last image, lifted to be steady. */
static Bands late_bands(const HeardRoom *heard)
{
    const double rate_hz = heard->spec->rate_hz, from_s = 0.08;
    double complex *ears = calloc(heard->frames, sizeof *ears);
    assert_non_null(ears);
    for (uint32_t n = 0; n < heard->frames; n++) {
        const double later_s = n / rate_hz - from_s;
        const double lift = pow(10.0, 3.0 * later_s / heard->measures->reverberation_s);
        ears[n] = later_s < 0.0 ? 0.0 : lift * heard->ears[SPEAKER_LEFT][n];
    }
    const Bands bands = bands_of(ears, heard->frames, rate_hz);
    free(ears);
    return bands;
}

/* Of a diffuse field, in a band. */
static double mean_coherence(double low_hz, double high_hz)
{
    double sum = 0.0;
    for (int k = 0; k < 20; k++) {
        sum += tail_coherence(low_hz + (high_hz - low_hz) * (k + 0.5) / 20.0) / 20.0;
    }
    return sum;
}

double late_coherence_error(const HeardRoom *heard)
{
    const bool lasts = heard->spec->room == ROOM_CLUB;
    const int bands_an_octave = lasts ? 3 : 1, count = lasts ? 14 : 5;
    const double edge = pow(2.0, 0.5 / bands_an_octave);
    Bands late = late_bands(heard);
    double worst = 0.0;
    for (int k = 0; k < count; k++) {
        const double hz = (lasts ? 100.0 : 125.0) * pow(2.0, (double)k / bands_an_octave);
        double complex *band = bands_pass(&late, hz / edge, hz * edge);
        const double coherence = coherence_of(band, 0, heard->frames);
        worst = worst_of(worst, coherence - mean_coherence(hz / edge, hz * edge));
        free(band);
    }
    bands_free(&late);
    return worst;
}
