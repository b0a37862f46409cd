/* The noise of the stage: its level, its colour, what the isolation and a leak do to it, how alike
 * it is at the two ears. */
#include "../plugin/acoustics/diffuse_field.h"
#include "../plugin/dsp/a_weighting_power.h"
#include "../plugin/dsp/decibel.h"
#include "../plugin/dsp/isolation.h"
#include "../plugin/dsp/leak.h"
#include "../plugin/dsp/stage_noise.h"
#include "check.h"
#include "reference.h"
#include "slices.h"
#include "spectra.h"
#include <stdlib.h>

static const double rates_hz[] = {22050, 48000, 192000};

static StageSpec stage_on(Device worn)
{
    StageSpec spec = {.on = true,
                      .level_dba = 100.0,
                      .full_scale_spl_db = 115.0,
                      .field_at_1_khz_db = diffuse_field_at_1_khz_db};
    diffuse_field_filters(worn, spec.to_field);
    return spec;
}

static void step(void *noise, Slice *slice)
{
    stage_noise_process(noise, slice);
}

static Stereo noise_of(const StageSpec *spec, double rate_hz, double seconds)
{
    StageNoise *noise = malloc(sizeof *noise);
    stage_noise_init(noise, rate_hz, spec);
    Stereo x = stereo_new((size_t)(seconds * rate_hz));
    process_slices(step, noise, &x, 0, x.frames);
    free(noise);
    return x;
}

static Spectra *spectra_of_stage(const StageSpec *spec, double rate_hz)
{
    Stereo x = noise_of(spec, rate_hz, 10.0);
    Spectra *s = spectra_of(x.left, x.right, x.frames, rate_hz);
    stereo_free(&x);
    return s;
}

/* --------------------------------------------------------------------------------- level -- */

/* ISO less the worn device's target by the table, straight between its frequencies. */
typedef struct {
    double hz[40], db[40];
    int rows;
} Colour;

static Colour colour_by_table(int worn)
{
    Colour c = {.rows = 0};
    FILE *table = csv_open("headphone_targets_third_octave.csv");
    CsvRow row;
    for (; csv_read(table, &row); c.rows++) {
        c.hz[c.rows] = row.number[0];
        c.db[c.rows] = row.number[5] - reference_target_db(worn, &row);
    }
    fclose(table);
    return c;
}

static double colour_db(const Colour *c, double hz)
{
    int k = 0;
    while (k < c->rows - 2 && hz > c->hz[k + 1]) {
        k++;
    }
    const double share = log(fmin(hz, 20000.0) / c->hz[k]) / log(c->hz[k + 1] / c->hz[k]);
    return c->db[k] + fmax(share, 0.0) * (c->db[k + 1] - c->db[k]);
}

/* As an exposure meter reads it: A-weighting less the diffuse-field response plus that of the worn
 * device, on the scale of the full-scale level. */
static double exposure_dba(const Spectra *s, const double *ear, const Colour *c, double spl_db)
{
    double sum = 0.0;
    for (int k = 1; k < SPECTRA_LENGTH / 2; k++) {
        const double hz = k * s->bin_hz;
        sum += ear[k] * a_weighting_power(hz) * pow(10.0, -colour_db(c, hz) / 10.0);
    }
    return db_from_power(sum) + 3.0103 + spl_db;
}

static void an_exposure_meter_reads_the_stage_level(void **state)
{
    (void)state;
    const Device devices[] = {DEVICE_OPEN_BACK, DEVICE_CLOSED_BACK, DEVICE_IN_EARS};
    for (size_t k = 0; k < COUNT(devices) * COUNT(rates_hz); k++) {
        const double rate_hz = rates_hz[k / COUNT(devices)];
        const Colour c = colour_by_table((int)(k % COUNT(devices)));
        StageSpec spec = stage_on(devices[k % COUNT(devices)]);
        spec.level_dba = 70.0 + 6.0 * (double)k;
        spec.full_scale_spl_db = 140.0 - 7.0 * (double)k;
        Spectra *s = spectra_of_stage(&spec, rate_hz);
        assert_close(exposure_dba(s, s->left, &c, spec.full_scale_spl_db), spec.level_dba, 0.5,
                     "device %zu at %g", k % COUNT(devices), rate_hz);
        assert_close(exposure_dba(s, s->right, &c, spec.full_scale_spl_db), spec.level_dba, 0.5,
                     "device %zu at %g", k % COUNT(devices), rate_hz);
        free(s);
    }
}

