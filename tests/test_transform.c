/* The right-angle transform against FFTW, there and back, in 4 and 8 lanes. */
#include "../plugin/dsp/aligned.h"
#include "../plugin/dsp/kernels.h"
#include "check.h"
#include "signals.h"
#include <fftw3.h>
#include <stdlib.h>
#include <string.h>

static const double pi = 3.14159265358979323846;
static const unsigned sizes[] = {64, 128, 256, 512, 1024, 2048, 4096};

typedef struct {
    Transform transform;
    const Kernels *kernels;
    float *before, *fresh, *rows, *spectrum, *out;
    void *memory;
} Bench;

static Bench bench_new(unsigned points, unsigned lanes)
{
    Bench b = {.kernels = kernels_of(lanes)};
    assert_true(transform_init(&b.transform, points, lanes));
    Carver carver = {0};
    for (int round = 0; round < 2; round++) {
        float **arrays[] = {&b.before, &b.fresh, &b.out};
        for (size_t i = 0; i < COUNT(arrays); i++) {
            *arrays[i] = carve(&carver, points * sizeof(float));
        }
        b.rows = carve(&carver, 2 * points * sizeof(float));
        b.spectrum = carve(&carver, 2 * points * sizeof(float));
        assert_true(round == 1 || carver_allocate(&carver));
    }
    b.memory = carver.memory;
    return b;
}

static void bench_free(Bench *b)
{
    transform_free(&b->transform);
    aligned_release(b->memory);
}

/* `pieces`: into how many ranges each pass is divided. */
static void forward(Bench *b, unsigned pieces)
{
    const Transform *t = &b->transform;
    for (unsigned pass = 0; pass < t->pass_count; pass++) {
        const unsigned all = transform_butterflies(t, pass);
        for (unsigned p = 0; p < pieces; p++) {
            b->kernels->forward_rows(t, pass, b->before, b->fresh, b->rows, all * p / pieces,
                                     all * (p + 1) / pieces);
        }
    }
    b->kernels->forward_lanes(t, b->rows, b->spectrum, 2 * t->lanes, 0, transform_groups(t));
}

static void inverse(Bench *b)
{
    const Transform *t = &b->transform;
    b->kernels->inverse_lanes(t, b->spectrum, 2 * t->lanes, b->rows, 0, transform_groups(t));
    for (unsigned pass = t->pass_count; pass-- > 0;) {
        b->kernels->inverse_rows(t, pass, b->rows, b->out, 0, transform_butterflies(t, pass));
    }
}

static void fill(float *x, unsigned points, unsigned seed)
{
    Stereo noise = white_noise(points, 1.0f, seed);
    memcpy(x, noise.left, points * sizeof *x);
    stereo_free(&noise);
}

static double complex bin(const Bench *b, unsigned i)
{
    const unsigned lanes = b->transform.lanes;
    const float *vector = b->spectrum + (size_t)(i / lanes) * 2 * lanes;
    return (double)vector[i % lanes] + I * (double)vector[lanes + i % lanes];
}

/* The transform of z[1] = 1 tells each bin's point X; FFTW's bin k of z[n] e^(iπn/2B) is the point
 * e^(i(π/2 + 2πk)/B). */
static void assert_is_fftw(unsigned points, unsigned lanes)
{
    Bench b = bench_new(points, lanes);
    unsigned *order = malloc(points * sizeof *order);
    b.before[1] = 1.0f;
    forward(&b, 1);
    for (unsigned i = 0; i < points; i++) {
        const double turns = (carg(bin(&b, i)) - pi / 2.0 / points) / (2.0 * pi / points);
        order[i] = (unsigned)(lround(turns) + (long)points) % points;
    }
    fill(b.before, points, 1);
    fill(b.fresh, points, 2);
    fftw_complex *z = fftw_alloc_complex(points);
    fftw_plan plan = fftw_plan_dft_1d((int)points, z, z, FFTW_BACKWARD, FFTW_ESTIMATE);
    for (unsigned n = 0; n < points; n++) {
        z[n] = ((double)b.before[n] + I * (double)b.fresh[n]) * cexp(I * pi / 2.0 * n / points);
    }
    fftw_execute(plan);
    forward(&b, 3);
    double error = 0.0, size = 0.0;
    for (unsigned i = 0; i < points; i++) {
        const double complex off = bin(&b, i) - z[order[i]];
        error += creal(off * conj(off));
        size += creal(z[order[i]] * conj(z[order[i]]));
    }
    assert_at_most(10.0 * log10(error / size), -130.0, "%u points, %u lanes", points, lanes);
    fftw_destroy_plan(plan);
    fftw_free(z);
    free(order);
    bench_free(&b);
}

static void is_what_fftw_says(void **state)
{
    (void)state;
    for (size_t s = 0; s < COUNT(sizes); s++) {
        assert_is_fftw(sizes[s], 4);
        if (kernels_of(8)) {
            assert_is_fftw(sizes[s], 8);
        }
    }
}

static void comes_back(void **state)
{
    (void)state;
    for (size_t s = 0; s < COUNT(sizes); s++) {
        for (unsigned lanes = 4; lanes <= 8; lanes *= 2) {
            if (!kernels_of(lanes)) {
                continue;
            }
            Bench b = bench_new(sizes[s], lanes);
            fill(b.before, sizes[s], 3);
            fill(b.fresh, sizes[s], 4);
            forward(&b, 1);
            inverse(&b);
            for (unsigned n = 0; n < sizes[s]; n++) {
                assert_close(b.out[n] / (float)sizes[s], b.fresh[n], 2e-6, "%u points, %u lanes",
                             sizes[s], lanes);
            }
            bench_free(&b);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_what_fftw_says),
        cmocka_unit_test(comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
