/* The convolver against direct convolution in double precision, however it is cut, in 4 and 8
 * lanes, and through changes of response. */
#include "check.h"
#include "convolve.h"
#include <stdlib.h>
#include <string.h>

static const unsigned lane_counts[] = {4, 8};

typedef struct {
    ConvolverPlan plan;
    Convolver *convolver;
    unsigned slots[CONVOLVER_LEVELS];
} Rig;

static void rig_up(Rig *rig, const Kernels *kernels)
{
    assert_true(convolver_plan_init(&rig->plan, kernels));
    rig->convolver = convolver_new(&rig->plan, 48000);
    assert_non_null(rig->convolver);
    for (unsigned level = 0; level < CONVOLVER_LEVELS; level++) {
        rig->slots[level] = convolver_spans[level].least_slots;
    }
}

static void free_retired(Rig *rig)
{
    for (ConvolverPart *part = convolver_take_retired(rig->convolver); part;) {
        ConvolverPart *next = part->next;
        convolver_part_free(part);
        part = next;
    }
}

static void rig_down(Rig *rig)
{
    free_retired(rig);
    convolver_free(rig->convolver);
    convolver_plan_free(&rig->plan);
}

static Stereo render(const Kernels *kernels, const NoiseResponse *response, const Stereo *in,
                     size_t block)
{
    Rig rig;
    rig_up(&rig, kernels);
    offer_response(rig.convolver, &rig.plan, response, rig.slots);
    Stereo out = stereo_new(in->frames);
    convolve(rig.convolver, in, &out, 0, in->frames, block);
    rig_down(&rig);
    return out;
}

/* The error's power over the signal's, at the first frames and at some all over. */
static double error_db(const Stereo *in, const NoiseResponse *response, const Stereo *out)
{
    double error = 0.0, signal = 0.0;
    for (size_t k = 0; k < 400; k++) {
        const size_t at = k < 100 ? k : (k * 7919 * 31) % in->frames;
        double left, right;
        convolve_directly(in, response, at, &left, &right);
        error += pow(left - (double)out->left[at], 2.0) + pow(right - (double)out->right[at], 2.0);
        signal += left * left + right * right;
    }
    return 10.0 * log10(error / signal + 1e-30);
}

static void is_the_direct_convolution(void **state)
{
    (void)state;
    const unsigned lengths[] = {1,    2,    63,   64,   65,   100,   1023,  1024,  1025,
                                4000, 8191, 8192, 8193, 9000, 12289, 24000, 48000, 192000};
    for (size_t k = 0; k < COUNT(lengths); k++) {
        for (unsigned symmetric = 0; symmetric < 2; symmetric++) {
            NoiseResponse response = noise_response(lengths[k], symmetric, 5);
            Stereo in = white_noise(lengths[k] + 30000, 0.5f, 6);
            for (size_t l = 0; l < COUNT(lane_counts); l++) {
                const Kernels *kernels = kernels_of(lane_counts[l]);
                if (kernels) {
                    Stereo out = render(kernels, &response, &in, 512);
                    assert_at_most(error_db(&in, &response, &out), -120.0,
                                   "%u taps, symmetric %u, %u lanes", lengths[k], symmetric,
                                   lane_counts[l]);
                    stereo_free(&out);
                }
            }
            stereo_free(&in);
            noise_response_free(&response);
        }
    }
}

static void is_the_same_however_it_is_cut(void **state)
{
    (void)state;
    const size_t blocks[] = {1, 7, 32, 64, 100, 1000, 1024};
    NoiseResponse response = noise_response(20000, false, 7);
    Stereo in = white_noise(40000, 0.5f, 8);
    for (size_t l = 0; l < COUNT(lane_counts); l++) {
        const Kernels *kernels = kernels_of(lane_counts[l]);
        if (!kernels) {
            continue;
        }
        Stereo whole = render(kernels, &response, &in, 4096);
        for (size_t b = 0; b < COUNT(blocks); b++) {
            Stereo cut = render(kernels, &response, &in, blocks[b]);
            assert_true(stereo_same_bits(&whole, &cut));
            stereo_free(&cut);
        }
        stereo_free(&whole);
    }
    stereo_free(&in);
    noise_response_free(&response);
}

