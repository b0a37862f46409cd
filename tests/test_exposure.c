/* The exposure meter, fed with frames: what a signal is as a level at the ears, and the dose. */
#include "../plugin/acoustics/diffuse_field.h"
#include "../plugin/dsp/exposure.h"
#include "check.h"
#include "reference.h"
#include <string.h>

static const double full_scale_spl_db = 115.0;

/* What a 1 kHz sine with peak 1 reads: 115 dB at the eardrum are, in a diffuse field, 4.1 dB less
 * (ISO 11904-2 at 1 kHz), A-weighting is 0 dB there, and any device's target is taken relative to
 * 1 kHz: 110.9 dBA whatever is worn. */
static const double full_scale_dba = 110.9;

static ExposureSpec calibrated(Device worn)
{
    _Static_assert((int)EXPOSURE_FIELD_FILTERS == (int)DIFFUSE_FIELD_FILTERS, "each has a place");
    ExposureSpec spec = {.calibrated = true,
                         .full_scale_spl_db = full_scale_spl_db,
                         .field_at_1_khz_db = diffuse_field_at_1_khz_db,
                         .standard = DOSE_NIOSH};
    diffuse_field_filters(worn, spec.to_field);
    return spec;
}

static Exposure meter(double rate_hz, Device worn)
{
    Exposure e;
    exposure_init(&e, rate_hz);
    const ExposureSpec spec = calibrated(worn);
    exposure_set(&e, &spec);
    return e;
}

/* Slices as an engine makes them of blocks of `block` frames, `frame` counted absolutely. */
static void feed_from(Exposure *e, const Stereo *in, uint64_t frame, size_t block)
{
    for (size_t done = 0; done < in->frames;) {
        const size_t to_block_end = block - done % block;
        const size_t to_grid = SLICE_FRAMES - (size_t)((frame + done) % SLICE_FRAMES);
        const size_t rest = in->frames - done;
        const size_t shorter = to_block_end < to_grid ? to_block_end : to_grid;
        Slice slice = {.frames = (uint32_t)(shorter < rest ? shorter : rest)};
        memcpy(slice.left, in->left + done, slice.frames * sizeof(float));
        memcpy(slice.right, in->right + done, slice.frames * sizeof(float));
        exposure_process(e, &slice);
        done += slice.frames;
    }
}

static void feed(Exposure *e, const Stereo *in)
{
    feed_from(e, in, 0, SLICE_FRAMES);
}

/* A sine of 1 kHz at this level on both ears. */
static Stereo tone(double seconds, double rate_hz, double level_dba)
{
    const double peak = pow(10.0, (level_dba - full_scale_dba) / 20.0);
    return sine((size_t)(seconds * rate_hz), rate_hz, 1000.0, (float)peak);
}

static double level_of_sine(double rate_hz, Device worn, double hz)
{
    Stereo in = sine((size_t)(4.0 * rate_hz), rate_hz, hz, 1.0f);
    Exposure e = meter(rate_hz, worn);
    const Stereo settling = {in.left, in.right, in.frames / 4};
    feed(&e, &settling);
    exposure_set_dose(&e, (Dose){0});
    feed(&e, &in);
    stereo_free(&in);
    return exposure_reading(&e).level_dba;
}

/* ------------------------------------------------------------------------------------- level -- */

static void a_full_scale_sine_reads_its_level_in_the_field(void **state)
{
    (void)state;
    const double rates_hz[] = {22050, 44100, 48000, 96000, 192000};
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        for (int worn = 0; worn < WORN_COUNT; worn++) {
            assert_close(level_of_sine(rates_hz[r], (Device)worn, 1000.0), full_scale_dba, 0.01,
                         "1 kHz at %g, %s", rates_hz[r], reference_device_names[worn]);
        }
    }
}

/* At every fourth third octave: the device's target, less the field's response, A-weighted. */
static void other_frequencies_read_by_the_tables(void **state)
{
    (void)state;
    const CsvRow at_1_khz = {.number = {1000.0}}; /* where both published targets are 0 dB */
    FILE *targets = csv_open("headphone_targets_third_octave.csv");
    FILE *weights = csv_open("a_weighting_61672.csv");
    CsvRow target, weight;
    int rows = 0;
    while (csv_read(targets, &target) && target.number[0] <= 12500.0) {
        while (csv_read(weights, &weight) && weight.number[0] != target.number[0]) {
        }
        if (rows++ % 4 != 0) {
            continue;
        }
        for (int worn = 0; worn < WORN_COUNT; worn++) {
            const double eardrum_db =
                reference_target_db(worn, &target) - reference_target_db(worn, &at_1_khz);
            const double wanted =
                full_scale_spl_db + eardrum_db - target.number[5] + weight.number[2];
            const double hz = weight.number[1];
            assert_close(level_of_sine(48000, (Device)worn, hz), wanted, 0.75, "%g Hz, %s", hz,
                         reference_device_names[worn]);
        }
    }
    fclose(targets);
    fclose(weights);
    assert_int_equal(rows, 29);
}

