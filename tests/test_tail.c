/* The tail by itself: level, decay by octave, coherence, the room it leaves for images, and that it
 * is the same each time. */
#include "../plugin/acoustics/tail.h"
#include "../plugin/dsp/decibel.h"
#include "bands.h"
#include "check.h"
#include "csv.h"
#include <stdlib.h>
#include <string.h>

static const double rates_hz[] = {44100, 48000, 96000};

static TailSpec plain_spec(double reverberation_s)
{
    TailSpec spec = {.origin_s = 0.01, .start_s = 0.03};
    for (unsigned b = 0; b < OCTAVES; b++) {
        spec.energy_per_s[b] = 100.0;
        spec.reverberation_s[b] = reverberation_s;
    }
    return spec;
}

/* Both ears as left + j right. The caller frees. */
static double complex *tail_of(const TailSpec *spec, double rate_hz, uint32_t frames)
{
    Pair *ears = calloc(frames, sizeof *ears);
    double complex *x = calloc(frames, sizeof *x);
    Tail *tail = tail_new(rate_hz);
    assert_non_null(ears);
    assert_non_null(x);
    assert_non_null(tail);
    tail_add(tail, spec, 1.0, ears, frames);
    tail_free(tail);
    for (uint32_t n = 0; n < frames; n++) {
        x[n] = ears[n][0] + I * ears[n][1];
    }
    free(ears);
    return x;
}

static uint32_t frame_at(const TailSpec *spec, double rate_hz, double since_emission_s)
{
    return (uint32_t)lround((since_emission_s - spec->origin_s) * rate_hz);
}

/* Energy of both ears in the window, and what the formula gives. */
static double level_error_db(const TailSpec *spec, double rate_hz, const double complex *octave,
                             unsigned b, double from_s, double to_s)
{
    const double k = 6.0 * log(10.0) / spec->reverberation_s[b];
    const double expected = spec->energy_per_s[b] * (exp(-k * from_s) - exp(-k * to_s)) / k;
    double measured = 0.0;
    for (uint32_t n = frame_at(spec, rate_hz, from_s); n < frame_at(spec, rate_hz, to_s); n++) {
        measured += creal(octave[n]) * creal(octave[n]) + cimag(octave[n]) * cimag(octave[n]);
    }
    /* white noise of this density has in an octave what an impulse of energy 1 has there */
    const double share = octave_hz(b) * (sqrt(2.0) - sqrt(0.5)) / (0.5 * rate_hz);
    return db_from_power(measured / (2.0 * expected * share));
}

static void level_is_the_formula(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        const double rate_hz = rates_hz[r];
        const TailSpec spec = plain_spec(0.3);
        const uint32_t frames = (uint32_t)(0.3 * rate_hz);
        double complex *ears = tail_of(&spec, rate_hz, frames);
        Bands bands = bands_of(ears, frames, rate_hz);
        for (unsigned b = 2; b < OCTAVES - 1; b++) {
            double complex *octave = bands_octave(&bands, octave_hz(b));
            const double tolerance_db = b < 3 ? 2.0 : 1.0; /* chance: the fewer Hz, the more */
            assert_close(level_error_db(&spec, rate_hz, octave, b, 0.03, 0.13), 0.0, tolerance_db,
                         "%g Hz, rate %g, at the start", octave_hz(b), rate_hz);
            assert_close(level_error_db(&spec, rate_hz, octave, b, 0.13, 0.23), 0.0, tolerance_db,
                         "%g Hz, rate %g, later", octave_hz(b), rate_hz);
            free(octave);
        }
        bands_free(&bands);
        free(ears);
    }
}

static void octaves_decay_by_themselves(void **state)
{
    (void)state;
    const double rate_hz = 48000.0;
    TailSpec spec = plain_spec(0.0);
    const uint32_t frames = 48000;
    for (unsigned b = 0; b < OCTAVES; b++) {
        spec.reverberation_s[b] = 1.2 - 0.1 * b;
        spec.energy_per_s[b] = 100.0 / (1 + b);
    }
    double complex *ears = tail_of(&spec, rate_hz, frames);
    Bands bands = bands_of(ears, frames, rate_hz);
    for (unsigned b = 1; b < OCTAVES; b++) {
        double complex *octave = bands_octave(&bands, octave_hz(b));
        double *energy = calloc(frames, sizeof *energy);
        assert_non_null(energy);
        add_energy(energy, octave, frames, 1.0);
        assert_close(reverberation_of(energy, frame_at(&spec, rate_hz, 0.03), frames, rate_hz),
                     spec.reverberation_s[b], 0.08 * spec.reverberation_s[b], "T at %g Hz",
                     octave_hz(b));
        free(energy);
        free(octave);
    }
    bands_free(&bands);
    free(ears);
}

static void ears_are_as_alike_as_in_a_diffuse_field(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        const double rate_hz = rates_hz[r];
        const TailSpec spec = plain_spec(1e6);
        const uint32_t frames = (uint32_t)(2.2 * rate_hz);
        double complex *ears = tail_of(&spec, rate_hz, frames);
        Bands bands = bands_of(ears, frames, rate_hz);
        for (int third = 0; third <= 13; third++) {
            const double hz = 100.0 * pow(2.0, third / 3.0), edge = pow(2.0, 1.0 / 6.0);
            double complex *band = bands_pass(&bands, hz / edge, hz * edge);
            assert_close(coherence_of(band, frame_at(&spec, rate_hz, 0.03), frames),
                         tail_coherence(hz), 0.1, "%g Hz, rate %g", hz, rate_hz);
            free(band);
        }
        bands_free(&bands);
        free(ears);
    }
}