static void four_and_eight_lanes_agree(void **state)
{
    (void)state;
    if (!kernels_of(8)) {
        skip();
    }
    NoiseResponse response = noise_response(15000, false, 9);
    Stereo in = white_noise(30000, 0.5f, 10);
    Stereo four = render(kernels_of(4), &response, &in, 256);
    Stereo eight = render(kernels_of(8), &response, &in, 256);
    double peak = 0.0, most = 0.0;
    for (size_t i = 0; i < in.frames; i++) {
        peak = fmax(peak, fabs((double)four.left[i]));
        most = fmax(most, fabs((double)four.left[i] - (double)eight.left[i]));
    }
    assert_at_most(most / peak, 1e-6, "relative to the peak");
    stereo_free(&four);
    stereo_free(&eight);
    stereo_free(&in);
    noise_response_free(&response);
}

/* ----------------------------------------------------------------------- changes of response -- */

/* The longest that a change takes: it waits for a block of the last level, is worked out for one
 * and fades for one. */
enum { SETTLED = 3 * 4096 + 64 };

/* Long after a change all is as if the new response had always been there: the history was kept. */
static void assert_settles(const NoiseResponse *first, const NoiseResponse *second, size_t at)
{
    Rig rig;
    rig_up(&rig, kernels_best());
    Stereo in = white_noise(at + SETTLED + 20000, 0.5f, 11), out = stereo_new(in.frames);
    offer_response(rig.convolver, &rig.plan, first, rig.slots);
    convolve(rig.convolver, &in, &out, 0, at, 100);
    offer_response(rig.convolver, &rig.plan, second, rig.slots);
    convolve(rig.convolver, &in, &out, at, in.frames, 100);
    double error = 0.0, signal = 0.0;
    for (size_t i = at + SETTLED; i < in.frames; i += 97) {
        double left, right;
        convolve_directly(&in, second, i, &left, &right);
        error += pow(left - (double)out.left[i], 2.0) + pow(right - (double)out.right[i], 2.0);
        signal += left * left + right * right;
    }
    assert_at_most(10.0 * log10(error / signal), -120.0, "%u to %u taps", first->frames,
                   second->frames);
    stereo_free(&in);
    stereo_free(&out);
    rig_down(&rig);
}

static void a_change_keeps_the_history(void **state)
{
    (void)state;
    const unsigned lengths[] = {500, 5000, 24000};
    for (size_t a = 0; a < COUNT(lengths); a++) {
        for (size_t b = 0; b <= a; b++) {
            NoiseResponse first = noise_response(lengths[a], a % 2, 12);
            NoiseResponse second = noise_response(lengths[b], b % 2, 13);
            assert_settles(&first, &second, 30011);
            noise_response_free(&first);
            noise_response_free(&second);
        }
    }
}

/* A longer response than any before brings history of its own; once that is full, all is right. */
static void a_longer_response_extends_the_history(void **state)
{
    (void)state;
    NoiseResponse first = noise_response(3000, false, 14),
                  second = noise_response(30000, false, 15);
    Rig rig;
    rig_up(&rig, kernels_best());
    Stereo in = white_noise(90000, 0.5f, 16), out = stereo_new(in.frames);
    offer_response(rig.convolver, &rig.plan, &first, rig.slots);
    convolve(rig.convolver, &in, &out, 0, 20000, 100);
    offer_response(rig.convolver, &rig.plan, &second, rig.slots);
    convolve(rig.convolver, &in, &out, 20000, in.frames, 100);
    for (size_t i = 20000 + SETTLED + 30000; i < in.frames; i += 301) {
        double left, right;
        convolve_directly(&in, &second, i, &left, &right);
        assert_close(out.left[i], left, 2e-6, "left at %zu", i);
        assert_close(out.right[i], right, 2e-6, "right at %zu", i);
    }
    stereo_free(&in);
    stereo_free(&out);
    noise_response_free(&first);
    noise_response_free(&second);
    rig_down(&rig);
}

/* A response without a negative tap, under a constant: its sum is heard. When another of half the
 * level takes over, the sum falls to half of it, steadily: no level is lost on the way or counted
 * twice. */