static void the_louder_ear_counts(void **state)
{
    (void)state;
    Stereo in = tone(2.0, 48000, 80.0);
    for (size_t i = 0; i < in.frames; i++) {
        in.right[i] *= 10.0f;
    }
    Exposure e = meter(48000, DEVICE_OPEN_BACK);
    feed(&e, &in);
    assert_close(exposure_reading(&e).level_dba, 100.0, 0.05, "right, 20 dB louder");
    stereo_free(&in);
}

static void level_is_equivalent_since_reset(void **state)
{
    (void)state;
    Stereo in = tone(4.0, 48000, 90.0), silence = stereo_new(in.frames);
    Exposure e = meter(48000, DEVICE_OPEN_BACK);
    feed(&e, &in);
    feed(&e, &silence);
    assert_close(exposure_reading(&e).level_dba, 86.99, 0.05, "half of the time");
    exposure_set_dose(&e, (Dose){0});
    assert_close(exposure_reading(&e).level_dba, 0.0, 0.0, "reset");
    feed(&e, &silence);
    assert_close(exposure_reading(&e).level_dba, 0.0, 0.0, "silence");
    stereo_free(&in);
    stereo_free(&silence);
}

/* -------------------------------------------------------------------------------------- dose -- */

/* The textbook rows: two minutes are fed and are worth that much; then all hours but the last two
 * minutes are restored, as from a session, and those are fed. */
static void steady_tones_read_the_textbook(void **state)
{
    (void)state;
    const struct {
        DoseStandard standard;
        double level_dba, hours;
    } rows[] = {{DOSE_NIOSH, 94.0, 1.0},
                {DOSE_NIOSH, 85.0, 8.0},
                {DOSE_WHO_ADULT, 80.0, 40.0},
                {DOSE_WHO_ADULT, 100.0, 0.4},
                {DOSE_WHO_SENSITIVE, 75.0, 40.0}};
    const double fed_s = 120.0, rate_hz = 22050;
    for (size_t i = 0; i < COUNT(rows); i++) {
        ExposureSpec spec = calibrated(DEVICE_CLOSED_BACK);
        spec.standard = rows[i].standard;
        Exposure e = meter(rate_hz, DEVICE_CLOSED_BACK);
        exposure_set(&e, &spec);
        Stereo in = tone(fed_s, rate_hz, rows[i].level_dba);
        feed(&e, &in);
        const double fed_h = fed_s / 3600.0, expected = 100.0 * fed_h / rows[i].hours;
        assert_close(exposure_reading(&e).dose, expected, 0.01 * expected, "%g dBA, 2 min",
                     rows[i].level_dba);
        const Dose fed = exposure_dose(&e);
        const double before = (rows[i].hours - fed_h) / fed_h; /* times what was fed */
        exposure_set_dose(&e, (Dose){{fed.energy_pa2_h[0] * before, fed.energy_pa2_h[1] * before},
                                     fed.hours * before});
        feed(&e, &in);
        const ExposureReading reading = exposure_reading(&e);
        assert_close(reading.dose, 100.0, 1.0, "%g dBA for %g h", rows[i].level_dba, rows[i].hours);
        assert_close(reading.level_dba, rows[i].level_dba, 0.01, "its level");
        stereo_free(&in);
    }
}

static void time_left_is_at_the_level_of_now(void **state)
{
    (void)state;
    Stereo loud = tone(4.0, 48000, 94.0), soft = tone(4.0, 48000, 85.0), none = stereo_new(192000);
    Exposure e = meter(48000, DEVICE_OPEN_BACK);
    assert_close(exposure_reading(&e).hours_left, 10000.0, 0.0, "nothing heard");
    feed(&e, &loud);
    assert_close(exposure_reading(&e).hours_left, 1.0, 0.01, "94 dBA");
    feed(&e, &soft);
    assert_close(exposure_reading(&e).hours_left, 8.0, 0.08, "85 dBA");
    feed(&e, &none);
    assert_close(exposure_reading(&e).hours_left, 10000.0, 0.0, "silence");
    stereo_free(&loud);
    stereo_free(&soft);
    stereo_free(&none);
}

static void another_standard_reads_the_same_energy(void **state)
{
    (void)state;
    Stereo in = tone(2.0, 48000, 100.0);
    Exposure e = meter(48000, DEVICE_OPEN_BACK);
    feed(&e, &in);
    ExposureSpec spec = calibrated(DEVICE_OPEN_BACK);
    const double niosh = exposure_reading(&e).dose;
    spec.standard = DOSE_WHO_ADULT;
    exposure_set(&e, &spec);
    assert_close(exposure_reading(&e).dose / niosh, 0.6325, 0.001, "8 h at 85 of 40 h at 80 dBA");
    stereo_free(&in);
}

/* ----------------------------------------------------------- what counts and what does not -- */