/* By third octaves; half a row away from the middle, straight lines in the table differ from what
 * happens in between. */
static void it_is_pink_in_the_field(void **state)
{
    (void)state;
    const Colour c = colour_by_table(WORN_OPEN_BACK);
    const StageSpec spec = stage_on(DEVICE_OPEN_BACK);
    Spectra *s = spectra_of_stage(&spec, 48000);
    const double pink = pow(10.0, (100.0 - 115.0 - 3.0103) / 10.0) /
                        pink_a_weighted_power(48000, INFINITY) * log(2.0) / 3.0;
    for (int third = -13; third <= 11; third++) {
        const double hz = 1000.0 * pow(2.0, third / 3.0), edge = pow(2.0, 1.0 / 6.0);
        const double wanted_db = db_from_power(pink) + colour_db(&c, hz);
        assert_close(db_from_power(band_power(s, s->left, hz / edge, hz * edge)), wanted_db, 1.0,
                     "%g Hz", hz);
        assert_close(db_from_power(band_power(s, s->right, hz / edge, hz * edge)), wanted_db, 1.0,
                     "%g Hz", hz);
    }
    free(s);
}

/* ------------------------------------------------------------------ past the earphones -- */

/* In each octave, against an ear without an earphone. */
static void assert_enters_as(const StageSpec *spec, double rate_hz)
{
    StageSpec open = *spec;
    open.isolation_db = open.leak_mm[0] = open.leak_mm[1] = 0.0;
    Spectra *in = spectra_of_stage(spec, rate_hz), *all = spectra_of_stage(&open, rate_hz);
    for (double *hz = (double[]){63, 125, 250, 500, 1000, 2000, 4000, 8000, 0}; *hz > 0.0; hz++) {
        const double low_hz = *hz / pow(2.0, 1.0 / 6.0), high_hz = *hz * pow(2.0, 1.0 / 6.0);
        for (unsigned ear = 0; ear < EARS; ear++) {
            const double isolated = pow(10.0, -isolation_at_db(spec->isolation_db, *hz) / 10.0);
            const double leaking = pow(cabs(1.0 - leak_response(spec->leak_mm[ear], *hz)), 2.0);
            const double wanted = ear_is_out(spec->ear_out, ear) ? 1.0 : isolated + leaking;
            const double got = band_power(in, ear ? in->right : in->left, low_hz, high_hz) /
                               band_power(all, ear ? all->right : all->left, low_hz, high_hz);
            assert_close(db_from_power(got), db_from_power(wanted), 1.0, "ear %u at %g Hz of %g",
                         ear, *hz, rate_hz);
        }
    }
    free(in);
    free(all);
}

static void isolation_keeps_it_out_and_a_leak_lets_it_in(void **state)
{
    (void)state;
    StageSpec spec = stage_on(DEVICE_IN_EARS);
    spec.isolation_db = 25.0;
    assert_enters_as(&spec, 48000);
    spec.leak_mm[EAR_RIGHT] = 0.4;
    assert_enters_as(&spec, 48000);
    assert_enters_as(&spec, 192000);
    spec.isolation_db = 40.0;
    spec.leak_mm[EAR_LEFT] = 0.15;
    assert_enters_as(&spec, 22050);
}

static void an_ear_that_is_out_hears_it_all(void **state)
{
    (void)state;
    const Colour c = colour_by_table(WORN_IN_EARS);
    StageSpec spec = stage_on(DEVICE_IN_EARS);
    spec.isolation_db = 25.0;
    spec.leak_mm[EAR_LEFT] = 0.5;
    spec.ear_out = EAR_OUT_LEFT;
    assert_enters_as(&spec, 48000);
    Spectra *s = spectra_of_stage(&spec, 48000);
    assert_close(exposure_dba(s, s->left, &c, 115.0), 100.0, 0.5, "the ear that is out");
    assert_true(exposure_dba(s, s->right, &c, 115.0) < 80.0);
    free(s);
}

