/* The leak of a seal: the formula against the published table, the filter against the formula, what
 * running filters do when the hole changes. */
#include "../plugin/dsp/leak.h"
#include "../plugin/dsp/raised_cosine.h"
#include "check.h"
#include "csv.h"
#include "reference.h"
#include "signals.h"
#include "slices.h"
#include <string.h>

static const double rates_hz[] = {22050, 44100, 48000, 88200, 96000, 176400, 192000};

/* The table knows no damping R', which sets in above 0.5 mm. */
static void formula_meets_the_table(void **state)
{
    (void)state;
    FILE *table = csv_open("iem_leak_model.csv");
    enum { DIAMETER, LENGTH, VOLUME, FIRST_HZ = 6 };
    CsvRow head, row;
    assert_true(csv_read(table, &head));
    int met = 0;
    while (csv_read(table, &row)) {
        if (row.number[DIAMETER] > 0.5 || row.number[LENGTH] != 3.0 || row.number[VOLUME] != 1.26) {
            continue;
        }
        for (int c = FIRST_HZ; c < row.columns; c++, met++) {
            assert_close(decibels(leak_response(row.number[DIAMETER], head.number[c])),
                         row.number[c], 0.006, "%g mm at %g Hz", row.number[DIAMETER],
                         head.number[c]);
        }
    }
    fclose(table);
    assert_true(met == 3 * (CSV_COLUMNS - FIRST_HZ));
}

static void assert_filter_meets_the_formula(double diameter_mm, double rate_hz)
{
    const BiquadDesign design = leak_design(diameter_mm, rate_hz);
    const BiquadDesign entering = leak_entering_design(diameter_mm, rate_hz);
    for (int step = 0; step <= 156; step++) {
        const double hz = 10.0 * pow(1000.0 / 10.0, step / 156.0);
        const double complex z = cexp(-I * 2.0 * acos(-1.0) * hz / rate_hz);
        const double complex h = reference_leak(diameter_mm, hz);
        assert_close(decibels(leak_response(diameter_mm, hz) / h), 0.0, 1e-9, "formula");
        assert_close(decibels(biquad_response(&design, z) / h), 0.0, 0.3, "%g mm, %g Hz, rate %g",
                     diameter_mm, hz, rate_hz);
        assert_close(cabs(biquad_response(&entering, z) + biquad_response(&design, z)), 1.0, 1e-9,
                     "what stays out and what enters");
    }
}

static void filter_meets_the_formula(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        for (int step = 0; step < 32; step++) {
            assert_filter_meets_the_formula(0.0137 + 0.0311 * step, rates_hz[r]);
        }
        assert_filter_meets_the_formula(1.0, rates_hz[r]);
    }
}

static void a_small_leak_is_as_the_design_says(void **state)
{
    (void)state;
    assert_close(decibels(leak_response(0.3, 20.0)), -10.5, 0.05, "0.3 mm at 20 Hz");
}

static void step(void *leak, Slice *slice)
{
    leak_process(leak, slice);
}

static void process(Leak *leak, Stereo *x, size_t from, size_t to)
{
    process_slices(step, leak, x, from, to);
}

static void a_sealed_ear_is_untouched(void **state)
{
    (void)state;
    const double seals_mm[][EARS] = {{0, 0}, {0, 0.6}, {0.6, 0}};
    for (size_t s = 0; s < COUNT(seals_mm); s++) {
        Stereo in = white_noise(4096, 1.0f, 5), out = white_noise(4096, 1.0f, 5);
        in.left[7] = out.left[7] = -0.0f;
        in.right[9] = out.right[9] = 1e-41f;
        Leak leak = {0};
        leak_set(&leak, seals_mm[s], 48000.0);
        process(&leak, &out, 0, out.frames);
        const size_t bytes = in.frames * sizeof(float);
        assert_int_equal(memcmp(in.left, out.left, bytes) == 0, seals_mm[s][EAR_LEFT] == 0.0);
        assert_int_equal(memcmp(in.right, out.right, bytes) == 0, seals_mm[s][EAR_RIGHT] == 0.0);
        stereo_free(&in);
        stereo_free(&out);
    }
}

/* As the engine does it: one step of 20 ms after the other, the newer filter beginning from a copy
 * of the older one, until the leak has gone from `from_mm` to `to_mm` in 100 ms. */
static void sweep(Stereo *x, size_t at, double rate_hz, double from_mm, double to_mm)
{
    enum { STEPS = 5, MOST = 4096 };
    const size_t frames =
        ((size_t)(0.020 * rate_hz) + SLICE_FRAMES - 1) / SLICE_FRAMES * SLICE_FRAMES;
    float rise[MOST];
    assert_true(frames <= MOST);
    raised_cosine_fill(rise, (uint32_t)frames);
    Leak now = {0};
    leak_set(&now, (double[EARS]){from_mm, from_mm}, rate_hz);
    process(&now, x, 0, at);
    for (int k = 1; k <= STEPS; k++, at += frames) {
        Stereo old = stereo_new(x->frames);
        memcpy(old.left, x->left, x->frames * sizeof(float));
        memcpy(old.right, x->right, x->frames * sizeof(float));
        Leak before = now;
        const double mm = from_mm + (to_mm - from_mm) * k / STEPS;
        leak_set(&now, (double[EARS]){mm, mm}, rate_hz);
        process(&before, &old, at, at + frames);
        process(&now, x, at, at + frames);
        for (size_t i = 0; i < frames; i++) {
            x->left[at + i] = old.left[at + i] + rise[i] * (x->left[at + i] - old.left[at + i]);
            x->right[at + i] = old.right[at + i] + rise[i] * (x->right[at + i] - old.right[at + i]);
        }
        stereo_free(&old);
    }
    process(&now, x, at, x->frames);
}

static void sweeping_neither_clicks_nor_rings(void **state)
{
    (void)state;
    const double ways_mm[][2] = {{0, 1}, {1, 0}, {0.2, 0.9}};
    const double from_hz[] = {22050, 48000, 192000};
    for (size_t w = 0; w < COUNT(ways_mm) * COUNT(from_hz); w++) {
        const double *way = ways_mm[w % COUNT(ways_mm)], rate_hz = from_hz[w / COUNT(ways_mm)];
        const size_t half = (size_t)(rate_hz / 2.0) / SLICE_FRAMES * SLICE_FRAMES;
        Stereo swept = sine(2 * half, rate_hz, 100.0, 1.0f);
        Stereo steady = sine(2 * half, rate_hz, 100.0, 1.0f);
        sweep(&swept, half, rate_hz, way[0], way[1]);
        Leak leak = {0};
        leak_set(&leak, (double[EARS]){way[1], way[1]}, rate_hz);
        process(&leak, &steady, 0, steady.frames);
        assert_at_most(loudest_click_db(&swept, rate_hz), -80.0, "clicks, %g to %g mm at %g Hz",
                       way[0], way[1], rate_hz);
        /* 10 ms after the sweep it sounds as if the hole had always been as wide */
        for (size_t i = half + (size_t)(0.135 * rate_hz); i < swept.frames; i++) {
            assert_close(swept.left[i], steady.left[i], 1e-3, "rings, %g to %g mm at %g Hz", way[0],
                         way[1], rate_hz);
        }
        stereo_free(&swept);
        stereo_free(&steady);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formula_meets_the_table),
        cmocka_unit_test(filter_meets_the_formula),
        cmocka_unit_test(a_small_leak_is_as_the_design_says),
        cmocka_unit_test(a_sealed_ear_is_untouched),
        cmocka_unit_test(sweeping_neither_clicks_nor_rings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