/* Of the dummy head KEMAR, by third octaves. */
static void coherence_is_that_of_a_head(void **state)
{
    (void)state;
    FILE *table = csv_open("diffuse_field_coherence.csv");
    CsvRow row;
    while (csv_read(table, &row)) {
        enum { FREQUENCY, KEMAR = 4 };
        const double hz = row.number[FREQUENCY];
        if (hz >= 63.0) {
            assert_close(tail_coherence(hz), row.number[KEMAR], 0.1, "at %g Hz", hz);
        }
    }
    fclose(table);
}

static void rises_within_5_ms(void **state)
{
    (void)state;
    const double rate_hz = 48000.0;
    const TailSpec spec = plain_spec(0.3);
    const uint32_t frames = 4800;
    double complex *ears = tail_of(&spec, rate_hz, frames);
    double before = 0.0, rising = 0.0, after = 0.0;
    for (uint32_t n = 0; n < frames; n++) {
        const double energy = creal(ears[n]) * creal(ears[n]) + cimag(ears[n]) * cimag(ears[n]);
        before += n < frame_at(&spec, rate_hz, 0.03) - 256 ? energy : 0.0;
        rising += n >= frame_at(&spec, rate_hz, 0.03) - 256 && n < frame_at(&spec, rate_hz, 0.03)
                      ? energy
                      : 0.0;
        after += n >= frame_at(&spec, rate_hz, 0.03) && n < frame_at(&spec, rate_hz, 0.03) + 256
                     ? energy
                     : 0.0;
    }
    assert_true(before == 0.0);
    assert_close(rising / after, 0.6, 0.2, "half the energy, and a little for the decay");
    free(ears);
}

static double energy_between(const double complex *ears, uint32_t from, uint32_t to)
{
    double energy = 0.0;
    for (uint32_t n = from; n < to; n++) {
        energy += creal(ears[n]) * creal(ears[n]) + cimag(ears[n]) * cimag(ears[n]);
    }
    return energy;
}

/* Before an image nothing changes; beside it, which is all that its time should have and more, a
 * quarter of the noise is left; and with the image the energy is what it is without. */
static void images_take_their_place(void **state)
{
    (void)state;
    const double rate_hz = 48000.0;
    TailSpec spec = plain_spec(0.3);
    const uint32_t frames = 9600;
    double complex *alone = tail_of(&spec, rate_hz, frames);
    TailImage image = {.at_s = 0.03 + 10 * 256 / 48000.0};
    for (unsigned b = 0; b < OCTAVES; b++) {
        image.energy[b] = 0.02;
    }
    spec.images = &image;
    spec.image_count = 1;
    double complex *beside = tail_of(&spec, rate_hz, frames);
    const uint32_t at = frame_at(&spec, rate_hz, image.at_s);
    for (uint32_t n = 0; n + 300 < at; n++) {
        assert_true(alone[n] == beside[n]);
    }
    assert_close(energy_between(beside, at - 20, at + 20) / energy_between(alone, at - 20, at + 20),
                 0.25, 0.12, "beside the image");
    const double without = energy_between(alone, at - 300, at + 3000);
    const double with = energy_between(beside, at - 300, at + 3000) + 2.0 * image.energy[4];
    assert_close(db_from_power(with / without), 0.0, 0.7, "together");
    free(alone);
    free(beside);
}

static void is_the_same_each_time(void **state)
{
    (void)state;
    const double rate_hz = 48000.0;
    TailSpec spec = plain_spec(0.3);
    const uint32_t frames = 9600;
    double complex *once = tail_of(&spec, rate_hz, frames),
                   *again = tail_of(&spec, rate_hz, frames);
    assert_memory_equal(once, again, frames * sizeof *once);
    spec.seed = 1;
    double complex *other = tail_of(&spec, rate_hz, frames);
    double product = 0.0, energy = 0.0;
    for (uint32_t n = 0; n < frames; n++) {
        product += creal(once[n]) * creal(other[n]);
        energy += creal(once[n]) * creal(once[n]);
    }
    assert_close(product / energy, 0.0, 0.1, "another seed is another noise");
    free(once);
    free(again);
    free(other);
}

/* As many samples outside one deviation as normal noise has: a dense tail. */
static void is_dense(void **state)
{
    (void)state;
    const double rate_hz = 48000.0;
    const TailSpec spec = plain_spec(1e6);
    const uint32_t frames = 48000, from = frame_at(&spec, rate_hz, 0.03);
    double complex *ears = tail_of(&spec, rate_hz, frames);
    double square = 0.0, outside = 0.0;
    for (uint32_t n = from; n < frames; n++) {
        square += creal(ears[n]) * creal(ears[n]) / (frames - from);
    }
    for (uint32_t n = from; n < frames; n++) {
        outside += creal(ears[n]) * creal(ears[n]) > square ? 1.0 : 0.0;
    }
    assert_close(outside / (frames - from), 0.317, 0.015, "share outside one deviation");
    free(ears);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(level_is_the_formula),
        cmocka_unit_test(octaves_decay_by_themselves),
        cmocka_unit_test(ears_are_as_alike_as_in_a_diffuse_field),
        cmocka_unit_test(coherence_is_that_of_a_head),
        cmocka_unit_test(rises_within_5_ms),
        cmocka_unit_test(images_take_their_place),
        cmocka_unit_test(is_the_same_each_time),
        cmocka_unit_test(is_dense),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