/* ------------------------------------------------------------------------------ coherence -- */

static void both_ears_hear_one_diffuse_field(void **state)
{
    (void)state;
    StageSpec spec = stage_on(DEVICE_IN_EARS);
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        const double rate_hz = rates_hz[r];
        spec.isolation_db = 12.5 * (double)r;
        Spectra *s = spectra_of_stage(&spec, rate_hz);
        for (int third = -9; third <= 0; third++) {
            const double low_hz = 1000.0 * pow(2.0, (third - 0.5) / 3.0);
            const double high_hz = low_hz * cbrt(2.0);
            assert_close(band_coherence(s, low_hz, high_hz),
                         reference_diffuse_coherence(low_hz, high_hz), 0.1, "from %g Hz, rate %g",
                         low_hz, rate_hz);
        }
        assert_close(band_coherence(s, 1200.0, 2400.0), 0.0, 0.06, "above 1 kHz, %g", rate_hz);
        assert_close(band_coherence(s, 2400.0, 9000.0), 0.0, 0.03, "treble, rate %g", rate_hz);
        free(s);
    }
}

/* ---------------------------------------------------------------------------------- time -- */

static void off_is_untouched_and_blocks_make_no_difference(void **state)
{
    (void)state;
    StageSpec spec = stage_on(DEVICE_OPEN_BACK);
    spec.leak_mm[EAR_LEFT] = 0.3;
    for (int on = 0; on < 2; on++) {
        spec.on = on;
        StageNoise a, b;
        stage_noise_init(&a, 48000, &spec);
        b = a;
        Stereo in = white_noise(20000, 1.0f, 3), whole = stereo_copy(&in), cut = stereo_copy(&in);
        process_slices(step, &a, &whole, 0, whole.frames);
        process_cut_slices(step, &b, &cut);
        assert_true(stereo_same_bits(&whole, &cut));
        assert_int_equal(stereo_same_bits(&whole, &in), !on);
        Stereo again = stereo_copy(&in);
        stage_noise_forget(&a);
        process_slices(step, &a, &again, 0, again.frames);
        assert_true(stereo_same_bits(&again, &whole));
        stereo_free(&in);
        stereo_free(&whole);
        stereo_free(&cut);
        stereo_free(&again);
    }
}

/* On and off under a rise: each begins at what was heard before and ends at what is asked for. */
static void a_change_fades(void **state)
{
    (void)state;
    float rise[SLICE_FRAMES];
    for (int i = 0; i < SLICE_FRAMES; i++) {
        rise[i] = (float)(i + 1) / SLICE_FRAMES;
    }
    StageSpec on = stage_on(DEVICE_OPEN_BACK), off = on;
    off.on = false;
    StageNoise noise;
    stage_noise_init(&noise, 48000, &off);
    stage_noise_change(&noise, &on);
    Slice slice = {.frames = SLICE_FRAMES, .rise = rise};
    stage_noise_process(&noise, &slice);
    assert_true(fabsf(slice.left[0]) < 0.05f * fabsf(slice.left[SLICE_FRAMES - 1]) + 0.01f);
    stage_noise_change(&noise, &off);
    Slice last = {.frames = SLICE_FRAMES, .rise = rise};
    stage_noise_process(&noise, &last);
    assert_true(last.left[0] != 0.0f && last.left[SLICE_FRAMES - 1] == 0.0f);
    stage_noise_change(&noise, &off);
    Slice silent = {.frames = SLICE_FRAMES, .rise = rise};
    stage_noise_process(&noise, &silent);
    assert_true(silent.left[0] == 0.0f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_exposure_meter_reads_the_stage_level),
        cmocka_unit_test(it_is_pink_in_the_field),
        cmocka_unit_test(isolation_keeps_it_out_and_a_leak_lets_it_in),
        cmocka_unit_test(an_ear_that_is_out_hears_it_all),
        cmocka_unit_test(both_ears_hear_one_diffuse_field),
        cmocka_unit_test(off_is_untouched_and_blocks_make_no_difference),
        cmocka_unit_test(a_change_fades),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