static void uncalibrated_neither_counts_nor_reads(void **state)
{
    (void)state;
    Stereo in = tone(4.0, 48000, 100.0);
    Exposure e = meter(48000, DEVICE_OPEN_BACK);
    feed(&e, &in);
    const ExposureReading before = exposure_reading(&e);
    ExposureSpec spec = calibrated(DEVICE_OPEN_BACK);
    spec.calibrated = false;
    exposure_set(&e, &spec);
    feed(&e, &in);
    const ExposureReading off = exposure_reading(&e);
    assert_true(off.level_dba == 0.0 && off.dose == 0.0 && off.hours_left == 0.0);
    spec.calibrated = true;
    exposure_set(&e, &spec);
    const ExposureReading after = exposure_reading(&e);
    assert_true(after.level_dba == before.level_dba && after.dose == before.dose);
    stereo_free(&in);
}

static void stands_still_during_an_export(void **state)
{
    (void)state;
    Stereo in = tone(4.0, 48000, 100.0), louder = tone(1.0, 48000, 110.0);
    Exposure e = meter(48000, DEVICE_OPEN_BACK);
    feed(&e, &in);
    const ExposureReading before = exposure_reading(&e);
    ExposureSpec spec = calibrated(DEVICE_OPEN_BACK);
    spec.stands_still = true;
    exposure_set(&e, &spec);
    feed(&e, &louder);
    const ExposureReading still = exposure_reading(&e);
    assert_memory_equal(&before, &still, sizeof before);
    spec.stands_still = false;
    exposure_set(&e, &spec);
    feed(&e, &in);
    assert_close(exposure_reading(&e).dose, 2.0 * before.dose, 0.001 * before.dose, "goes on");
    stereo_free(&in);
    stereo_free(&louder);
}

static void forgetting_the_audio_keeps_the_dose(void **state)
{
    (void)state;
    Stereo in = tone(2.0, 48000, 100.0), silence = stereo_new(480);
    Exposure e = meter(48000, DEVICE_OPEN_BACK);
    feed(&e, &in);
    const Dose before = exposure_dose(&e);
    exposure_forget(&e);
    feed(&e, &silence);
    const Dose after = exposure_dose(&e);
    assert_true(after.energy_pa2_h[0] == before.energy_pa2_h[0]);
    assert_true(after.energy_pa2_h[1] == before.energy_pa2_h[1]);
    stereo_free(&in);
    stereo_free(&silence);
}

/* A new full-scale level under a signal with an offset: no step is taken for a sound. */
static void a_new_calibration_is_no_sound(void **state)
{
    (void)state;
    Stereo offset = stereo_new(48000);
    for (size_t i = 0; i < offset.frames; i++) {
        offset.left[i] = offset.right[i] = 0.1f;
    }
    Exposure e = meter(48000, DEVICE_OPEN_BACK);
    feed(&e, &offset);
    feed(&e, &offset);
    exposure_set_dose(&e, (Dose){0});
    ExposureSpec spec = calibrated(DEVICE_OPEN_BACK);
    spec.full_scale_spl_db = 140.0;
    exposure_set(&e, &spec);
    feed(&e, &offset);
    assert_at_most(exposure_reading(&e).level_dba, 30.0, "an offset of -20 dBFS at 140 dB");
    stereo_free(&offset);
}

static void same_bits_however_blocks_are_cut(void **state)
{
    (void)state;
    Stereo in = white_noise(48000, 0.3f, 5);
    const size_t blocks[] = {64, 1, 37, 480, 8192};
    Exposure whole = meter(48000, DEVICE_IN_EARS);
    feed_from(&whole, &in, 0, in.frames);
    const ExposureReading expected = exposure_reading(&whole);
    assert_true(expected.level_dba > 60.0);
    for (size_t i = 0; i < COUNT(blocks); i++) {
        Exposure e = meter(48000, DEVICE_IN_EARS);
        feed_from(&e, &in, 0, blocks[i]);
        const ExposureReading reading = exposure_reading(&e);
        assert_memory_equal(&reading, &expected, sizeof reading);
    }
    stereo_free(&in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_scale_sine_reads_its_level_in_the_field),
        cmocka_unit_test(other_frequencies_read_by_the_tables),
        cmocka_unit_test(the_louder_ear_counts),
        cmocka_unit_test(level_is_equivalent_since_reset),
        cmocka_unit_test(steady_tones_read_the_textbook),
        cmocka_unit_test(time_left_is_at_the_level_of_now),
        cmocka_unit_test(another_standard_reads_the_same_energy),
        cmocka_unit_test(uncalibrated_neither_counts_nor_reads),
        cmocka_unit_test(stands_still_during_an_export),
        cmocka_unit_test(forgetting_the_audio_keeps_the_dose),
        cmocka_unit_test(a_new_calibration_is_no_sound),
        cmocka_unit_test(same_bits_however_blocks_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