static void a_fade_loses_nothing(void **state)
{
    (void)state;
    enum { CHANGE = 40000 };
    NoiseResponse loud = noise_response(24000, true, 17), soft = noise_response(24000, true, 17);
    for (unsigned path = 0; path < 4; path++) {
        for (unsigned i = 0; i < soft.frames; i++) {
            loud.paths[path][i] = fabsf(loud.paths[path][i]) / 100.0f;
            soft.paths[path][i] = 0.5f * loud.paths[path][i];
        }
    }
    Rig rig;
    rig_up(&rig, kernels_best());
    Stereo in = stereo_new(80000), out = stereo_new(in.frames);
    for (size_t i = 0; i < in.frames; i++) {
        in.left[i] = in.right[i] = 1.0f;
    }
    offer_response(rig.convolver, &rig.plan, &loud, rig.slots);
    convolve(rig.convolver, &in, &out, 0, CHANGE, 64);
    offer_response(rig.convolver, &rig.plan, &soft, rig.slots);
    convolve(rig.convolver, &in, &out, CHANGE, in.frames, 64);
    const double before = (double)out.left[CHANGE - 1];
    for (size_t i = CHANGE; i < in.frames; i++) {
        assert_at_most(out.left[i] - out.left[i - 1], 1e-5 * before, "rises at %zu", i);
        assert_at_most(out.left[i - 1] - out.left[i], 4e-3 * before, "drops at %zu", i);
    }
    assert_close(out.left[CHANGE + SETTLED], before / 2.0, 1e-4 * before, "half of it");
    stereo_free(&in);
    stereo_free(&out);
    noise_response_free(&loud);
    noise_response_free(&soft);
    rig_down(&rig);
}

/* Under a full-scale 100 Hz sine, from one noise to another. */
static void a_change_does_not_click(void **state)
{
    (void)state;
    NoiseResponse first = noise_response(24000, false, 23), second = noise_response(9000, true, 24);
    Rig rig;
    rig_up(&rig, kernels_best());
    Stereo in = sine(100000, 48000, 100.0, 1.0f), out = stereo_new(in.frames);
    offer_response(rig.convolver, &rig.plan, &first, rig.slots);
    convolve(rig.convolver, &in, &out, 0, 40017, 64);
    offer_response(rig.convolver, &rig.plan, &second, rig.slots);
    convolve(rig.convolver, &in, &out, 40017, 70003, 64);
    offer_response(rig.convolver, &rig.plan, NULL, rig.slots);
    convolve(rig.convolver, &in, &out, 70003, in.frames, 64);
    const Stereo heard = {out.left + 30000, out.right + 30000, 70000};
    assert_at_most(loudest_click_db(&heard, 48000), -80.0, "change of response");
    stereo_free(&in);
    stereo_free(&out);
    noise_response_free(&first);
    noise_response_free(&second);
    rig_down(&rig);
}

/* Many changes, faster than they can be taken: those that were never heard come back too, and every
 * part is somewhere. */
static void every_part_comes_back(void **state)
{
    (void)state;
    Rig rig;
    rig_up(&rig, kernels_best());
    Stereo in = white_noise(40000, 0.5f, 18), out = stereo_new(in.frames);
    for (size_t from = 0, n = 0; from + 400 <= in.frames; from += 400, n++) {
        NoiseResponse response = noise_response((unsigned)(1 + n * 1237 % 20000), n % 3 == 0, 19);
        offer_response(rig.convolver, &rig.plan, n % 7 == 6 ? NULL : &response, rig.slots);
        convolve(rig.convolver, &in, &out, from, from + 400, 64);
        if (n % 5 == 0) {
            free_retired(&rig);
        }
        noise_response_free(&response);
    }
    for (size_t i = 0; i < in.frames; i++) {
        assert_true(isfinite(out.left[i]) && fabsf(out.left[i]) < 10.0f);
    }
    stereo_free(&in);
    stereo_free(&out);
    rig_down(&rig); /* what is lost here, the address sanitizer finds */
}

static void forgets_all(void **state)
{
    (void)state;
    NoiseResponse response = noise_response(24000, false, 20);
    Rig rig;
    rig_up(&rig, kernels_best());
    Stereo loud = white_noise(30000, 1.0f, 21), in = white_noise(30000, 0.5f, 22);
    Stereo out = stereo_new(in.frames), fresh = render(kernels_best(), &response, &in, 64);
    offer_response(rig.convolver, &rig.plan, &response, rig.slots);
    convolve(rig.convolver, &loud, &out, 0, 29999, 64);
    convolver_forget(rig.convolver);
    convolve(rig.convolver, &in, &out, 0, in.frames, 64);
    assert_true(stereo_same_bits(&fresh, &out));
    stereo_free(&loud);
    stereo_free(&in);
    stereo_free(&out);
    stereo_free(&fresh);
    noise_response_free(&response);
    rig_down(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_the_direct_convolution),
        cmocka_unit_test(is_the_same_however_it_is_cut),
        cmocka_unit_test(four_and_eight_lanes_agree),
        cmocka_unit_test(a_change_keeps_the_history),
        cmocka_unit_test(a_longer_response_extends_the_history),
        cmocka_unit_test(a_fade_loses_nothing),
        cmocka_unit_test(a_change_does_not_click),
        cmocka_unit_test(every_part_comes_back),
        cmocka_unit_test(forgets_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
